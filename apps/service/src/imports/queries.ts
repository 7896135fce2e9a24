import type {
  ImportFailure,
  ImportKind,
  ImportMapping,
  ImportReading,
  ImportRefusal,
  ImportState,
  ProductLine,
} from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../people/index.ts';

/** An import as its row holds it. */
export interface ImportRow {
  importId: string;
  kind: ImportKind;
  format: 'csv' | 'xlsx';
  fileKey: string | null;
  fileBytes: number;
  staffId: string;
  productLines: ProductLine[];
  areas: string[];
  state: ImportState;
  failure: ImportFailure | null;
  reading: ImportReading;
  mapping: ImportMapping;
  newModels: boolean;
  rowsTotal: number | null;
  rowsDone: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  takenBack: number;
  kept: number;
  uploadedAt: Date;
  changedAt: Date;
}

/** The same with what only the desk reads. */
export interface DeskImportRow extends ImportRow {
  fileName: string;
  staffName: string;
}

const columns = sql`i.import_id AS "importId", i.kind, i.format, i.file_key AS "fileKey",
  i.file_bytes AS "fileBytes", i.staff_id AS "staffId", i.product_lines AS "productLines", i.areas, i.state, i.failure,
  i.reading, i.mapping, i.new_models AS "newModels", i.rows_total AS "rowsTotal", i.rows_done AS "rowsDone", i.created,
  i.changed, i.unchanged, i.refused, i.taken_back AS "takenBack", i.kept, i.uploaded_at AS "uploadedAt",
  i.changed_at AS "changedAt"`;
const deskColumns = sql`${columns}, i.file_name AS "fileName", s.name AS "staffName"`;

/** A file that came in. */
export type NewImport = Pick<
  DeskImportRow,
  | 'importId'
  | 'kind'
  | 'fileName'
  | 'format'
  | 'fileKey'
  | 'fileBytes'
  | 'staffId'
  | 'productLines'
  | 'areas'
  | 'reading'
  | 'mapping'
>;

/** Stores an import; answers 0 when its id is taken. */
export const importStored = (tx: Tx, one: NewImport, now: Date) =>
  tx.run(sql`
    INSERT INTO imports (import_id, kind, file_name, format, file_key, file_bytes, staff_id, product_lines, areas, state,
      reading, mapping, uploaded_at, changed_at, touched_at)
    VALUES (${one.importId}, ${one.kind}, ${one.fileName}, ${one.format}, ${one.fileKey}, ${one.fileBytes},
      ${one.staffId}, ${one.productLines}, ${one.areas}, 'uploaded', ${JSON.stringify(one.reading)}, ${JSON.stringify(one.mapping)},
      ${now}, ${now}, ${now}) ON CONFLICT DO NOTHING`);

// What a file holds, and what comes of it, is of the scope it was sent in: nobody with less reads or runs it.
const within = (scope: Scope) =>
  sql`i.product_lines <@ ${scope.productLines}::text[] AND i.areas <@ ${scope.areas}::text[]`;

/** One import at the desk, within the viewer's scope. */
export const importAtDesk = (tx: Tx, scope: Scope, importId: string) =>
  tx.maybe<DeskImportRow>(sql`
    SELECT ${deskColumns} FROM imports i JOIN staff_members s ON s.staff_id = i.staff_id
    WHERE i.import_id = ${importId} AND ${within(scope)}`);

/** The same, held until the act ends. */
export const importHeldAtDesk = (tx: Tx, scope: Scope, importId: string) =>
  tx.maybe<ImportRow>(sql`
    SELECT ${columns} FROM imports i WHERE i.import_id = ${importId} AND ${within(scope)} FOR UPDATE`);

/** One import as the worker goes on with it, held until the act ends. */
export const importHeld = (tx: Tx, importId: string) =>
  tx.maybe<ImportRow>(sql`SELECT ${columns} FROM imports i WHERE i.import_id = ${importId} FOR UPDATE`);

/** One import as the worker reads it. */
export const importByNumber = (tx: Tx, importId: string) =>
  tx.maybe<ImportRow>(sql`SELECT ${columns} FROM imports i WHERE i.import_id = ${importId}`);

/** What whoever takes an import back works for; one that was begun before this was kept has the scope of its sender. */
export const undoScope = (tx: Tx, importId: string) =>
  tx.one<Scope>(sql`
    SELECT coalesce(undo_product_lines, product_lines) AS "productLines", coalesce(undo_areas, areas) AS areas
    FROM imports WHERE import_id = ${importId}`);

/** Imports within the viewer's scope, the newest first. */
export const importsByTime = (tx: Tx, scope: Scope, after: { at: Date; importId: string } | null, limit: number) =>
  tx.rows<DeskImportRow>(sql`
    SELECT ${deskColumns} FROM imports i JOIN staff_members s ON s.staff_id = i.staff_id
    WHERE ${within(scope)} AND (${after === null}
      OR (i.uploaded_at, i.import_id) < (${after?.at ?? null}::timestamptz, ${after?.importId ?? null}::uuid))
    ORDER BY i.uploaded_at DESC, i.import_id DESC LIMIT ${limit}`);

/** Begins a dry run or a run: what an earlier one counted is forgotten. */
export async function passBegun(
  tx: Tx,
  one: Pick<ImportRow, 'importId' | 'state' | 'reading' | 'mapping' | 'newModels' | 'rowsTotal'>,
  now: Date,
): Promise<void> {
  await tx.run(sql`DELETE FROM import_refusals WHERE import_id = ${one.importId}`);
  await tx.run(sql`
    UPDATE imports SET state = ${one.state}, failure = NULL, reading = ${JSON.stringify(one.reading)},
      mapping = ${JSON.stringify(one.mapping)}, new_models = ${one.newModels}, rows_total = ${one.rowsTotal},
      rows_done = 0, created = 0, changed = 0, unchanged = 0, refused = 0, changed_at = ${now}, touched_at = ${now}
    WHERE import_id = ${one.importId}`);
}

/** Begins an undo. */
export const undoBegun = (tx: Tx, importId: string, scope: Scope, now: Date) =>
  tx.run(sql`
    UPDATE imports SET state = 'undoing', taken_back = 0, kept = 0, undo_product_lines = ${scope.productLines}::text[],
      undo_areas = ${scope.areas}::text[], changed_at = ${now}, touched_at = ${now}
    WHERE import_id = ${importId}`);

/** What a batch adds to the counts of a pass. */
export type Progress = Pick<ImportRow, 'rowsDone' | 'created' | 'changed' | 'unchanged' | 'refused'>;

/** Writes how far a pass is. */
export const progressWritten = (tx: Tx, importId: string, added: Progress, now: Date) =>
  tx.run(sql`
    UPDATE imports SET rows_done = rows_done + ${added.rowsDone}, created = created + ${added.created},
      changed = changed + ${added.changed}, unchanged = unchanged + ${added.unchanged},
      refused = refused + ${added.refused}, touched_at = ${now} WHERE import_id = ${importId}`);

/** Ends a pass. */
export const passEnded = (tx: Tx, importId: string, state: ImportState, failure: ImportFailure | null, now: Date) =>
  tx.run(sql`
    UPDATE imports SET state = ${state}, failure = ${failure}, rows_total = coalesce(rows_total, rows_done),
      changed_at = ${now}, touched_at = ${now} WHERE import_id = ${importId}`);

/** Stores refused rows. */
export const refusalsStored = (tx: Tx, importId: string, refusals: readonly ImportRefusal[]) =>
  tx.run(sql`
    INSERT INTO import_refusals (import_id, line, field, column_index, reason, value, other_line)
    SELECT ${importId}::uuid, n.line, n.field, n.column_index, n.reason, n.value, n.other_line
    FROM unnest(${refusals.map((one) => one.line)}::int[], ${refusals.map((one) => one.field)}::text[],
      ${refusals.map((one) => one.column)}::int[], ${refusals.map((one) => one.reason)}::text[],
      ${refusals.map((one) => one.value)}::text[], ${refusals.map((one) => one.otherLine)}::int[])
      AS n (line, field, column_index, reason, value, other_line)
    ON CONFLICT DO NOTHING`);

/** Refused rows after a line. */
export const refusalsByLine = (tx: Tx, importId: string, afterLine: number, limit: number) =>
  tx.rows<ImportRefusal>(sql`
    SELECT line, field, column_index AS "column", reason, value, other_line AS "otherLine" FROM import_refusals
    WHERE import_id = ${importId} AND line > ${afterLine} ORDER BY line LIMIT ${limit}`);

/** A thing in the shape its kind gives it. */
export type ThingValues = Readonly<Record<string, string | null>>;

/** What a row made or changed. */
export interface Effect {
  line: number;
  companyId: string;
  thingId: string;
  before: ThingValues | null;
  after: ThingValues;
}

/** Stores what rows made or changed. */
export const effectsStored = (tx: Tx, importId: string, effects: readonly Effect[]) =>
  tx.run(sql`
    INSERT INTO import_effects (import_id, line, company_id, thing_id, before, after)
    SELECT ${importId}::uuid, n.line, n.company_id, n.thing_id, n.before, n.after
    FROM unnest(${effects.map((one) => one.line)}::int[], ${effects.map((one) => one.companyId)}::uuid[],
      ${effects.map((one) => one.thingId)}::uuid[],
      ${effects.map((one) => (one.before ? JSON.stringify(one.before) : null))}::jsonb[],
      ${effects.map((one) => JSON.stringify(one.after))}::jsonb[])
      AS n (line, company_id, thing_id, before, after)`);

/** The last effects that are not undone yet. */
export const lastEffects = (tx: Tx, importId: string, limit: number) =>
  tx.rows<Effect>(sql`
    SELECT line, company_id AS "companyId", thing_id AS "thingId", before, after FROM import_effects
    WHERE import_id = ${importId} AND NOT undone ORDER BY line DESC LIMIT ${limit}`);

/** Marks effects as dealt with. */
export const effectsUndone = (tx: Tx, importId: string, lines: readonly number[]) =>
  tx.run(sql`UPDATE import_effects SET undone = true WHERE import_id = ${importId} AND line = ANY (${lines}::int[])`);

/** Writes how far an undo is. */
export const undoWritten = (tx: Tx, importId: string, takenBack: number, kept: number, now: Date) =>
  tx.run(sql`
    UPDATE imports SET taken_back = taken_back + ${takenBack}, kept = kept + ${kept}, touched_at = ${now}
    WHERE import_id = ${importId}`);

/** Imports whose work stopped in the middle. */
export const stalledImports = (tx: Tx, touchedBefore: Date) =>
  tx.rows<{ importId: string }>(sql`
    SELECT import_id AS "importId" FROM imports
    WHERE state IN ('checking', 'running', 'undoing') AND touched_at < ${touchedBefore} ORDER BY touched_at LIMIT 20`);

/** Imports whose file is older than it may be and at rest. */
export const importsPastKeeping = (tx: Tx, uploadedBefore: Date, limit: number) =>
  tx.rows<{ importId: string; fileKey: string }>(sql`
    SELECT import_id AS "importId", file_key AS "fileKey" FROM imports
    WHERE file_key IS NOT NULL AND uploaded_at < ${uploadedBefore} AND state NOT IN ('checking', 'running', 'undoing')
    ORDER BY uploaded_at LIMIT ${limit}`);

/** Forgets the rows of an import whose file is gone. */
export async function importRowsForgotten(tx: Tx, importId: string): Promise<void> {
  await tx.run(sql`DELETE FROM import_refusals WHERE import_id = ${importId}`);
  await tx.run(sql`DELETE FROM import_effects WHERE import_id = ${importId}`);
  await tx.run(sql`UPDATE imports SET file_key = NULL WHERE import_id = ${importId}`);
}

/** Deletes the lines about imports that are older than they may be. */
export const importsForgotten = (tx: Tx, uploadedBefore: Date) =>
  tx.run(sql`DELETE FROM imports WHERE file_key IS NULL AND uploaded_at < ${uploadedBefore}`);
