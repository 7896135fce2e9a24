import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DatabaseUser, systemPath } from './database-user.ts';

/** How to start the server process of a cluster. */
export interface PostmasterOptions {
  program: string;
  dataFolder: string;
  user: DatabaseUser | null;
  settings: Record<string, string>;
  logFile: string;
}

let deathSignalKnown: boolean | undefined;

/** Whether `setpriv` can tie a process's life to that of its parent (util-linux; busybox cannot). */
export function hasDeathSignal(): boolean {
  deathSignalKnown ??= spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;
  return deathSignalKnown;
}

/** Starts the server so that it cannot outlive this process, even when this process is killed with -9. */
export function spawnPostmaster(options: PostmasterOptions): ChildProcess {
  const log = openSync(options.logFile, 'a', 0o600);
  const settings = Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [options.program, '-D', options.dataFolder, ...settings];
  const [program, ...rest] = hasDeathSignal() ? ['setpriv', '--pdeathsig', 'INT', ...command] : command;
  const child = spawn(program!, rest, {
    stdio: ['ignore', log, log],
    cwd: '/',
    // A group of its own: Ctrl-C reaches the launcher alone, which stops everything in order.
    detached: true,
    env: { PATH: systemPath, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...(options.user ? { uid: options.user.uid, gid: options.user.gid } : {}),
  });
  if (!hasDeathSignal()) watchOver(child);
  return child;
}

/** Without a death signal a second process holds a pipe to this one and stops the server when the pipe breaks. */
function watchOver(child: ChildProcess): void {
  const watcher = spawn(
    process.execPath,
    [join(dirname(fileURLToPath(import.meta.url)), 'watcher.ts'), String(child.pid)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  );
  watcher.unref();
  child.once('exit', () => watcher.stdin?.end());
}

/** The process id in `postmaster.pid` when a server of this data folder still runs; removes a file left by a dead one. */
export function runningPostmaster(dataFolder: string): number | null {
  const pidFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1 && servesFolder(pid, dataFolder)) return pid;
  rmSync(pidFile, { force: true });
  return null;
}

function servesFolder(pid: number, dataFolder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // The number may belong to an unrelated process by now; only /proc can tell.
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataFolder);
  } catch {
    return false;
  }
}

/** Waits until a server left over from a killed launcher has shut down; stops it when it does not by itself. */
export async function outwaitOldPostmaster(dataFolder: string, patienceMs = 8_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let asked = false;
  for (let pid = runningPostmaster(dataFolder); pid !== null; pid = runningPostmaster(dataFolder)) {
    if (!asked) process.kill(pid, 'SIGINT');
    asked = true;
    if (Date.now() > deadline) {
      throw new Error(
        `A database server (process ${pid}) still uses ${dataFolder}: stop it with "kill -INT ${pid}" and start again.`,
      );
    }
    await pause(50);
  }
}
