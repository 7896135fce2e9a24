import { sql, type Tx } from '#platform/database';

/** A register that home has worked by. */
export interface SnapshotRow {
  readonly register_hash: string;
  readonly first_seen_at: Date;
  readonly software_version: string;
}

export const snapshotOf = (tx: Tx, hash: string) =>
  tx.maybe<SnapshotRow>(sql`
    SELECT register_hash, first_seen_at, software_version FROM register_snapshots WHERE register_hash = ${hash}`);

/** The register that home worked by at a moment: the last one that was new by then. */
export const snapshotAt = (tx: Tx, moment: Date) =>
  tx.maybe<SnapshotRow>(sql`
    SELECT register_hash, first_seen_at, software_version FROM register_snapshots
    WHERE first_seen_at <= ${moment} ORDER BY first_seen_at DESC, register_hash LIMIT 1`);
