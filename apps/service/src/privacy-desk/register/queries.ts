import { sql, type Tx } from '#platform/database';

/** A register that the service region has worked by. */
export interface SnapshotRow {
  readonly register_hash: string;
  readonly canonical: string;
  readonly first_seen_at: Date;
  readonly software_version: string;
}

/** By which register a version was published at this desk; none for the text that came with the software. */
export const registerOfPolicy = (tx: Tx, version: number) =>
  tx.maybe<{ register_hash: string }>(sql`SELECT register_hash FROM policy_versions WHERE version = ${version}`);

export const snapshotOf = (tx: Tx, hash: string) =>
  tx.maybe<SnapshotRow>(sql`
    SELECT register_hash, canonical, first_seen_at, software_version FROM register_snapshots WHERE register_hash = ${hash}`);
