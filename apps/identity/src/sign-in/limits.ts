import { problem } from '#contract/route';
import type { Database } from '#platform/database';
import { type Limit, throttle } from '#platform/throttle';
import { hashOf } from '../store/seal.ts';
import { giveBack } from './queries.ts';

const quarterHour = 900;

/** Wrong passwords per account and kind of device. */
export const guessLimit: Limit = { times: 10, windowSeconds: quarterHour };
/** Wrong passwords per address, over all accounts. */
export const addressLimit: Limit = { times: 100, windowSeconds: quarterHour };
/** Sign-ups, reset requests and checks per address. */
export const formLimit: Limit = { times: 200, windowSeconds: 3600 };

/** Counts one more use. @throws problem `too-often` */
export async function limitUse(database: Database, key: string, limit: Limit, now: Date): Promise<void> {
  const answer = await throttle(database, key, limit, now);
  if (!answer.allowed) throw problem('too-often', { retryAfterSeconds: answer.retryAfterSeconds });
}

/** The counters of one attempt to sign in; they count attempts under way too, so parallel guesses do not get through. */
export interface Attempt {
  /** Takes the count back after a right password: only failures add up. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt per account × device and per address. A known device has a counter of its own, so strangers who
 * guess do not lock the owner out; an unknown login counts like a known one.
 */
export async function countAttempt(
  database: Database,
  who: { login: string; knownDevice: string | null; address: string },
  now: Date,
): Promise<Attempt> {
  const counters: [string, Limit][] = [
    [`sign-in ${who.login} ${who.knownDevice ?? 'unknown device'}`, guessLimit],
    [`sign-in from ${who.address}`, addressLimit],
  ];
  for (const [key, limit] of counters) await limitUse(database, key, limit, now);
  return {
    async succeeded() {
      for (const [key, limit] of counters) await giveBack(database, key, limit, now);
    },
  };
}

/** The name under which a device is known: never its cookie itself. */
export const deviceHash = (device: string): Buffer => hashOf(device);
