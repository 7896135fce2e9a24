import { randomBytes, randomFillSync, randomUUID } from 'node:crypto';

const idBytes = 16;
/** Random bytes are drawn for many ids at once: asking for sixteen costs as much as asking for thousands. */
const drawn = Buffer.alloc(256 * idBytes);
let used = drawn.length;

/** Sixteen random bytes that were given to nobody else. */
function freshBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += idBytes;
  return drawn.subarray(used - idBytes, used);
}

/** A time-ordered id (UUIDv7, RFC 9562 §5.7): 48 bits of milliseconds, then random bits. */
export function newId(now: Date = new Date()): string {
  const bytes = freshBytes();
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random id that carries no time (UUIDv4, RFC 9562 §5.4): how the service region knows a person. */
export const newRandomId = (): string => randomUUID();

/** An unguessable bearer token of 256 bits, base64url without padding (43 characters). */
export const newToken = (): string => randomBytes(32).toString('base64url');

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a lower-case uuid; only such texts may be written into a `SET LOCAL`. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuidPattern.test(text);
