import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import sharp from 'sharp';

/** How a picture is decoded. */
export interface Decoding {
  readonly pixels: number;
  readonly failOn: 'error' | 'warning';
}

// What comes before the pixels (size, and how many dots make an inch) ends well before.
const headMost = 4096;

/**
 * One hash over every pixel of a picture in the colours it is shown in, not turned. The pixels lie for a moment in
 * `between`: on the disk, for a process that holds all of them would need more memory than a check may take.
 */
export async function shownHash(path: string, between: string, { pixels, failOn }: Decoding): Promise<string> {
  const { width, height, channels } = await sharp(path, { limitInputPixels: pixels, failOn })
    .toColourspace('srgb')
    .png({ compressionLevel: 0 })
    .toFile(between);
  const file = await open(between);
  const head = Buffer.alloc(headMost);
  await file.read(head, 0, headMost, 0).finally(() => file.close());
  const start = head.indexOf('IDAT', 0, 'latin1');
  if (start < 0) throw new Error('no pixels were written');
  const hash = createHash('sha256').update(JSON.stringify([width, height, channels]));
  for await (const part of createReadStream(between, { start, highWaterMark: 1024 * 1024 }))
    hash.update(part as Buffer);
  return hash.digest('hex');
}
