import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { type AttachableType, isAttachable } from '../rules.ts';
import type { Workplace } from '../storage/index.ts';
import type { Refusal } from '../uploads/queries.ts';
import { thumbnailPixels } from './limits.ts';
import type { CleanFile } from './queries.ts';

/** What a check says about a file. */
export type Verdict = { readonly clean: CleanFile } | { readonly refusal: Refusal };

const formats: Record<AttachableType, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };

// Encoders that look at the whole picture before they write keep it in memory once more: 59 megapixels of JPEG take
// 670 MB with and 320 MB without. Above this size smaller files are not worth it.
const frugalAbovePixels = 24_000_000;

const encoders: Record<AttachableType, (image: Sharp, frugal: boolean) => Sharp> = {
  'image/jpeg': (image, frugal) => image.jpeg({ quality: 88, optimiseCoding: !frugal }),
  'image/png': (image) => image.png({ compressionLevel: 7 }),
  'image/webp': (image, frugal) => image.webp({ quality: 88, effort: frugal ? 1 : 3 }),
};

const refused = (refusal: Refusal): Verdict => ({ refusal });
const diskFull = (error: unknown) => /No space left|quota exceeded/i.test((error as Error).message);
const overPixels = (error: unknown) => /exceeds pixel limit/.test((error as Error).message);

/**
 * Decides by a file's bytes what it is, and writes it anew from its pixels alone: upright, in sRGB, without EXIF, GPS,
 * XMP, IPTC, comments or bytes behind the picture's end; and a small picture of it.
 */
export async function cleanPicture(place: Workplace, pixels: number): Promise<Verdict> {
  const type = (await fileTypeFromFile(place.original))?.mime;
  if (!isAttachable(type)) return refused('file-type');
  try {
    const image = sharp(place.original, { limitInputPixels: pixels, failOn: 'error', pages: 1 });
    const { format, width, height } = await image.metadata();
    if (format !== formats[type]) return refused('file-type');
    if (width * height > pixels) return refused('file-too-large');
    const upright = image.autoOrient().toColourspace('srgb');
    const full = await encoders[type](upright, width * height > frugalAbovePixels).toFile(place.full);
    await sharp(place.full)
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 76 })
      .toFile(place.thumb);
    await requireNothingElse(place);
    return { clean: { type, width: full.width, height: full.height, ...(await fingerprint(place.full)) } };
  } catch (error) {
    // No fault of the file: this process ends without a verdict, and the check is repeated later.
    if (diskFull(error)) throw error;
    return refused(overPixels(error) ? 'file-too-large' : 'file-broken');
  }
}

/** What is promised about location (trust.md §3) is looked at once more before it is acknowledged. */
async function requireNothingElse(place: Workplace): Promise<void> {
  for (const path of [place.full, place.thumb]) {
    const { exif, xmp, iptc, icc, comments } = await sharp(path).metadata();
    if (exif || xmp || iptc || icc || comments?.length) throw new Error('the cleaned picture still carries metadata');
  }
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
