import { fileLimits } from '#contract';
import { fetchedCode } from '#ui/code';
import { painted, type Size } from './paint.ts';

/** Pixels of the longest side: a nameplate stays readable, and a picture takes seconds on one bar of signal. */
const longestSide = 2560;
// Below this nothing is gained that a person would notice.
const smallBytes = 700 * 1024;

/** The size a picture is to have on the way; null when it may go as it is. */
export function sizeOnTheWay({ width, height }: Size, bytes: number): Size | null {
  const longest = Math.max(width, height);
  if (bytes <= smallBytes) return null;
  // Many bytes for few pixels: written anew at its own size.
  const factor = Math.min(1, longestSide / longest);
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** Whether a picture of this type has more pixels than can go up. */
export const isOverPixels = ({ width, height }: Size, type: string): boolean =>
  width * height > (type === 'image/webp' ? fileLimits.webpPixels : fileLimits.picturePixels);

/** Whether the smaller form is worth losing the original for. */
export const isWorthIt = (smallerBytes: number, originalBytes: number): boolean => smallerBytes < originalBytes * 0.8;

/** Its pixels without unpacking it, where the browser can; null for a picture that this browser cannot show. */
async function pixelsOf(picture: Blob): Promise<Size | null> {
  if (typeof Image === 'undefined') {
    const bitmap = await createImageBitmap(picture).catch(() => null);
    bitmap?.close();
    return bitmap && { width: bitmap.width, height: bitmap.height };
  }
  const address = URL.createObjectURL(picture);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = address;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const asideFile = fetchedCode(() => import('./aside.ts'), 'paintedAside');

/** A JPEG of this size, painted where it keeps no tap waiting; the source is used up. */
export async function jpegOf(source: ImageBitmap, size: Size): Promise<Blob> {
  // In the app's worker nobody waits for a tap.
  if (typeof document === 'undefined') return painted(source, size);
  const { paintedAside } = await asideFile();
  return paintedAside(source, size);
}

/** What became of a picture: `too-many-pixels` cannot go up in any size. */
export type Shrunk = { readonly smaller: Blob | null } | 'too-many-pixels';

/** Makes a large picture smaller; one that this browser cannot show goes as it is. */
export async function shrink(picture: Blob): Promise<Shrunk> {
  if (picture.size <= smallBytes) return { smaller: null };
  const pixels = await pixelsOf(picture);
  if (!pixels) return { smaller: null };
  if (isOverPixels(pixels, picture.type)) return 'too-many-pixels';
  const wished = sizeOnTheWay(pixels, picture.size);
  if (!wished) return { smaller: null };
  try {
    const bitmap = await createImageBitmap(picture, {
      resizeWidth: wished.width,
      resizeHeight: wished.height,
      resizeQuality: 'high',
    });
    const smaller = await jpegOf(bitmap, wished);
    return { smaller: isWorthIt(smaller.size, picture.size) ? smaller : null };
  } catch {
    return { smaller: null };
  }
}
