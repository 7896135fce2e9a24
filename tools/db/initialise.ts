import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type DatabaseUser, systemPath } from './database-user.ts';

const accessRules = '# Only by the unix socket, and only with a password.\nlocal all all scram-sha-256\n';

/** What `initialise` needs to know. */
export interface Initialisation {
  binaries: Binaries;
  user: DatabaseUser | null;
  clusterFolder: string;
  superuserPassword: string;
  /** false leaves out the fsyncs: for clusters that live as long as a test run. */
  durable: boolean;
}

/** Makes an empty cluster in `<clusterFolder>/pgdata`; a half-made one of a start that was cut off is made anew. */
export async function initialise(wanted: Initialisation): Promise<string> {
  const dataFolder = join(wanted.clusterFolder, 'pgdata');
  const finished = join(wanted.clusterFolder, 'initialised');
  if (existsSync(finished)) return dataFolder;
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { mode: 0o700 });
  own(dataFolder, wanted.user);
  const passwordFile = join(wanted.clusterFolder, 'first-password');
  writeFileSync(passwordFile, wanted.superuserPassword, { mode: 0o600 });
  own(passwordFile, wanted.user);
  try {
    await runInitdb(wanted, dataFolder, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(dataFolder, 'pg_hba.conf'), accessRules);
  writeFileSync(finished, '');
  return dataFolder;
}

function own(path: string, user: DatabaseUser | null): void {
  if (user) chownSync(path, user.uid, user.gid);
}

async function runInitdb(wanted: Initialisation, dataFolder: string, passwordFile: string): Promise<void> {
  const options = [
    `--pgdata=${dataFolder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(wanted.durable ? [] : ['--no-sync']),
  ];
  const { code, output } = await run(wanted.binaries.initdb, options, wanted.user);
  if (code === 0) return;
  throw new Error(`PostgreSQL could not make its data folder ${dataFolder}: ${lastLine(output)}`);
}

function run(program: string, options: string[], user: DatabaseUser | null): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
      env: { PATH: systemPath, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The last line of a program's output that says something. */
export function lastLine(output: string): string {
  const lines = output.trim().split('\n');
  return lines.findLast((line) => /error|fatal|could not/i.test(line)) ?? lines.at(-1) ?? 'no output';
}
