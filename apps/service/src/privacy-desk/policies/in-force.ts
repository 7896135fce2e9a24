import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Effect, effects } from './queries.ts';
import { inForceOf } from './rules.ts';

/** What the door of customers asks: which version must have been agreed to at this moment. */
export interface PolicyInForce {
  /** The version in force now; 0 before the privacy desk has published any. */
  now(): Promise<number>;
  /** When a token that says `agreed` stops being enough, as far as it is known; undefined: not before it ends. */
  endOf(agreed: number): Promise<Date | undefined>;
}

/**
 * Each process knows for this long what takes effect when. It is much shorter than the time between a publication and its
 * effect, so that every process knows a version before it is in force and asks no database for each request.
 */
export const knownForMs = 2_000;

/** Opens the question, asked as the role of customers. */
export function openPolicyInForce(database: Database, clock: Clock): PolicyInForce {
  let known: { list: readonly Effect[]; at: number } | undefined;
  let asking: Promise<readonly Effect[]> | undefined;
  const ask = async () => {
    const at = clock.now().getTime();
    const list = await database.transaction({}, effects);
    known = { list, at };
    return list;
  };
  const list = (): Promise<readonly Effect[]> => {
    // A clock that was set back or forward makes what is known old, too.
    if (known && Math.abs(clock.now().getTime() - known.at) < knownForMs) return Promise.resolve(known.list);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return {
    now: async () => inForceOf(await list(), clock.now()),
    async endOf(agreed) {
      const now = clock.now();
      return (await list()).find(({ version, effective_at }) => version > agreed && effective_at > now)?.effective_at;
    },
  };
}
