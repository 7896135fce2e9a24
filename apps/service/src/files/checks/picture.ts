import sharp, { type Sharp } from 'sharp';
import type { Workplace } from '../storage/index.ts';
import { fingerprint } from './fingerprint.ts';
import { thumbnailPixels } from './limits.ts';
import type { CleanFile } from './queries.ts';
import { diskFull, Refused } from './verdict.ts';

/** A picture's type as it is kept. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture to be written anew. */
export interface PictureSource {
  /** Where its bytes are: the original, or what was unpacked from it. */
  readonly path: string;
  readonly format: 'jpeg' | 'png' | 'webp';
  /** What becomes of it; of a large WebP a JPEG. */
  readonly type: PictureType;
}

// Encoders that look at the whole picture before they write keep it in memory once more: 59 megapixels of JPEG take
// 670 MB with and 320 MB without. Above this size smaller files are not worth it.
const frugalAbovePixels = 24_000_000;

// Its decoder holds the picture twice: 60 megapixels take 560 MB.
const webpPixels = 40_000_000;

const encoders: Record<PictureType, (image: Sharp, frugal: boolean) => Sharp> = {
  'image/jpeg': (image, frugal) => image.flatten({ background: '#fff' }).jpeg({ quality: 88, optimiseCoding: !frugal }),
  'image/png': (image) => image.png({ compressionLevel: 7 }),
  'image/webp': (image) => image.webp({ quality: 88, effort: 3 }),
};

const overPixels = (error: unknown) => /exceeds pixel limit/.test((error as Error).message);

// Only the three readers we need: a file that fools the type check meets no SVG, PDF or TIFF reader behind it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * Writes a picture anew from its pixels alone: upright, in sRGB, without EXIF, GPS, XMP, IPTC, comments or bytes behind
 * the picture's end; and a small picture of it.
 */
export async function cleanPicture(place: Workplace, source: PictureSource, pixels: number): Promise<CleanFile> {
  const most = source.format === 'webp' ? Math.min(pixels, webpPixels) : pixels;
  try {
    const image = sharp(source.path, { limitInputPixels: most, failOn: 'error', pages: 1 });
    const { format, width, height } = await image.metadata();
    if (format !== source.format) throw new Refused('file-type');
    if (width * height > most) throw new Refused('file-too-large');
    const upright = image.autoOrient().toColourspace('srgb');
    const isLarge = width * height > frugalAbovePixels;
    // Its encoder takes 15 bytes a pixel where something shines through; a JPEG is written line by line.
    const type = isLarge && source.type === 'image/webp' ? 'image/jpeg' : source.type;
    const full = await encoders[type](upright, isLarge).toFile(place.full);
    await sharp(place.full)
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 76 })
      .toFile(place.thumb);
    await requireNothingElse(place);
    const size = { width: full.width, height: full.height, durationMs: null, codecs: null };
    return { type, ...size, ...(await fingerprint(place.full)) };
  } catch (error) {
    if (error instanceof Refused || diskFull(error)) throw error;
    throw new Refused(overPixels(error) ? 'file-too-large' : 'file-broken');
  }
}

/** What is promised about location (trust.md §3) is looked at once more before it is acknowledged. */
async function requireNothingElse(place: Workplace): Promise<void> {
  for (const path of [place.full, place.thumb]) {
    const { exif, xmp, iptc, icc, comments } = await sharp(path).metadata();
    if (exif || xmp || iptc || icc || comments?.length) throw new Error('the cleaned picture still carries metadata');
  }
}
