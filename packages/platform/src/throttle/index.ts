import { createHash } from 'node:crypto';
import { type Database, sql } from '../database/index.ts';

/** How often a thing may happen. */
export interface Limit {
  readonly times: number;
  readonly windowSeconds: number;
}

/** The answer of a throttle: allowed, or how many seconds to wait. */
export type Throttled = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * Counts one more attempt under a key and says whether it is within the limit. The count lives in PostgreSQL (table
 * `throttles`), is shared by all processes, and commits by itself, so a refused or failed attempt counts as well.
 * The key is stored as a hash only.
 */
export async function throttle(database: Database, key: string, limit: Limit, now: Date): Promise<Throttled> {
  const windowMs = limit.windowSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const hash = createHash('sha256').update(key).digest('base64url');
  const count = await database.transaction({}, async (tx) => {
    const row = await tx.one<{ times: number }>(sql`
      INSERT INTO throttles (throttle_key, window_start, times) VALUES (${hash}, ${windowStart}, 1)
      ON CONFLICT (throttle_key, window_start) DO UPDATE SET times = throttles.times + 1
      RETURNING times`);
    return row.times;
  });
  if (count <= limit.times) return { allowed: true };
  return {
    allowed: false,
    retryAfterSeconds: Math.max(1, Math.ceil((windowStart.getTime() + windowMs - now.getTime()) / 1000)),
  };
}

/** Deletes counts of windows that began before a moment; for the worker. Answers how many. */
export const forgetThrottles = (database: Database, before: Date): Promise<number> =>
  database.transaction({}, (tx) => tx.run(sql`DELETE FROM throttles WHERE window_start < ${before}`));
