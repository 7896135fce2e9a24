import { createHash } from 'node:crypto';
import type { Act } from '#platform/act';
import type { Tx } from '#platform/database';
import type { Storage } from '../../files/index.ts';
import { machinesOfCompany } from '../../machines/index.ts';
import {
  type ArchivedFile,
  casesOfArchive,
  changesOfArchive,
  companyOfArchive,
  filesOfArchive,
  membersOfArchive,
  repliesOfArchive,
} from './queries.ts';
import { type TarEntry, tarOf } from './tar.ts';

/** Calls stand to the right of cases; the wiring passes them. */
export type CallsOfCompany = (tx: Tx, companyId: string) => Promise<object[]>;

/** All that is handed out, but for the bytes of files. */
export interface ReadArchive {
  readonly customerNumber: string;
  readonly at: Date;
  readonly data: Buffer;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly ArchivedFile[];
}

/** Reads what both sides may see of a company; undefined where there is none. Notes and priorities are no part of it. */
export async function readArchive(
  act: Act,
  callsOfCompany: CallsOfCompany,
  companyId: string,
): Promise<ReadArchive | undefined> {
  const { tx, now } = act;
  const [company, members, machines, cases, replies, changes, calls, files] = await Promise.all([
    companyOfArchive(tx, companyId),
    membersOfArchive(tx, companyId),
    machinesOfCompany(tx, companyId),
    casesOfArchive(tx, companyId),
    repliesOfArchive(tx, companyId),
    changesOfArchive(tx, companyId),
    callsOfCompany(tx, companyId),
    filesOfArchive(tx, companyId),
  ]);
  if (!company) return undefined;
  const shownFiles = files.map(({ storage_key: _, ...file }) => ({ ...file, path: pathOf(file) }));
  const tables = { members, machines, cases, replies, changes, calls, files: shownFiles };
  const data = { takenAt: now.toISOString(), company, ...tables };
  return {
    customerNumber: company.customer_number,
    at: now,
    data: Buffer.from(JSON.stringify(data, null, 2)),
    counts: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length])),
    files,
  };
}

const pathOf = ({ file_id, type }: Pick<ArchivedFile, 'file_id' | 'type'>): string =>
  `files/${file_id}.${type
    .split('/')
    .pop()!
    .replace(/[^a-z0-9]/g, '')}`;

const whole = (name: string, bytes: Buffer): TarEntry => ({ name, bytes: bytes.length, content: [bytes] });
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function* entriesOf(read: ReadArchive, storage: Storage): AsyncGenerator<TarEntry> {
  const told: { path: string; bytes: number; sha256: string }[] = [
    { path: 'data.json', bytes: read.data.length, sha256: hashOf(read.data) },
  ];
  const missing: string[] = [];
  yield whole('data.json', read.data);
  for (const file of read.files) {
    const path = pathOf(file);
    const bytes = await storage.length(file.storage_key, 'full');
    if (bytes === undefined) {
      missing.push(path);
      continue;
    }
    const hash = createHash('sha256');
    const content = (async function* () {
      if (bytes === 0) return;
      for await (const piece of storage.read(file.storage_key, 'full', 0, bytes - 1)) {
        hash.update(piece as Buffer);
        yield piece as Buffer;
      }
    })();
    yield { name: path, bytes, content };
    told.push({ path, bytes, sha256: hash.digest('hex') });
  }
  // Last, since only now every hash is known; what is missing makes it incomplete, never silently whole.
  const state = missing.length > 0 ? 'incomplete' : 'complete';
  const manifest = { takenAt: read.at.toISOString(), state, missing, rows: read.counts, files: told };
  yield whole('manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
}

/** The archive as a tar: data.json, the files, and a manifest with the hash of each. */
export const archiveOf = (read: ReadArchive, storage: Storage) => tarOf(entriesOf(read, storage), read.at);
