import { stat } from 'node:fs/promises';
import type { Workplace } from '../storage/index.ts';
import { sha256Of } from './fingerprint.ts';
import { type RealType, realTypeOf } from './kinds.ts';
import type { CheckLimits } from './limits.ts';
import type { CleanFile } from './queries.ts';
import { broken, diskFull, Refused, type Told, type Verdict } from './verdict.ts';

type FileBounds = Pick<CheckLimits, 'bytes' | 'pixels' | 'webpPixels'>;

type Cleaner = (place: Workplace, limits: FileBounds) => Promise<CleanFile>;

const picture =
  (format: 'jpeg' | 'png' | 'webp'): Cleaner =>
  async (place, limits) => {
    const { cleanPicture } = await import('./picture.ts');
    const pixels = format === 'webp' ? Math.min(limits.webpPixels, limits.pixels) : limits.pixels;
    return cleanPicture(place, { path: place.original, format, type: `image/${format}` }, pixels);
  };

/** Who cleans what. Each is loaded when it is needed: the picture library alone is a third of a second. */
const cleaners: Record<RealType, Cleaner> = {
  'image/jpeg': picture('jpeg'),
  'image/png': picture('png'),
  'image/webp': picture('webp'),
  'image/heic': async (place, { pixels }) => (await import('./heic/index.ts')).cleanHeic(place, pixels),
  'video/mp4': async (place) => (await import('./video/mp4/index.ts')).cleanMp4(place, 'video/mp4'),
  'video/quicktime': async (place) => (await import('./video/mp4/index.ts')).cleanMp4(place, 'video/quicktime'),
  'video/webm': async (place) => (await import('./video/webm/index.ts')).cleanWebm(place),
  'application/pdf': async (place) => (await import('./pdf/index.ts')).cleanPdf(place),
  'text/plain': async (place) => (await import('./text.ts')).cleanText(place),
};

async function clean(place: Workplace, told: Told, limits: FileBounds): Promise<CleanFile> {
  if (told.sha256 !== null && (await sha256Of(place.original)) !== told.sha256) throw broken();
  const { type, kind } = await realTypeOf(place.original, told.kind);
  const { size } = await stat(place.original);
  if (size > limits.bytes[kind]) throw new Refused('file-too-large');
  return cleaners[type](place, limits);
}

const isFromSystem = (error: unknown) => typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';

/**
 * Checks that a file is the one its client declared, decides by its bytes what it is, and writes it without what it
 * says about place, time and device. Whatever falls over the file refuses it; what the system has refused is thrown,
 * so that the check is repeated.
 */
export async function cleanFile(place: Workplace, told: Told, limits: FileBounds): Promise<Verdict> {
  try {
    return { clean: await clean(place, told, limits) };
  } catch (error) {
    if (diskFull(error) || isFromSystem(error)) throw error;
    return { refusal: error instanceof Refused ? error.refusal : 'file-broken' };
  }
}
