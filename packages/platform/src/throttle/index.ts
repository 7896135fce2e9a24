import { createHash } from 'node:crypto';
import { type Database, sql, type Tx } from '../database/index.ts';

/** How often a thing may happen. */
export interface Limit {
  readonly times: number;
  readonly windowSeconds: number;
}

/** The answer of a throttle: allowed, or how many seconds to wait. */
export type Throttled = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Where a count is kept: the hash of its key and the beginning of its window. */
export function counterAt(key: string, { windowSeconds }: Limit, now: Date): { hash: string; windowStart: Date } {
  const windowMs = windowSeconds * 1000;
  return {
    hash: createHash('sha256').update(key).digest('base64url'),
    windowStart: new Date(Math.floor(now.getTime() / windowMs) * windowMs),
  };
}

/** The key under which a route counts what a person makes by it. */
export const personKey = (routeId: string, personId: string): string => `${routeId} ${personId}`;

/**
 * Counts one more attempt under a key and says whether it is within the limit. The count lives in PostgreSQL (table
 * `throttles`), is shared by all processes, and commits by itself, so a refused or failed attempt counts as well.
 * The key is stored as a hash only.
 */
export const throttle = (database: Database, key: string, limit: Limit, now: Date): Promise<Throttled> =>
  database.transaction({}, (tx) => throttleWithin(tx, key, limit, now));

/** The same inside a transaction: what is rolled back was not counted, so only what has come about uses the limit up. */
export async function throttleWithin(tx: Tx, key: string, limit: Limit, now: Date): Promise<Throttled> {
  const windowMs = limit.windowSeconds * 1000;
  const { hash, windowStart } = counterAt(key, limit, now);
  const { times } = await tx.one<{ times: number }>(sql`
    INSERT INTO throttles (throttle_key, window_start, times) VALUES (${hash}, ${windowStart}, 1)
    ON CONFLICT (throttle_key, window_start) DO UPDATE SET times = throttles.times + 1
    RETURNING times`);
  if (times <= limit.times) return { allowed: true };
  return {
    allowed: false,
    retryAfterSeconds: Math.max(1, Math.ceil((windowStart.getTime() + windowMs - now.getTime()) / 1000)),
  };
}

/** Deletes counts of windows that began before a moment; for the worker. Answers how many. */
export const forgetThrottles = (database: Database, before: Date): Promise<number> =>
  database.transaction({}, (tx) => tx.run(sql`DELETE FROM throttles WHERE window_start < ${before}`));
