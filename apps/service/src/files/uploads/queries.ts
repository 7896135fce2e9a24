import type { FileKind } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Poster } from '../queries.ts';
import type { FileType } from '../rules.ts';
import type { UploadWish } from './protocol.ts';

/** Who sends a file, and in which company. */
export interface Uploader {
  readonly personId: string;
  readonly companyId: string;
}

/** An uploader whose piece outlives its request's own act: the token is asked about again and again. */
export interface Sender extends Uploader {
  readonly tokenMadeAt: Date;
}

/** Why a file was refused, in the words of the contract. */
export type Refusal = 'file-type' | 'file-too-large' | 'file-broken';

/** An upload as its author's requests see it. */
export interface Upload {
  readonly uploadId: string;
  readonly storageKey: string;
  readonly fileName: string;
  readonly uploadBytes: number;
  readonly state: 'uploading' | 'checking' | 'ready' | 'refused' | 'ended';
  readonly refusal: Refusal | null;
  readonly type: FileType | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly codecs: string | null;
  readonly sha256: string | null;
  /** What its client said of it. */
  readonly toldKind: FileKind | null;
  readonly toldSha256: string | null;
  readonly posterOf: string | null;
  /** `Upload-Metadata` as the client sent it. */
  readonly metadata: string;
  readonly touchedAt: Date;
  readonly joinedAt: Date | null;
  /** Somebody is writing just now. */
  readonly leased: boolean;
}

const columns = sql`upload_id AS "uploadId", storage_key AS "storageKey", file_name AS "fileName",
  upload_bytes AS "uploadBytes", state, refusal, type, bytes, width, height, duration_ms AS "durationMs", codecs, sha256,
  told_kind AS "toldKind", told_sha256 AS "toldSha256", poster_of AS "posterOf", metadata, touched_at AS "touchedAt",
  joined_at AS "joinedAt", coalesce(lease_until > clock_timestamp(), false) AS leased`;

/** The upload of this id, when it is this person's in this company. */
export const uploadOf = (tx: Tx, by: Uploader, uploadId: string) =>
  tx.maybe<Upload>(sql`SELECT ${columns} FROM uploads
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND company_id = ${by.companyId} AND state <> 'ended'`);

/** The person's uploads of these ids, locked until the act ends. */
export const uploadsForJoining = (tx: Tx, by: Uploader, uploadIds: readonly string[]) =>
  tx.rows<Upload>(sql`SELECT ${columns} FROM uploads
    WHERE upload_id = ANY (${uploadIds}::uuid[]) AND person_id = ${by.personId} AND company_id = ${by.companyId}
    ORDER BY upload_id FOR UPDATE`);

/** A poster that is ready to join with its video. */
export interface ReadyPoster extends Poster {
  readonly uploadId: string;
  readonly posterOf: string;
}

/** The person's ready posters of these videos, the last one of each at the end, locked until the act ends. */
export const postersForJoining = (tx: Tx, by: Uploader, uploadIds: readonly string[]) =>
  tx.rows<ReadyPoster>(sql`
    SELECT upload_id AS "uploadId", poster_of AS "posterOf", storage_key AS "storageKey", type, sha256 FROM uploads
    WHERE poster_of = ANY (${uploadIds}::uuid[]) AND person_id = ${by.personId} AND company_id = ${by.companyId}
      AND state = 'ready' AND joined_at IS NULL
    ORDER BY started_at, upload_id FOR UPDATE`);

/** Notes that uploads have joined; their rows go with the next sweep, their bytes stay. */
export const markJoined = (tx: Tx, by: Uploader, uploadIds: readonly string[], now: Date) =>
  tx.run(sql`UPDATE uploads SET joined_at = ${now}, touched_at = ${now}
    WHERE upload_id = ANY (${uploadIds}::uuid[]) AND person_id = ${by.personId} AND company_id = ${by.companyId}`);

/** How many uploads of a person have joined nothing; other starts of the same person wait until this act ends. */
export async function unjoinedUploads(tx: Tx, by: Uploader): Promise<number> {
  tx.later(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads of ${by.personId}`}, 0))`);
  const { times } = await tx.one<{ times: number }>(sql`
    SELECT count(*)::int AS times FROM uploads WHERE person_id = ${by.personId} AND joined_at IS NULL`);
  return times;
}

/** Begins an upload; false when the id is taken, by whomever. */
export async function insertUpload(
  tx: Tx,
  by: Uploader,
  upload: UploadWish & { readonly storageKey: string },
  now: Date,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    INSERT INTO uploads (upload_id, person_id, company_id, storage_key, file_name, upload_bytes, told_kind, told_sha256,
      poster_of, metadata, state, started_at, touched_at, check_attempts, lease_yield)
    VALUES (${upload.uploadId}, ${by.personId}, ${by.companyId}, ${upload.storageKey}, ${upload.fileName},
      ${upload.uploadBytes}, ${upload.kind}, ${upload.sha256}, ${upload.posterOf}, ${upload.metadata}, 'uploading', ${now}, ${now}, 0, false)
    ON CONFLICT DO NOTHING`);
  return inserted === 1;
}

/**
 * Lets this act's commit be answered before it is on the disk: a lease is worth nothing after a fall of the database,
 * and what a piece has brought is told by the file itself.
 */
export const hurry = (tx: Tx) => tx.later(sql`SET LOCAL synchronous_commit TO off`);

/** Takes the right to write for five seconds; false when another holds it. The database's clock is the one all share. */
export async function takeLease(tx: Tx, by: Uploader, uploadId: string, leaseId: string): Promise<boolean> {
  const taken = await tx.run(sql`
    UPDATE uploads SET lease_id = ${leaseId}, lease_until = clock_timestamp() + interval '5 seconds', lease_yield = false
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND state = 'uploading'
      AND (lease_until IS NULL OR lease_until <= clock_timestamp())`);
  return taken === 1;
}

/** Holds the right for five seconds more; false when it was lost or asked back, or the upload was ended. */
export async function renewLease(tx: Tx, by: Uploader, uploadId: string, leaseId: string): Promise<boolean> {
  const kept = await tx.run(sql`
    UPDATE uploads SET lease_until = clock_timestamp() + interval '5 seconds'
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND lease_id = ${leaseId} AND NOT lease_yield
      AND state = 'uploading'`);
  return kept === 1;
}

/** Gives the right back; false when it was lost before, so that what was written must not be acknowledged. */
export async function giveLeaseBack(
  tx: Tx,
  by: Uploader,
  uploadId: string,
  leaseId: string,
  now: Date,
): Promise<boolean> {
  const given = await tx.run(sql`
    UPDATE uploads SET lease_id = NULL, lease_until = NULL, lease_yield = false, touched_at = ${now}
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND lease_id = ${leaseId} AND state = 'uploading'`);
  return given === 1;
}

/** Asks whoever writes just now to stop. */
export const askForLease = (tx: Tx, by: Uploader, uploadId: string) =>
  tx.run(sql`UPDATE uploads SET lease_yield = true
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND lease_until > clock_timestamp()`);

/** All bytes are there: the check is due. False when that was known already. */
export async function markComplete(tx: Tx, by: Uploader, uploadId: string, now: Date): Promise<boolean> {
  const marked = await tx.run(sql`UPDATE uploads SET state = 'checking', touched_at = ${now}
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND state = 'uploading'`);
  return marked === 1;
}

/** Takes an upload back, unless it has joined; answers its storage key. The row goes once the bytes have gone. */
export const endUpload = (tx: Tx, by: Uploader, uploadId: string) =>
  tx.maybe<{ storageKey: string }>(sql`UPDATE uploads SET state = 'ended'
    WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND company_id = ${by.companyId}
      AND joined_at IS NULL AND state <> 'ended'
    RETURNING storage_key AS "storageKey"`);

/** Removes the row of an upload whose bytes are gone. */
export const deleteEnded = (tx: Tx, by: Uploader, uploadId: string) =>
  tx.run(sql`DELETE FROM uploads WHERE upload_id = ${uploadId} AND person_id = ${by.personId} AND state = 'ended'`);
