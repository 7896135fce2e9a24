import {
  type Import,
  type ImportKind,
  type ImportMapping,
  type ImportPreview,
  type ImportReading,
  type ImportRefusal,
  importDelimiters,
  importEncodings,
  importLimits,
  type Language,
  problem,
} from '#contract';
import type { Act } from '#platform/act';
import { isInstant, pageOf, readCursor } from '#platform/cursor';
import { isUuid } from '#platform/ids';
import type { Storage } from '../files/index.ts';
import type { StaffActor } from '../people/index.ts';
import { importAsked } from './events.ts';
import { fileOf } from './passes/world.ts';
import * as queries from './queries.ts';
import { guessMapping } from './reading/guess.ts';
import { type ImportFile, looksLikeBinary, looksLikeXlsx, readingOf, rowsOf, Unreadable } from './reading/index.ts';
import { refusalsFile } from './refusals-file.ts';
import { alreadyRuns, filesSince, keptUntil, missingFields, ownFields, startsFrom } from './rules.ts';

const importOf = (row: queries.DeskImportRow): Import => ({
  importId: row.importId,
  kind: row.kind,
  fileName: row.fileName,
  format: row.format,
  bytes: row.fileBytes,
  state: row.state,
  failure: row.failure,
  by: row.staffName,
  uploadedAt: row.uploadedAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  reading: row.reading,
  mapping: row.mapping,
  newModels: row.newModels,
  rows: row.rowsTotal,
  rowsDone: row.rowsDone,
  created: row.created,
  changed: row.changed,
  unchanged: row.unchanged,
  refused: row.refused,
  takenBack: row.takenBack,
  kept: row.kept,
  keptUntil: row.fileKey === null ? null : keptUntil(row.uploadedAt).toISOString(),
});

/** What cannot be read becomes a problem of the same meaning. */
export async function readable<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw problem(error.failure === 'file-too-large' ? 'file-too-large' : 'file-broken');
  }
}

const previewRows = 8;
const previewMax = 200;

/** The head of a file. @throws Unreadable */
async function headOf(kind: ImportKind, file: ImportFile, asked: Partial<ImportReading>): Promise<ImportPreview> {
  const { reading, sheets } = await readingOf(file, asked);
  const head: { line: number; cells: string[] }[] = [];
  for await (const row of rowsOf(file, reading)) {
    const cells = row.cells.slice(0, importLimits.columns).map((cell) => cell.text.slice(0, previewMax));
    head.push({ line: row.line, cells });
    if (head.length > previewRows) break;
  }
  const [header, ...rows] = head;
  if (!header) throw new Unreadable('file-broken');
  return { reading, sheets, header: header.cells, rows, mapping: guessMapping(kind, header.cells) };
}

/** A file as it came in. */
export interface Sent {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Reads a file that came in for the first time: what it is, and how it is best read. */
export async function examine({
  kind,
  fileName,
  bytes,
}: Sent): Promise<{ format: 'csv' | 'xlsx'; head: ImportPreview }> {
  if (bytes.length === 0) throw problem('file-broken');
  const format = looksLikeXlsx(bytes) ? 'xlsx' : 'csv';
  if (format === 'csv' && (looksLikeBinary(bytes) || isNamedOtherwise(fileName))) throw problem('file-type');
  const head = await readable(() => headOf(kind, { format, bytes }, {}));
  if (head.rows.length === 0) throw problem('file-without-rows');
  return { format, head };
}

// A short picture may have no zero in it; whoever calls it a spreadsheet has to send one.
const isNamedOtherwise = (fileName: string): boolean => /\.(xlsx?|ods|numbers|pdf|jpe?g|png|zip)$/i.test(fileName);

/** Writes down that a file is there; again for the same id it is the import that was made then. */
export async function storeImport(
  act: Act<StaffActor>,
  sent: Sent,
  { format, head }: Awaited<ReturnType<typeof examine>>,
  fileKey: string,
): Promise<{ answer: Import; isNew: boolean }> {
  const { importId, kind, fileName } = sent;
  const stored = await queries.importStored(
    act.tx,
    {
      ...{ importId, kind, fileName, format, fileKey, fileBytes: sent.bytes.length },
      ...{
        staffId: act.actor.staffId,
        productLines: [...act.actor.scope.productLines],
        areas: [...act.actor.scope.areas],
      },
      ...{ reading: head.reading, mapping: head.mapping },
    },
    act.now,
  );
  const answer = await readImport(act, importId);
  const isSame = answer.kind === kind && answer.bytes === sent.bytes.length && answer.fileName === fileName;
  if (stored === 0 && !isSame) throw problem('id-taken');
  return { answer, isNew: stored === 1 };
}

/** One import. @throws `import-not-found` */
export async function readImport(act: Act<StaffActor>, importId: string): Promise<Import> {
  const row = await queries.importAtDesk(act.tx, act.actor.scope, importId);
  if (!row) throw problem('import-not-found');
  return importOf(row);
}

const pageSize = 50;

/** Imports, the newest first. */
export async function listImports(act: Act<StaffActor>, cursor: string | undefined) {
  const keys = readCursor(cursor, [isInstant, isUuid]);
  const after = keys ? { at: new Date(keys[0]!), importId: keys[1]! } : null;
  const rows = await queries.importsByTime(act.tx, act.actor.scope, after, pageSize + 1);
  const { page, next } = pageOf(rows, pageSize, (row) => [row.uploadedAt.toISOString(), row.importId]);
  return { imports: page.map(importOf), next };
}

const oneOf = <Word extends string>(words: readonly Word[], asked: string | undefined) =>
  words.find((word) => word === asked);

/** The head of a file, read as asked where that can be. */
export async function previewImport(
  act: Act<StaffActor>,
  storage: Storage,
  importId: string,
  asked: { encoding?: string; delimiter?: string; sheet?: string },
): Promise<ImportPreview> {
  const row = await queries.importAtDesk(act.tx, act.actor.scope, importId);
  if (!row) throw problem('import-not-found');
  if (row.fileKey === null) throw problem('file-not-found');
  const encoding = oneOf(importEncodings, asked.encoding);
  const delimiter = oneOf(importDelimiters, asked.delimiter);
  return readable(async () =>
    headOf(row.kind, await fileOf(storage, row), {
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      ...(asked.sheet && { sheet: asked.sheet }),
    }),
  );
}

/** The import, held, when its file is still kept. */
async function heldWithFile(act: Act<StaffActor>, importId: string): Promise<queries.ImportRow> {
  const held = await queries.importHeldAtDesk(act.tx, act.actor.scope, importId);
  if (!held) throw problem('import-not-found');
  if (held.fileKey === null || held.uploadedAt <= filesSince(act.now)) throw problem('file-not-found');
  return held;
}

const canStart = (what: keyof typeof startsFrom, { state }: queries.ImportRow): boolean =>
  (startsFrom[what] as readonly string[]).includes(state);

/** Starts a dry run. @throws `import-state`, `import-columns` naming the needed fields without a column */
export async function checkImport(
  act: Act<StaffActor>,
  importId: string,
  wish: { reading: ImportReading; mapping: ImportMapping; newModels: boolean },
): Promise<Import> {
  const held = await heldWithFile(act, importId);
  if (!canStart('check', held)) throw problem('import-state');
  const mapping = ownFields(held.kind, wish.mapping);
  const missing = missingFields(held.kind, mapping);
  if (missing.length > 0)
    throw problem('import-columns', { fields: Object.fromEntries(missing.map((name) => [name, 'missing'])) });
  const { reading, newModels } = wish;
  await queries.passBegun(
    act.tx,
    { importId, state: 'checking', reading, mapping, newModels, rowsTotal: null },
    act.now,
  );
  act.emit(importAsked(importId));
  return readImport(act, importId);
}

/** Starts the run of an import whose dry run has ended; again it is the same wish. @throws `import-state` */
export async function runImport(act: Act<StaffActor>, importId: string): Promise<Import> {
  const held = await heldWithFile(act, importId);
  if (alreadyRuns.includes(held.state)) return readImport(act, importId);
  if (!canStart('run', held)) throw problem('import-state');
  await queries.passBegun(act.tx, { ...held, state: 'running' }, act.now);
  act.emit(importAsked(importId));
  return readImport(act, importId);
}

/** Starts taking an import back, also one that still runs. @throws `import-state` */
export async function undoImport(act: Act<StaffActor>, importId: string): Promise<Import> {
  const held = await heldWithFile(act, importId);
  if (held.state === 'undoing') return readImport(act, importId);
  if (!canStart('undo', held)) throw problem('import-state');
  await queries.undoBegun(act.tx, importId, act.actor.scope, act.now);
  act.emit(importAsked(importId));
  return readImport(act, importId);
}

/** Refused rows, by line. */
export async function listRefusals(act: Act<StaffActor>, importId: string, cursor: string | undefined) {
  await readImport(act, importId);
  const [afterLine = '0'] = readCursor(cursor, [(key) => /^\d{1,9}$/.test(key)]) ?? [];
  const rows = await queries.refusalsByLine(act.tx, importId, Number(afterLine), pageSize + 1);
  const { page, next } = pageOf(rows, pageSize, (row) => [String(row.line)]);
  return { refusals: page satisfies ImportRefusal[], next };
}

/** Refused rows as a file in a language. */
export async function downloadRefusals(
  act: Act<StaffActor>,
  storage: Storage,
  importId: string,
  language: Language,
): Promise<string> {
  const row = await queries.importAtDesk(act.tx, act.actor.scope, importId);
  if (!row) throw problem('import-not-found');
  if (row.fileKey === null) throw problem('file-not-found');
  const refusals = await queries.refusalsByLine(act.tx, importId, 0, importLimits.rows);
  return refusalsFile(language, row, await fileOf(storage, row), refusals);
}
