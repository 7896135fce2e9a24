import { sql, type Tx } from '#platform/database';
import type { FileType } from '../rules.ts';
import type { Refusal } from '../uploads/queries.ts';
import type { Told } from './verdict.ts';

/** An upload whose check this process has taken on. */
export interface ClaimedCheck {
  readonly storageKey: string;
  readonly attempts: number;
  /** The clean file exists already; only the original's removal is left. */
  readonly cleaned: boolean;
  readonly told: Told;
}

/** What a check found out about a clean file. */
export interface CleanFile {
  readonly type: FileType;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly codecs: string | null;
  readonly sha256: string;
}

/** Takes a check on unless another process has it in hand; `before`: claims older than that count as died. */
export const claimCheck = (tx: Tx, personId: string, uploadId: string, now: Date, before: Date) =>
  tx.maybe<ClaimedCheck>(sql`
    UPDATE uploads SET check_started_at = ${now}, check_attempts = check_attempts + 1
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking'
      AND (check_started_at IS NULL OR check_started_at < ${before})
    RETURNING storage_key AS "storageKey", check_attempts AS attempts, sha256 IS NOT NULL AS cleaned,
      jsonb_build_object('kind', told_kind, 'sha256', told_sha256) AS told`);

/** Lets go of a check that was interrupted for no fault of the file. */
export const releaseCheck = (tx: Tx, personId: string, uploadId: string) =>
  tx.run(sql`UPDATE uploads SET check_started_at = NULL
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking'`);

/** Lets go of a check that failed by the machine: it does not count as an attempt. */
export const takeCheckBack = (tx: Tx, personId: string, uploadId: string) =>
  tx.run(sql`UPDATE uploads SET check_started_at = NULL, check_attempts = check_attempts - 1
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking' AND check_attempts > 0`);

/** Stores what the check found, before the original is removed; false when the upload was taken back meanwhile. */
export async function recordClean(tx: Tx, personId: string, uploadId: string, file: CleanFile): Promise<boolean> {
  const recorded = await tx.run(sql`
    UPDATE uploads SET type = ${file.type}, bytes = ${file.bytes}, width = ${file.width}, height = ${file.height},
      duration_ms = ${file.durationMs}, codecs = ${file.codecs}, sha256 = ${file.sha256}
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking'`);
  return recorded === 1;
}

/** The file may join: it is clean, on the disk, and its original is gone. */
export const markReady = (tx: Tx, personId: string, uploadId: string, now: Date) =>
  tx.run(sql`UPDATE uploads SET state = 'ready', touched_at = ${now}
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking' AND sha256 IS NOT NULL`);

/** The file is refused. */
export const markRefused = (tx: Tx, personId: string, uploadId: string, refusal: Refusal, now: Date) =>
  tx.run(sql`UPDATE uploads SET state = 'refused', refusal = ${refusal}, touched_at = ${now}
    WHERE upload_id = ${uploadId} AND person_id = ${personId} AND state = 'checking'`);

/** Uploads whose check died or never began, oldest first. */
export const stuckChecks = (tx: Tx, before: Date, limit: number) =>
  tx.rows<{ uploadId: string; personId: string }>(sql`
    SELECT upload_id AS "uploadId", person_id AS "personId" FROM uploads
    WHERE state = 'checking' AND (check_started_at < ${before} OR (check_started_at IS NULL AND touched_at < ${before}))
    ORDER BY touched_at LIMIT ${limit}`);

/** An upload the sweep has found. */
export interface AbandonedUpload {
  readonly uploadId: string;
  readonly storageKey: string;
  /** Its bytes belong to a case now. */
  readonly joined: boolean;
}

/** Uploads that stay untouched since `before` or were ended halfway. */
export const abandonedUploads = (tx: Tx, before: Date, limit: number) =>
  tx.rows<AbandonedUpload>(sql`
    SELECT upload_id AS "uploadId", storage_key AS "storageKey", joined_at IS NOT NULL AS joined FROM uploads
    WHERE touched_at < ${before} OR (state = 'ended' AND joined_at IS NULL) ORDER BY touched_at LIMIT ${limit}`);

/** Ends an abandoned upload before its bytes go; false when it was touched or joined meanwhile. */
export async function endAbandoned(tx: Tx, uploadId: string, before: Date): Promise<boolean> {
  const ended = await tx.run(sql`UPDATE uploads SET state = 'ended'
    WHERE upload_id = ${uploadId} AND joined_at IS NULL AND (touched_at < ${before} OR state = 'ended')`);
  return ended === 1;
}

/** Removes the row of an upload that was ended, or that joined long ago. */
export const forgetUpload = (tx: Tx, uploadId: string, before: Date) =>
  tx.run(sql`DELETE FROM uploads WHERE upload_id = ${uploadId}
    AND ((state = 'ended' AND joined_at IS NULL) OR (joined_at IS NOT NULL AND touched_at < ${before}))`);
