import { inDatabase } from './database.ts';

/** Bytes that only the person they belong to can read on this device. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const keys = new Map<string, Promise<CryptoKey | null>>();

// Whose key another page has thrown away: none is made for them here, what this page still holds is to go.
const forgotten = new Set<string>();

let makesKeys = true;

/** In a thread of a page: the page alone decides whether a person has a key, for it knows whose is thrown away. */
export const makeNoKeys = (): void => {
  makesKeys = false;
};

const find = (personId: string) => inDatabase<CryptoKey>('readonly', 'keys', (store) => store.get(personId));

async function findOrMake(personId: string): Promise<CryptoKey | null> {
  // A page without a secure context has no cryptography: then nothing is kept rather than kept in the clear.
  if (typeof crypto.subtle === 'undefined' || typeof indexedDB === 'undefined') return null;
  const found = await find(personId);
  if (found || !makesKeys || forgotten.has(personId)) return found ?? null;
  // Not extractable: no script can read it out, it can only be used in this browser.
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two pages at once: the first one's key stays.
  await inDatabase('readwrite', 'keys', (store) => store.add(made, personId)).catch(() => undefined);
  return (await find(personId)) ?? null;
}

async function keyOf(personId: string): Promise<CryptoKey | null> {
  const asked = keys.get(personId) ?? findOrMake(personId);
  if (!forgotten.has(personId)) keys.set(personId, asked);
  const key = await asked;
  // Nothing may be kept at the moment: the next one asks again.
  if (!key && keys.get(personId) === asked) keys.delete(personId);
  return key;
}

/** Everybody who has a key on this device. */
export const peopleHere = async (): Promise<readonly string[]> =>
  ((await inDatabase('readonly', 'keys', (store) => store.getAllKeys())) ?? []).map(String);

/** Whether something can be kept for a person; makes their key when they have none yet. */
export const hasKey = async (personId: string): Promise<boolean> => (await keyOf(personId)) !== null;

const placeOf = (parts: readonly (string | number)[]) => new TextEncoder().encode(parts.join('/'));

/** Encrypts bytes for a person, bound to the place they are kept at; null where nothing can be kept. */
export async function seal(
  personId: string,
  place: readonly (string | number)[],
  bytes: BufferSource,
): Promise<Sealed | null> {
  const key = await keyOf(personId);
  if (!key) return null;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: placeOf(place) }, key, bytes);
  return { iv, data };
}

/** Decrypts; null for bytes that were sealed by another key, for another place, or changed. */
export async function unseal(
  personId: string,
  place: readonly (string | number)[],
  { iv, data }: Sealed,
): Promise<ArrayBuffer | null> {
  const key = await keyOf(personId);
  if (!key) return null;
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: placeOf(place) }, key, data).catch(() => null);
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('keys');
const forgottenListeners = new Set<(personId: string) => void>();

/** Calls when another page has thrown a person's key away, and all that was sealed with it. */
export function onKeyForgotten(listener: (personId: string) => void): void {
  forgottenListeners.add(listener);
}

channel?.addEventListener('message', ({ data }: MessageEvent<string>) => {
  keys.delete(data);
  forgotten.add(data);
  for (const listener of forgottenListeners) listener(data);
});

/** Throws a person's key away, here and in every other page: what was sealed with it can never be read again. */
export async function forgetKey(personId: string): Promise<void> {
  keys.delete(personId);
  await inDatabase('readwrite', 'keys', (store) => store.delete(personId));
  channel?.postMessage(personId);
}

/** Forgets the keys that this page holds, e.g. after the database was removed. */
export const forgetHeldKeys = (): void => keys.clear();
