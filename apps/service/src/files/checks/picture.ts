import { readFile, writeFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Workplace } from '../storage/index.ts';
import { fingerprint } from './fingerprint.ts';
import { type BareJpeg, bareJpegOf } from './jpeg/index.ts';
import { shownHash } from './jpeg/shown.ts';
import { thumbnailPixels } from './limits.ts';
import type { CleanFile } from './queries.ts';
import { diskFull, Refused } from './verdict.ts';

/** A picture's type as it is kept. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

/** A picture to be cleaned. */
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

/** A picture that lies in the workplace, and what it may carry beside its pixels. */
type Kept = Pick<CleanFile, 'width' | 'height'> & { readonly type: PictureType } & Partial<
    Pick<BareJpeg, 'exif' | 'icc'>
  >;

function orDiskFull(error: unknown): undefined {
  if (diskFull(error)) throw error;
}

/** Keeps a JPEG's coded pixels as they are, if the new file shows the same. */
async function keptAsCoded(place: Workplace, metadata: Metadata, pixels: number): Promise<Kept | undefined> {
  // Every pixel is decoded first: what is torn is refused here.
  const shown = await shownHash(place.original, place.thumb, { pixels, failOn: 'error' });
  const bare = bareJpegOf(await readFile(place.original), metadata);
  if (!bare) return undefined;
  await writeFile(place.full, bare.bytes, { mode: 0o600 });
  // What a decoder only warns of (bytes that are no coded pixels among them) is not kept.
  const shownNow = await shownHash(place.full, place.thumb, { pixels, failOn: 'warning' }).catch(orDiskFull);
  if (shownNow !== shown) return undefined;
  const { exif, icc } = bare;
  return { type: 'image/jpeg', ...metadata.autoOrient, exif, icc };
}

/** Writes a picture anew from its pixels alone: upright, and in sRGB. */
async function writtenAnew(place: Workplace, image: Sharp, type: PictureType, isLarge: boolean): Promise<Kept> {
  const upright = image.autoOrient().toColourspace('srgb');
  // Its encoder takes 15 bytes a pixel where something shines through; a JPEG is written line by line.
  const becomes = isLarge && type === 'image/webp' ? 'image/jpeg' : type;
  const { width, height } = await encoders[becomes](upright, isLarge).toFile(place.full);
  return { type: becomes, width, height };
}

/**
 * Keeps a picture without EXIF, GPS, XMP, IPTC, comments or bytes behind its end, and a small picture of it. The coded
 * pixels of a JPEG stay as they are wherever it is made as cameras make them; everything else is written anew.
 */
export async function cleanPicture(place: Workplace, source: PictureSource, pixels: number): Promise<CleanFile> {
  try {
    const image = sharp(source.path, { limitInputPixels: pixels, failOn: 'error', pages: 1 });
    const metadata = await image.metadata();
    const { format, width, height } = metadata;
    if (format !== source.format) throw new Refused('file-type');
    if (width * height > pixels) throw new Refused('file-too-large');
    const kept =
      (format === 'jpeg' && (await keptAsCoded(place, metadata, pixels))) ||
      (await writtenAnew(place, image, source.type, width * height > frugalAbovePixels));
    await sharp(place.full)
      .autoOrient()
      .resize({ width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 76 })
      .toFile(place.thumb);
    await requireNothingElse(place.full, kept);
    await requireNothingElse(place.thumb, {});
    const size = { width: kept.width, height: kept.height, durationMs: null, codecs: null };
    return { type: kept.type, ...size, ...(await fingerprint(place.full)) };
  } catch (error) {
    if (error instanceof Refused || diskFull(error)) throw error;
    throw new Refused(overPixels(error) ? 'file-too-large' : 'file-broken');
  }
}

const areEqual = (one: Buffer | undefined, other: Buffer | undefined) =>
  one && other ? one.equals(other) : one === other;

/** What is promised about location (trust.md §3) is looked at once more before it is acknowledged. */
async function requireNothingElse(path: string, may: Partial<Pick<BareJpeg, 'exif' | 'icc'>>): Promise<void> {
  const { exif, xmp, iptc, icc, comments } = await sharp(path).metadata();
  if (xmp || iptc || comments?.length || !areEqual(exif, may.exif) || !areEqual(icc, may.icc))
    throw new Error('the cleaned picture still carries metadata');
}
