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
