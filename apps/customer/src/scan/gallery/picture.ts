import { loadCodeReader } from '../decode.ts';

/** Why nothing was read from a picture of the gallery. */
export type PictureTrouble = 'no-code' | 'unreadable' | 'no-reader';

/** What a picture holds, or why nothing was read. */
export type PictureReading = { texts: string[] } | { trouble: PictureTrouble };

// Wide enough for any code that fills a quarter of a photo; decodes in a tenth of the time of the whole picture.
const QUICK_WIDTH = 1600;
const QUICK_FROM_BYTES = 1_500_000;
const MOST_BYTES = 60_000_000;

/** Reads the codes of a picture in this page; the picture goes nowhere. Large ones are looked at small first. */
export async function readPicture(file: File): Promise<PictureReading> {
  if (file.size > MOST_BYTES) return { trouble: 'unreadable' };
  const reader = await loadCodeReader().catch(() => undefined);
  if (!reader) return { trouble: 'no-reader' };
  const sizes = file.size > QUICK_FROM_BYTES ? [QUICK_WIDTH, undefined] : [undefined];
  for (const width of sizes) {
    const texts = await textsAt(file, width, reader).catch(() => undefined);
    if (!texts) return { trouble: 'unreadable' };
    if (texts.length > 0) return { texts };
  }
  return { trouble: 'no-code' };
}

async function textsAt(
  file: File,
  width: number | undefined,
  reader: Awaited<ReturnType<typeof loadCodeReader>>,
): Promise<string[]> {
  const bitmap = await createImageBitmap(file, width ? { resizeWidth: width, resizeQuality: 'high' } : {});
  try {
    return (await reader.textsIn(bitmap)).filter((text) => text !== '');
  } finally {
    bitmap.close();
  }
}
