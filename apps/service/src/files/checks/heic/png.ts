import { open } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

/** Pixels of three bytes each, in rows of `stride` bytes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const storedMost = 65_535;

function chunk(name: string, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), ...parts]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(body.length - 4, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const numbers = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
};

/** Adler-32 of RFC 1950, continued from `before`. */
function adler32(bytes: Uint8Array, before: number): number {
  let low = before & 0xffff;
  let high = before >>> 16;
  for (let at = 0; at < bytes.length; ) {
    // As many as cannot overflow 32 bits between two divisions.
    const end = Math.min(at + 3800, bytes.length);
    for (; at < end; at++) {
      low += bytes[at]!;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/**
 * Writes pixels as an uncompressed PNG, some rows at a time: it is read once and thrown away, and takes no memory
 * beside the pixels.
 */
export async function writePng(path: string, pixels: Pixels, profile: Uint8Array | undefined): Promise<void> {
  const { width, height, stride, data } = pixels;
  const file = await open(path, 'w', 0o600);
  try {
    const eightBitRgb = Buffer.from([8, 2, 0, 0, 0]);
    await file.write(Buffer.concat([signature, chunk('IHDR', numbers(width, height), eightBitRgb)]));
    if (profile) await file.write(chunk('iCCP', Buffer.from('camera\0\0', 'latin1'), deflateSync(profile)));
    // RFC 1950: a zlib stream begins with two bytes, its blocks here are all stored ones, Adler-32 ends it.
    await file.write(chunk('IDAT', Buffer.from([0x78, 0x01])));
    let adler = 1;
    const row = Buffer.alloc(1 + 3 * width);
    for (let y = 0; y < height; y++) {
      row.set(data.subarray(y * stride, y * stride + 3 * width), 1);
      adler = adler32(row, adler);
      const isLastRow = y === height - 1;
      const blocks: Buffer[] = [];
      for (let at = 0; at < row.length; at += storedMost) {
        const part = row.subarray(at, at + storedMost);
        const isLast = isLastRow && at + storedMost >= row.length;
        const head = Buffer.from([isLast ? 1 : 0, 0, 0, 0, 0]);
        head.writeUInt16LE(part.length, 1);
        head.writeUInt16LE(part.length ^ 0xffff, 3);
        blocks.push(head, part);
      }
      await file.write(chunk('IDAT', ...blocks));
    }
    await file.write(Buffer.concat([chunk('IDAT', numbers(adler)), chunk('IEND')]));
  } finally {
    await file.close();
  }
}
