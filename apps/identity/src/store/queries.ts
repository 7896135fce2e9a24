import { type Database, sql, type Tx } from '#platform/database';

/** A record of the provider as it lies in the database. */
export interface OidcRecordRow {
  readonly payload: Buffer;
  readonly consumed_at: Date | null;
}

/** What a record is written with. */
export interface OidcRecordWrite {
  readonly model: string;
  readonly idHash: Buffer;
  readonly uidHash: Buffer | null;
  readonly grantId: string | null;
  readonly subjectId: string | null;
  readonly clientId: string | null;
  readonly payload: Buffer;
  readonly expiresAt: Date;
  readonly now: Date;
}

const inOne = <T>(database: Database, work: (tx: Tx) => Promise<T>) => database.transaction({}, work);

/** Writes a record, or writes over it. */
export const writeOidcRecord = (database: Database, record: OidcRecordWrite) =>
  inOne(database, (tx) =>
    tx.run(sql`
      INSERT INTO oidc_records (model, id_hash, uid_hash, grant_id, subject_id, client_id, payload, created_at, expires_at)
      VALUES (${record.model}, ${record.idHash}, ${record.uidHash}, ${record.grantId}, ${record.subjectId},
        ${record.clientId}, ${record.payload}, ${record.now}, ${record.expiresAt})
      ON CONFLICT (model, id_hash) DO UPDATE SET uid_hash = EXCLUDED.uid_hash, grant_id = EXCLUDED.grant_id,
        subject_id = EXCLUDED.subject_id, client_id = EXCLUDED.client_id, payload = EXCLUDED.payload,
        expires_at = EXCLUDED.expires_at`),
  );

/** The record of a hash, unless it has expired. */
export const oidcRecordOf = (database: Database, model: string, idHash: Buffer, now: Date) =>
  inOne(database, (tx) =>
    tx.maybe<OidcRecordRow>(sql`
      SELECT payload, consumed_at FROM oidc_records
      WHERE model = ${model} AND id_hash = ${idHash} AND expires_at > ${now}`),
  );

/** The provider's session with a uid, unless it has expired. */
export const oidcRecordOfUid = (database: Database, model: string, uidHash: Buffer, now: Date) =>
  inOne(database, (tx) =>
    tx.maybe<OidcRecordRow>(sql`
      SELECT payload, consumed_at FROM oidc_records
      WHERE uid_hash = ${uidHash} AND model = ${model} AND expires_at > ${now}`),
  );

/** Marks a record as used; answers 0 when it was used before, whoever was first. */
export const consumeOidcRecord = (database: Database, model: string, idHash: Buffer, now: Date) =>
  inOne(database, (tx) =>
    tx.run(sql`
      UPDATE oidc_records SET consumed_at = ${now}
      WHERE model = ${model} AND id_hash = ${idHash} AND consumed_at IS NULL`),
  );

export const removeOidcRecord = (database: Database, model: string, idHash: Buffer) =>
  inOne(database, (tx) => tx.run(sql`DELETE FROM oidc_records WHERE model = ${model} AND id_hash = ${idHash}`));

export const removeOidcGrant = (database: Database, grantId: string) =>
  inOne(database, (tx) => tx.run(sql`DELETE FROM oidc_records WHERE grant_id = ${grantId}`));

/** Ends everything the provider remembers of a person: sessions, grants, codes, refresh tokens. */
export const removeOidcSubject = (tx: Tx, subjectId: string) =>
  tx.run(sql`DELETE FROM oidc_records WHERE subject_id = ${subjectId}`);

/** Ends one sign-in: its provider session and whatever its grant carries. */
export const removeOidcSignIn = (tx: Tx, grantId: string, providerSessionHash: Buffer) =>
  tx.run(sql`DELETE FROM oidc_records WHERE grant_id = ${grantId} OR uid_hash = ${providerSessionHash}`);

/** Ends every sign-in of a person at the provider but one, also those that no session here knows. */
export const removeOtherOidcSignIns = (tx: Tx, subjectId: string, kept: { grantId: string; sessionHash: Buffer }) =>
  tx.run(sql`
    DELETE FROM oidc_records WHERE subject_id = ${subjectId}
      AND grant_id IS DISTINCT FROM ${kept.grantId} AND uid_hash IS DISTINCT FROM ${kept.sessionHash}`);

/** Sweeps what has ended; safe to run at any time and by several processes. */
export const removeEndedShared = (tx: Tx, now: Date) =>
  Promise.all([
    tx.run(sql`DELETE FROM oidc_records WHERE expires_at < ${now}`),
    tx.run(sql`DELETE FROM throttles WHERE window_start < ${new Date(now.getTime() - 2 * 86_400_000)}`),
  ]);
