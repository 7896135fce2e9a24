import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { type DatabaseUser, databaseUser, firstClosedFolder } from './database-user.ts';
import { initialise, lastLine } from './initialise.ts';
import { openPasswords } from './passwords.ts';
import { outwaitOldPostmaster, spawnPostmaster } from './postmaster.ts';
import { chooseSocketFolder, makeSocketFolder, socketPort } from './socket-folder.ts';

/** How a cluster is started. */
export interface ClusterOptions {
  /** Folder of all clusters of an installation. */
  folder: string;
  /** Folder of this cluster inside it, `home` or `service`. */
  name: string;
  /** false turns fsync off: only for clusters that live as long as a test run. Default true. */
  durable?: boolean;
  /** Where PostgreSQL writes its log. Default `<folder>/<name>.log`. */
  logFile?: string;
  /** PostgreSQL settings over ours. */
  settings?: Record<string, string>;
}

/** A running PostgreSQL server with its own data folder, reachable by a unix socket only. */
export interface Cluster {
  name: string;
  pid: number;
  socketFolder: string;
  port: number;
  /** Address with the superuser's rights; for making databases and for the operator alone. */
  superuserUrl(database: string): string;
  /** Address for one role of one database. */
  urlFor(role: string, database: string): string;
  /** Ends every session and the server, within `patienceMs`. */
  stop(patienceMs?: number): Promise<void>;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
}

/** What PostgreSQL keeps in memory of its own: a thirty-second of the machine's, since two clusters and more share it. */
const bufferMb = (memory: number): number => Math.round(Math.min(1024, Math.max(128, memory / 2 ** 20 / 32)));

const settingsOfOurs: Record<string, string> = {
  listen_addresses: '',
  port: String(socketPort),
  unix_socket_permissions: '0700',
  max_connections: '200',
  shared_buffers: `${bufferMb(totalmem())}MB`,
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The details of an error repeat values, e.g. the login name that is taken; no log may hold them.
  log_error_verbosity: 'terse',
  password_encryption: 'scram-sha-256',
  idle_in_transaction_session_timeout: '60s',
};

const settingsWithoutDurability = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

/** Starts a cluster, making it first when it is new. Errors are one line that says what to do. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = databaseUser();
  const durable = options.durable ?? true;
  const folder = resolve(options.folder);
  const clusterFolder = join(folder, options.name);
  makeFolders(folder, clusterFolder, user);
  const binaries = findBinaries(user);
  const passwords = openPasswords(join(folder, `${options.name}.passwords.json`));
  const dataFolder = await initialise({
    binaries,
    user,
    clusterFolder,
    superuserPassword: passwords.of('postgres'),
    durable,
  });
  await outwaitOldPostmaster(dataFolder);
  const socketFolder = chooseSocketFolder(clusterFolder);
  makeSocketFolder(socketFolder, [process.getuid?.() ?? 0, user?.uid ?? process.getuid?.() ?? 0]);
  if (user) chownSync(socketFolder, user.uid, user.gid);
  const logFile = options.logFile ?? join(folder, `${options.name}.log`);
  const settings = {
    ...settingsOfOurs,
    ...(durable ? {} : settingsWithoutDurability),
    ...options.settings,
    unix_socket_directories: socketFolder,
  };
  const urlFor = (role: string, database: string) =>
    urlOf({ role, password: passwords.of(role), database, socketFolder });
  const child = spawnPostmaster({ program: binaries.postgres, dataFolder, user, settings, logFile });
  await untilReady(child, urlFor('postgres', 'postgres'), logFile);
  return {
    name: options.name,
    pid: child.pid!,
    socketFolder,
    port: socketPort,
    superuserUrl: (database) => urlFor('postgres', database),
    urlFor,
    stop: (patienceMs) => stop(child, patienceMs),
    ended: new Promise((settle) => child.once('exit', () => settle())),
  };
}

/** The address of a database behind a unix socket, in a form that `new URL` and `pg` both read. */
export function urlOf(parts: { role: string; password: string; database: string; socketFolder: string }): string {
  const host = encodeURIComponent(parts.socketFolder);
  return `postgresql://${parts.role}:${parts.password}@localhost/${parts.database}?host=${host}&port=${socketPort}`;
}

function makeFolders(folder: string, clusterFolder: string, user: DatabaseUser | null): void {
  const existed = existsSync(folder);
  mkdirSync(folder, { recursive: true, mode: user ? 0o711 : 0o700 });
  if (!existed) chmodSync(folder, user ? 0o711 : 0o700);
  const closed = firstClosedFolder(folder, user);
  if (closed && user) {
    throw new Error(
      `The database's user "${user.name}" cannot enter ${closed}: run "DATA_FOLDER=/var/lib/service-center npm start" (a line in .env keeps it), or start as an ordinary user.`,
    );
  }
  if (closed)
    throw new Error(
      `The folder ${closed} cannot be entered: run "chmod u+x ${closed}", or set DATA_FOLDER to another folder.`,
    );
  mkdirSync(clusterFolder, { recursive: true, mode: 0o700 });
  if (user) chownSync(clusterFolder, user.uid, user.gid);
}

async function untilReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    if (await answers(url)) return;
    await pause(20);
  }
  child.kill('SIGQUIT');
  const reason = existsSync(logFile) ? lastLine(readFileSync(logFile, 'utf8').slice(-2_000)) : 'no log';
  throw new Error(`PostgreSQL did not start (${reason}); its log is ${logFile} in ${dirname(logFile)}.`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stop(child: ChildProcess, patienceMs = 3_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), patienceMs);
  await ended;
  clearTimeout(timer);
}
