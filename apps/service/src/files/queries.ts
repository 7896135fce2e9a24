import { sql, type Tx } from '#platform/database';
import type { FileType } from './rules.ts';

/** Where a file belongs: to the case itself, or to one of its replies. */
export interface Place {
  readonly companyId: string;
  readonly caseId: string;
  readonly replyId: string | null;
}

/** What pages show of a file, whether it has joined a case or not. */
export interface ShownFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly codecs: string | null;
  readonly caption: string | null;
  readonly hasPoster: boolean;
}

/** A file that has joined a case, as pages show it. */
export interface JoinedFile extends ShownFile {
  readonly replyId: string | null;
}

/** A video's poster: a picture of its own, checked like every other. */
export interface Poster {
  readonly storageKey: string;
  readonly type: FileType;
  readonly sha256: string;
}

/** What is needed to write a file into its case. */
export interface NewFile extends Omit<JoinedFile, 'hasPoster'>, Place {
  readonly replyId: string | null;
  readonly personId: string;
  readonly position: number;
  readonly storageKey: string;
  readonly sha256: string;
  readonly poster: Poster | null;
}

/** Where these files have joined already, those of them that have. */
export const placesOf = (tx: Tx, companyId: string, fileIds: readonly string[]) =>
  tx.rows<{ fileId: string; caseId: string; replyId: string | null }>(sql`
    SELECT file_id AS "fileId", case_id AS "caseId", reply_id AS "replyId" FROM files
    WHERE company_id = ${companyId} AND file_id = ANY (${fileIds}::uuid[])`);

/** Writes a file into its case. */
export const insertFile = (tx: Tx, file: NewFile, now: Date) =>
  tx.run(sql`
    INSERT INTO files (company_id, file_id, case_id, reply_id, person_id, position, storage_key, file_name, type, bytes,
      width, height, duration_ms, codecs, caption, sha256, poster_key, poster_type, poster_sha256, joined_at)
    VALUES (${file.companyId}, ${file.fileId}, ${file.caseId}, ${file.replyId}, ${file.personId}, ${file.position},
      ${file.storageKey}, ${file.fileName}, ${file.type}, ${file.bytes}, ${file.width}, ${file.height},
      ${file.durationMs}, ${file.codecs}, ${file.caption}, ${file.sha256}, ${file.poster?.storageKey ?? null},
      ${file.poster?.type ?? null}, ${file.poster?.sha256 ?? null}, ${now})`);

/** How many files are at a place. */
export async function countAt(tx: Tx, place: Place): Promise<number> {
  const { times } = await tx.one<{ times: number }>(sql`
    SELECT count(*)::int AS times FROM files WHERE company_id = ${place.companyId} AND case_id = ${place.caseId}
      AND reply_id IS NOT DISTINCT FROM ${place.replyId}::uuid`);
  return times;
}

/** All files of a case and its replies, in the order they were chosen. */
export const filesAt = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<JoinedFile>(sql`
    SELECT file_id AS "fileId", reply_id AS "replyId", file_name AS "fileName", type, bytes, width, height,
      duration_ms AS "durationMs", codecs, caption, poster_type IS NOT NULL AS "hasPoster" FROM files
    WHERE company_id = ${companyId} AND case_id = ${caseId} ORDER BY joined_at, position, file_id`);

/** What the file origin needs to send a file, or the poster of a video. */
export interface Servable {
  readonly storageKey: string;
  readonly fileName: string;
  readonly type: FileType;
  readonly sha256: string;
}

/** A file of a company's case. */
export const servableOfCase = (tx: Tx, companyId: string, fileId: string) =>
  tx.maybe<Servable>(sql`SELECT storage_key AS "storageKey", file_name AS "fileName", type, sha256 FROM files
    WHERE company_id = ${companyId} AND file_id = ${fileId}`);

/** The poster of a video of a company's case. */
export const posterOfCase = (tx: Tx, companyId: string, fileId: string) =>
  tx.maybe<Servable>(sql`
    SELECT poster_key AS "storageKey", file_name AS "fileName", poster_type AS type, poster_sha256 AS sha256 FROM files
    WHERE company_id = ${companyId} AND file_id = ${fileId} AND poster_key IS NOT NULL`);

/** A person's own upload, as soon as it is clean. */
export const servableOfDraft = (tx: Tx, personId: string, fileId: string) =>
  tx.maybe<Servable>(sql`SELECT storage_key AS "storageKey", file_name AS "fileName", type, sha256 FROM uploads
    WHERE person_id = ${personId} AND upload_id = ${fileId} AND state = 'ready'`);

/** The poster a person has sent for a video of theirs; the last one counts. */
export const posterOfDraft = (tx: Tx, personId: string, fileId: string) =>
  tx.maybe<Servable>(sql`SELECT storage_key AS "storageKey", file_name AS "fileName", type, sha256 FROM uploads
    WHERE person_id = ${personId} AND poster_of = ${fileId} AND state = 'ready'
    ORDER BY started_at DESC, upload_id DESC LIMIT 1`);
