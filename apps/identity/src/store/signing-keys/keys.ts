import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'oidc-provider';
import type { Database, Tx } from '#platform/database';
import { newId } from '#platform/ids';
import type { Sealer } from '../seal.ts';
import { addSigningKey, lockSigningKeys, removeSigningKey, type SigningKeyRow, signingKeys } from './queries.ts';

/** When keys change. */
export interface KeySchedule {
  /** How long a key signs before the next one takes over. */
  readonly signsForMs: number;
  /** How long a new key is published before it signs: longer than any cache of the key set. */
  readonly leadMs: number;
  /** How long an old key stays published after it stopped signing: longer than any token lives. */
  readonly staysMs: number;
}

const hourMs = 3_600_000;

/** Ninety days of signing, two hours of lead, two hours of staying. */
export const keySchedule: KeySchedule = { signsForMs: 90 * 24 * hourMs, leadMs: 2 * hourMs, staysMs: 2 * hourMs };

/** What to do now: a new key with these times, and the keys that nobody needs any more. Rows newest first. */
export function keyChanges(
  rows: readonly Pick<SigningKeyRow, 'kid' | 'signs_from'>[],
  schedule: KeySchedule,
  now: Date,
  rotateNow = false,
): { add: { publishedAt: Date; signsFrom: Date } | null; remove: string[] } {
  const [newest] = rows;
  const at = now.getTime();
  if (!newest) return { add: { publishedAt: now, signsFrom: now }, remove: [] };
  const due = newest.signs_from.getTime() + schedule.signsForMs - schedule.leadMs <= at;
  const waiting = newest.signs_from.getTime() > at;
  const add = (due || rotateNow) && !waiting ? { publishedAt: now, signsFrom: new Date(at + schedule.leadMs) } : null;
  // A key has stopped when the one after it (before it in this list) began to sign.
  const remove = rows
    .filter((_, index) => index > 0 && rows[index - 1]!.signs_from.getTime() + schedule.staysMs < at)
    .map((row) => row.kid);
  return { add, remove };
}

function newPrivateKey(kid: string): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' } as JWK;
}

async function addKey(tx: Tx, sealer: Sealer, times: { publishedAt: Date; signsFrom: Date }, now: Date): Promise<void> {
  const kid = newId(now);
  const privateKey = sealer.seal(JSON.stringify(newPrivateKey(kid)));
  await addSigningKey(tx, {
    kid,
    private_key: privateKey,
    published_at: times.publishedAt,
    signs_from: times.signsFrom,
  });
}

/**
 * Takes every key back and makes one that signs at once: for keys that somebody else may have. Tokens signed before count
 * no more; running processes follow at their next look, within a minute.
 */
export async function replaceSigningKeys(database: Database, sealer: Sealer, now: Date): Promise<void> {
  await database.transaction({}, async (tx) => {
    await lockSigningKeys(tx);
    for (const { kid } of await signingKeys(tx)) await removeSigningKey(tx, kid);
    await addKey(tx, sealer, { publishedAt: now, signsFrom: now }, now);
  });
}

/**
 * Makes the keys follow their schedule; several processes may do so at once.
 * @param rotateNow publishes a next key although the schedule does not ask for one
 * @returns private keys of all that are published, the one that signs now first
 */
export async function keepSigningKeys(
  database: Database,
  sealer: Sealer,
  now: Date,
  rotateNow = false,
  schedule: KeySchedule = keySchedule,
): Promise<JWK[]> {
  const rows = await database.transaction({}, async (tx) => {
    await lockSigningKeys(tx);
    const { add, remove } = keyChanges(await signingKeys(tx), schedule, now, rotateNow);
    for (const kid of remove) await removeSigningKey(tx, kid);
    if (add) await addKey(tx, sealer, add, now);
    return signingKeys(tx);
  });
  const signing = rows.filter((row) => row.signs_from <= now);
  const waiting = rows.filter((row) => row.signs_from > now);
  return [...signing, ...waiting].map((row) => JSON.parse(sealer.open(row.private_key)) as JWK);
}
