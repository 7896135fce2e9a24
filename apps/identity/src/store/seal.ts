import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts small secrets at rest and makes keyed hashes, both from the realm's `DATA_KEY`. */
export interface Sealer {
  seal(text: string): Buffer;
  /** @throws Error when the bytes were not sealed with this key. */
  open(sealed: Buffer): string;
  /** A keyed hash, for values too short to be safe under a plain one (six digits). */
  mark(text: string): Buffer;
}

/** Makes the sealer of a realm. @param dataKey base64url of 32 random bytes */
export function sealerOf(dataKey: string): Sealer {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(dataKey, 'base64url'), '', `identity ${purpose}`, 32));
  const sealKey = derive('seal');
  const markKey = derive('mark');
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    mark: (text) => createHmac('sha256', markKey).update(text).digest(),
  };
}

/** The plain hash under which unguessable values (tokens, cookies) are stored. */
export const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();
