import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import sharp from 'sharp';

/** Writes what an address gives to a file. */
export async function fetchTo(path: string, url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`the file origin answered ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(path));
  return path;
}

/** The pixels of a picture, upright. */
const pixelsOf = (picture: string | Buffer) => sharp(picture).autoOrient().removeAlpha().raw().toBuffer();

/** One hash over every pixel of a picture as it is shown. */
export const pixelHash = async (picture: string | Buffer): Promise<string> =>
  createHash('sha256')
    .update(await pixelsOf(picture))
    .digest('hex');

/** Mean distance of two pictures' colours, 0 to 255; infinite when they differ in size. */
export async function distance(one: string | Buffer, other: string | Buffer): Promise<number> {
  const [left, right] = [await pixelsOf(one), await pixelsOf(other)];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  for (let at = 0; at < left.length; at++) apart += Math.abs(left[at]! - right[at]!);
  return apart / left.length;
}
