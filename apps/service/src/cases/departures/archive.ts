import { createHash } from 'node:crypto';
import type { Act } from '#platform/act';
import type { Tx } from '#platform/database';
import type { Storage } from '../../files/index.ts';
import { machinesOfCompany } from '../../machines/index.ts';
import {
  type ArchivedFile,
  type ArchivePage,
  casesOfArchive,
  changesOfArchive,
  companyOfArchive,
  filesOfArchive,
  membersOfArchive,
  repliesOfArchive,
} from './queries.ts';
import { type TarEntry, tarOf } from './tar.ts';

/** Calls stand to the right of cases; the wiring passes them. */
export type CallsOfCompany = (tx: Tx, page: ArchivePage) => Promise<{ call_id: string }[]>;

/** What an archive is of. */
export interface ArchiveHead {
  readonly customerNumber: string;
  readonly name: string;
  readonly at: Date;
}

/** Where an archive takes from. */
export interface ArchiveSources {
  /** An act of its own for each page: no connection waits for whoever downloads, and a right that ends ends the archive. */
  readonly inAct: <Answer>(work: (act: Act, companyId: string) => Promise<Answer>) => Promise<Answer>;
  readonly callsOfCompany: CallsOfCompany;
  readonly storage: Storage;
}

/** Whose archive it is; undefined where there is no such company. */
export async function archiveHead(act: Act, companyId: string): Promise<ArchiveHead | undefined> {
  const company = await companyOfArchive(act.tx, companyId);
  return company && { customerNumber: company.customer_number, name: company.name, at: act.now };
}

/** Rows of one file of an archive, and so many in memory at a time. */
const pageRows = 500;
const first = '00000000-0000-0000-0000-000000000000';

const pathOf = ({ file_id, type }: Pick<ArchivedFile, 'file_id' | 'type'>): string =>
  `files/${file_id}.${type
    .split('/')
    .pop()!
    .replace(/[^a-z0-9]/g, '')}`;

/** Pages of rows until there are no more. */
async function* pagesOf<Row>(
  { inAct }: ArchiveSources,
  read: (tx: Tx, page: ArchivePage) => Promise<Row[]>,
  idOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  for (let after = first; ; ) {
    const rows = await inAct((act, companyId) => read(act.tx, { companyId, after, limit: pageRows }));
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) return;
    after = idOf(rows.at(-1)!);
  }
}

/** Counts, hashes and misses of what has gone out so far. */
class Told {
  readonly files: { path: string; bytes: number; sha256: string }[] = [];
  readonly missing: string[] = [];
  readonly rows: Record<string, number> = {};

  /** A file of rows, which both sides may see. */
  data(name: string, part: number, rows: readonly object[]): TarEntry {
    this.rows[name] = (this.rows[name] ?? 0) + rows.length;
    const path = `data/${name}-${String(part).padStart(4, '0')}.json`;
    const bytes = Buffer.from(JSON.stringify(rows, null, 2));
    this.files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    return { name: path, bytes: bytes.length, content: [bytes] };
  }

  /** The bytes of a file of a case; what is missing makes the archive incomplete, never silently whole. */
  async *file(file: ArchivedFile, storage: Storage): AsyncGenerator<TarEntry> {
    const path = pathOf(file);
    const bytes = await storage.length(file.storage_key, 'full');
    if (bytes === undefined) {
      this.missing.push(path);
      return;
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
    this.files.push({ path, bytes, sha256: hash.digest('hex') });
  }
}

async function* rowsOf(told: Told, name: string, pages: AsyncIterable<object[]>): AsyncGenerator<TarEntry> {
  told.rows[name] = 0;
  let part = 0;
  for await (const page of pages) yield told.data(name, ++part, page);
}

async function* entriesOf(head: ArchiveHead, sources: ArchiveSources): AsyncGenerator<TarEntry> {
  const told = new Told();
  const { inAct, callsOfCompany, storage } = sources;
  const whole = async function* (read: (tx: Tx, companyId: string) => Promise<object[]>) {
    const rows = await inAct((act, companyId) => read(act.tx, companyId));
    for (let at = 0; at < rows.length; at += pageRows) yield rows.slice(at, at + pageRows);
  };
  yield* rowsOf(told, 'members', whole(membersOfArchive));
  yield* rowsOf(told, 'machines', whole(machinesOfCompany));
  yield* rowsOf(
    told,
    'cases',
    pagesOf(sources, casesOfArchive, (row) => row.case_id),
  );
  yield* rowsOf(
    told,
    'replies',
    pagesOf(sources, repliesOfArchive, (row) => row.reply_id),
  );
  yield* rowsOf(
    told,
    'changes',
    pagesOf(sources, changesOfArchive, (row) => row.change_id),
  );
  yield* rowsOf(
    told,
    'calls',
    pagesOf(sources, callsOfCompany, (row) => row.call_id),
  );
  told.rows.files = 0;
  let part = 0;
  for await (const files of pagesOf(sources, filesOfArchive, (row) => row.file_id)) {
    const shown = files.map(({ storage_key: _, ...file }) => ({ ...file, path: pathOf(file as ArchivedFile) }));
    yield told.data('files', ++part, shown);
    for (const file of files) yield* told.file(file, storage);
  }
  // Last, since only now every hash is known.
  const state = told.missing.length > 0 ? 'incomplete' : 'complete';
  const company = { customer_number: head.customerNumber, name: head.name };
  const manifest = { takenAt: head.at.toISOString(), company, state, ...told };
  const bytes = Buffer.from(JSON.stringify(manifest, null, 2));
  yield { name: 'manifest.json', bytes: bytes.length, content: [bytes] };
}

/** The archive as a tar: rows in files of a page each, the files, and a manifest with the hash of each. */
export const archiveOf = (head: ArchiveHead, sources: ArchiveSources) => tarOf(entriesOf(head, sources), head.at);
