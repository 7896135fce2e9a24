import type { Workplace } from '../../storage/index.ts';
import { cleanPicture } from '../picture.ts';
import type { CleanFile } from '../queries.ts';
import { inThread } from '../threads/run.ts';

/**
 * Makes a JPEG of a HEIC, whose decoder the picture library has not. The pixels lie for a moment where the small
 * picture will be: on the disk, so that the decoder's memory is gone before the encoder takes its own.
 */
export async function cleanHeic(place: Workplace, pixels: number): Promise<CleanFile> {
  const unpacked = place.thumb;
  await inThread<true>(new URL('./unpack.ts', import.meta.url), { from: place.original, to: unpacked, pixels });
  return cleanPicture(place, { path: unpacked, format: 'png', type: 'image/jpeg' }, pixels);
}
