import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The operating system's user that PostgreSQL runs as; `null` when it is the user of this process. */
export interface DatabaseUser {
  name: string;
  uid: number;
  gid: number;
}

/** Where the programs of the operating system are, for processes that get no environment of ours. */
export const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const preferredNames = ['postgres', 'nobody'];

/** Picks `postgres` or `nobody` from a passwd text; PostgreSQL needs a user that has an entry there. */
export function pickDatabaseUser(passwd: string): DatabaseUser | null {
  const entries = passwd.split('\n').map((line) => line.split(':'));
  for (const name of preferredNames) {
    const entry = entries.find((fields) => fields[0] === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return null;
}

/** PostgreSQL refuses to run as root, so root hands it to an ordinary user; others run it as themselves. */
export function databaseUser(): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  const user = pickDatabaseUser(readFileSync('/etc/passwd', 'utf8'));
  if (user) return user;
  throw new Error(
    'PostgreSQL does not run as root and this machine has neither a user "postgres" nor "nobody": run npm start as an ordinary user.',
  );
}

/** Whether a user may pass through a folder or read and run a file, by its mode bits. */
export function mayEnter(stats: Pick<Stats, 'mode' | 'uid' | 'gid'>, user: DatabaseUser): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  return ((stats.mode >> shift) & 1) === 1;
}

/** The first folder on the way to `path` that the user cannot enter, or `null` when the way is open. */
export function firstClosedFolder(path: string, user: DatabaseUser | null): string | null {
  const folders: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of folders) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats) return null;
    if (user ? !mayEnter(stats, user) : !enterableByMe(folder)) return folder;
  }
  return null;
}

function enterableByMe(folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
