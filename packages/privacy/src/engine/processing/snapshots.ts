import type { ClientBase } from 'pg';
import { maintenanceSetting } from '../register/databases.ts';
import { RegisterRefused } from '../register/mistakes.ts';
import { committedRegister, type LiveMaps, liveDifferences } from './committed.ts';

/**
 * The table of kept registers, as SQL; each region's database carries a copy in a migration, and a test holds them equal.
 */
export const registerSnapshotsSql = `CREATE TABLE register_snapshots (
  register_hash text NOT NULL,
  canonical text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  software_version text NOT NULL,
  CONSTRAINT register_snapshots__register_hash PRIMARY KEY (register_hash),
  -- The text is the proof: a row whose text does not have its hash cannot be written.
  CONSTRAINT register_snapshots__canonical CHECK (encode(sha256(convert_to(canonical, 'UTF8')), 'hex') = register_hash)
);
COMMENT ON TABLE register_snapshots IS 'A processing register that this region has worked by, from when on, and under which version of the software.';
CREATE FUNCTION refuse_change_of_register() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'a register that was worked by is never changed (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER register_snapshots__refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_register();
`;

/**
 * Refuses data maps that the committed register does not describe; for the owner, when a database is brought to the
 * newest schema and before anything listens.
 * @throws RegisterRefused with one sentence per difference
 */
export function requireCommitted(live: LiveMaps): void {
  const lines = liveDifferences(live);
  if (lines.length > 0) throw new RegisterRefused(lines);
}

/** Keeps the committed register in a region's database: once for each hash, never changed (privacy.md §1). */
export async function keepRegister(client: ClientBase, live: LiveMaps, softwareVersion: string): Promise<void> {
  requireCommitted(live);
  const { hash, canonical } = committedRegister();
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL ${maintenanceSetting} = 'on'`);
    await client.query(
      `INSERT INTO register_snapshots (register_hash, canonical, first_seen_at, software_version)
       SELECT $1, $2, now(), $3 WHERE NOT EXISTS (SELECT 1 FROM register_snapshots WHERE register_hash = $1)
       ON CONFLICT DO NOTHING`,
      [hash, canonical, softwareVersion],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
