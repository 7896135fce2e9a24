import { sql, type Tx } from '#platform/database';

/** A signing key as it lies in the database. */
export interface SigningKeyRow {
  readonly kid: string;
  readonly private_key: Buffer;
  readonly published_at: Date;
  readonly signs_from: Date;
}

/** All keys, the one that signs last first. */
export const signingKeys = (tx: Tx) =>
  tx.rows<SigningKeyRow>(
    sql`SELECT kid, private_key, published_at, signs_from FROM signing_keys ORDER BY signs_from DESC, kid`,
  );

/** Lets one process at a time decide about keys. */
export const lockSigningKeys = (tx: Tx) => tx.run(sql`SELECT pg_advisory_xact_lock(hashtext('signing keys'))`);

export const addSigningKey = (tx: Tx, key: SigningKeyRow) =>
  tx.run(sql`
    INSERT INTO signing_keys (kid, private_key, published_at, signs_from)
    VALUES (${key.kid}, ${key.private_key}, ${key.published_at}, ${key.signs_from})`);

export const removeSigningKey = (tx: Tx, kid: string) => tx.run(sql`DELETE FROM signing_keys WHERE kid = ${kid}`);
