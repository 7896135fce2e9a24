import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The kernel's limit for the path of a unix socket is 108 bytes with the closing zero. */
export const socketPathLimitBytes = 107;
export const socketPort = 5432;

/** The path of PostgreSQL's socket file inside a folder. */
export function socketPath(folder: string): string {
  return join(folder, `.s.PGSQL.${socketPort}`);
}

/** Chooses the folder of the socket: inside the cluster's folder, or a short one in the temp folder when that is too long. */
export function chooseSocketFolder(clusterFolder: string, temporaryFolder: string = tmpdir()): string {
  const inside = join(clusterFolder, 'socket');
  if (fits(inside)) return inside;
  const digest = createHash('sha256').update(clusterFolder).digest('hex').slice(0, 10);
  const short = join(temporaryFolder, `service-center-${digest}`);
  if (fits(short)) return short;
  throw new Error(
    `The path ${socketPath(short)} is longer than the ${socketPathLimitBytes} bytes a unix socket may have: set DATA_FOLDER or TMPDIR to a shorter folder.`,
  );
}

function fits(folder: string): boolean {
  return Buffer.byteLength(socketPath(folder)) <= socketPathLimitBytes;
}

/** Makes the folder, and refuses one that somebody else made first in the shared temp folder. */
export function makeSocketFolder(folder: string, ownerUids: number[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || !ownerUids.includes(stats.uid)) {
    throw new Error(`The folder ${folder} belongs to another user: remove it, or set TMPDIR to a folder of your own.`);
  }
}
