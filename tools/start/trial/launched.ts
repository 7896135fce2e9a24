import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#testkit/ports';
import { projectFolder } from '../config.ts';

const portSettings = [
  'HOME_PORT',
  'STAFF_REALM_PORT',
  'SERVICE_PORT',
  'WORKER_PORT',
  'FILES_PORT',
  'EMULATOR_PORT',
  'MAIL_SMTP_PORT',
  'MAIL_PAGE_PORT',
];

/** A launcher started for a test. */
export interface Launched {
  npm: ChildProcess;
  output(): string;
  /** Settles with the exit code. */
  ended: Promise<number | null>;
}

/** Starts the launcher below a stand-in for npm. */
export function launchTrial(environment: Record<string, string>, options: string[] = []): Launched {
  const npm = spawn(process.execPath, [join(projectFolder, 'tools/start/trial/fake-npm.ts'), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', npm_lifecycle_event: 'start', ...environment },
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  npm.stdout!.on('data', keep);
  npm.stderr!.on('data', keep);
  return { npm, output: () => output, ended: new Promise((settle) => npm.once('close', settle)) };
}

/** Settings that give every server a free port of its own. */
export async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const setting of portSettings) ports[setting] = String(await freePort());
  return ports;
}

/** Processes whose command line or environment names a folder: everything that runs for it. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && mentions(pid, folder));
}

function mentions(pid: number, folder: string): boolean {
  try {
    // A zombie has neither and counts as ended.
    return [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => readFileSync(file, 'utf8').includes(folder));
  } catch {
    return false;
  }
}
