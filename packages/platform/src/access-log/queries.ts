import { sql, type Tx } from '../database/index.ts';
import type { AccessLine } from './line.ts';
import type { MisuseDay, MisuseKind } from './misuse.ts';

/** Adds lines in one statement; a batch that is sent again after a lost answer adds nothing twice. */
export function addLines(tx: Tx, lines: readonly AccessLine[]): Promise<number> {
  const all = <Value>(read: (line: AccessLine) => Value) => lines.map(read);
  return tx.run(sql`
    INSERT INTO access_log (request_id, at, route, method, status, duration_ms, bytes, address, software, system,
      person_kind, person_id)
    SELECT * FROM unnest(
      ${all((line) => line.requestId)}::uuid[], ${all((line) => line.at)}::timestamptz[],
      ${all((line) => line.route)}::text[], ${all((line) => line.method)}::text[],
      ${all((line) => line.status)}::smallint[], ${all((line) => line.durationMs)}::integer[],
      ${all((line) => line.bytes)}::bigint[], ${all((line) => line.address)}::text[],
      ${all((line) => line.software)}::text[], ${all((line) => line.system)}::text[],
      ${all((line) => line.signedIn?.kind ?? null)}::text[], ${all((line) => line.signedIn?.personId ?? null)}::uuid[])
    ON CONFLICT DO NOTHING`);
}

/** Makes the partition of the month that a moment lies in; nothing where it is there. */
export const makePartition = (tx: Tx, at: Date) => tx.run(sql`SELECT make_access_log_partition(${at})`);

/** Drops partitions whose time has come; answers their names. */
export const dropPartitions = (tx: Tx, now: Date, keep: string) =>
  tx.rows<{ name: string }>(sql`SELECT drop_access_log_partitions(${now}, ${keep}::interval) AS name`);

/** What was conspicuous, by day and kind; the function answers numbers alone. */
export const misuseByDay = (tx: Tx, since: Date, from: Readonly<Record<MisuseKind, number>>) =>
  tx.rows<MisuseDay>(sql`
    SELECT day, kind, times, sources
    FROM misuse_by_day(${since}::timestamptz, ${from['failed-sign-ins']}::int, ${from['foreign-ids']}::int,
      ${from.volume}::int)`);
