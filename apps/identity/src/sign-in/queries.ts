import { createHash } from 'node:crypto';
import { type Database, sql, type Tx } from '#platform/database';
import type { Limit } from '#platform/throttle';

/** Takes one use back from a counter of #platform/throttle (same key, same window). */
export async function giveBack(database: Database, key: string, limit: Limit, now: Date): Promise<void> {
  const windowMs = limit.windowSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const hash = createHash('sha256').update(key).digest('base64url');
  await database.transaction({}, (tx) =>
    tx.run(sql`
      UPDATE throttles SET times = times - 1
      WHERE throttle_key = ${hash} AND window_start = ${windowStart} AND times > 0`),
  );
}

export const isKnownDevice = async (tx: Tx, accountId: string, deviceHash: Buffer): Promise<boolean> =>
  (await tx.maybe(
    sql`SELECT 1 AS known FROM known_devices WHERE account_id = ${accountId} AND device_hash = ${deviceHash}`,
  )) !== undefined;

/** Remembers that an account signed in from a device. */
export const rememberDevice = (tx: Tx, accountId: string, deviceHash: Buffer, now: Date) =>
  tx.run(sql`
    INSERT INTO known_devices (account_id, device_hash, first_seen_at, last_seen_at)
    VALUES (${accountId}, ${deviceHash}, ${now}, ${now})
    ON CONFLICT (account_id, device_hash) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at`);

/** Whether an account is in a browser for the first time, while it knew others: one that began since counts as new. */
export const isFirstTimeIn = async (tx: Tx, accountId: string, deviceHash: Buffer, since: Date): Promise<boolean> => {
  const { known, others } = await tx.one<{ known: boolean; others: boolean }>(sql`
    SELECT coalesce(bool_or(device_hash = ${deviceHash} AND first_seen_at < ${since}), false) AS known,
      coalesce(bool_or(device_hash <> ${deviceHash}), false) AS others
    FROM known_devices WHERE account_id = ${accountId}`);
  return others && !known;
};
