import { CODE_PATH, checksum, KEY_ID, MAX_CODE_LENGTH } from './format.ts';
import { type ReadAlarmCode, type ReadCode, type ReadCodeOptions, readCode } from './read.ts';

/** Public key of a control, or of a series of controls, that the operator knows: ECDSA on P-256 (RFC 7518 §6.2.1). */
export interface ControlKey {
  /** Key id as it stands in the code's field `i`. */
  id: string;
  /** Coordinates of the public point, base64url of 32 bytes each. */
  x: string;
  y: string;
}

/**
 * What a code's signature says: nothing there, fits, does not fit, made with a key nobody told us, or not checkable
 * here and now (no list of keys, or a browser without WebCrypto).
 */
export type SignatureProof = 'unsigned' | 'checked' | 'wrong' | 'unknown-key' | 'not-checked';

/** What signs: the key's id and its private half. */
export interface Signer {
  keyId: string;
  /** ECDSA, P-256, usage `sign`. */
  privateKey: CryptoKey;
}

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * Signs a finished alarm code: the fields `i` (key id) and `g` (signature) come before a new checksum.
 * Throws a RangeError when the key id has not its form or the code becomes too long.
 */
export async function signAlarmCode(code: string, { keyId, privateKey }: Signer): Promise<string> {
  if (!KEY_ID.test(keyId)) throw new RangeError(`keyId: not in the form of the format: ${keyId}`);
  const start = code.indexOf('#') + 1;
  const signed = `${code.slice(start, code.lastIndexOf('&k='))}&i=${keyId}`;
  const signature = await crypto.subtle.sign(ECDSA, privateKey, bytesOf(signed));
  const content = `${signed}&g=${toBase64url(new Uint8Array(signature))}`;
  const written = `${code.slice(0, start)}${content}&k=${checksum(content)}`;
  if (written.length > MAX_CODE_LENGTH) throw new RangeError(`the code would have ${written.length} characters`);
  return written;
}

/** Compares a code's signature with the known keys; without a list of keys nothing is said about it. Never throws. */
export async function proofOf(code: ReadAlarmCode, keys: readonly ControlKey[] | undefined): Promise<SignatureProof> {
  const { signature } = code;
  if (!signature) return 'unsigned';
  // Browsers offer WebCrypto on secure connections only.
  if (!keys || !globalThis.crypto?.subtle) return 'not-checked';
  let isKnown = false;
  for (const key of keys.filter(({ id }) => id === signature.keyId)) {
    const publicKey = await imported(key);
    if (!publicKey) continue;
    isKnown = true;
    if (await fits(publicKey, signature)) return 'checked';
  }
  return isKnown ? 'wrong' : 'unknown-key';
}

/** What a kept signature was made over; nothing when that is no alarm code of this version. Never throws. */
export function readSigned({ signed, value }: NonNullable<ReadAlarmCode['signature']>): ReadAlarmCode | undefined {
  const content = `${signed}&g=${value}`;
  const code = readCode(`https://kept${CODE_PATH}#${content}&k=${checksum(content)}`, { hosts: ['kept'] });
  return code.kind === 'alarm-code' ? code : undefined;
}

/**
 * Reads a text as `readCode` does and checks the signature: one that does not fit is refused (`signature`), every
 * other answer comes with what its signature says. Never throws.
 */
export async function readSignedCode(
  text: string,
  options: ReadCodeOptions & { controlKeys?: readonly ControlKey[] },
): Promise<{ code: ReadCode; proof: SignatureProof }> {
  const code = readCode(text, options);
  const proof = code.kind === 'alarm-code' ? await proofOf(code, options.controlKeys) : 'unsigned';
  return { code: proof === 'wrong' ? { kind: 'refused', reason: 'signature' } : code, proof };
}

async function imported({ x, y }: ControlKey): Promise<CryptoKey | undefined> {
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  try {
    return await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  } catch {
    // A mistyped entry of the list: as if the key were not known.
    return undefined;
  }
}

async function fits(key: CryptoKey, { signed, value }: NonNullable<ReadAlarmCode['signature']>): Promise<boolean> {
  return crypto.subtle.verify(ECDSA, key, fromBase64url(value), bytesOf(signed));
}

function bytesOf(ascii: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(ascii, (char) => char.charCodeAt(0));
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return bytesOf(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
}
