import type { Database } from '../database/index.ts';
import { dropPartitions, makePartition } from './queries.ts';

/** The law wants logs of six months: no setting goes below this many days, and no row goes earlier (S2.8). */
export const fewestDays = 184;

/** Nor above a year, which is what the policy says. */
export const mostDays = 365;

const monthsAhead = 2;

/** What the job that keeps the log of use did. */
export interface Kept {
  /** Names of partitions that were dropped. */
  readonly dropped: readonly string[];
}

/**
 * Makes the partitions of this and the coming months and drops those whose oldest row has reached its age: twelve months
 * unless `days` says less. A partition whose youngest row could be under 184 days old stays, whatever the setting says.
 * @throws Error for fewer than 184 days
 */
export async function keepPartitions(database: Database, now: Date, days?: number): Promise<Kept> {
  if (days !== undefined && !(days >= fewestDays && days <= mostDays))
    throw new Error(`the log of use is kept for ${fewestDays} to ${mostDays} days, not ${days}`);
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1)
    await database.transaction({}, (tx) =>
      makePartition(tx, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))),
    );
  const rows = await database.transaction({}, (tx) => dropPartitions(tx, now, days ? `${days} days` : '12 months'));
  return { dropped: rows.map(({ name }) => name) };
}
