import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SampleType } from './draw.ts';

export { phonePicture, plainPicture, polyglotJpeg, type SampleType } from './draw.ts';
export { hostileNames, noPictures, onlyMagic, pixelBomb, tornPicture } from './hostile.ts';
export {
  cmykJpeg,
  jpegSegment,
  profileJpeg,
  progressiveJpeg,
  restartJpeg,
  talkativeJpeg,
  withSegments,
} from './jpegs.ts';
export { samplePlace, sampleSecrets } from './place.ts';
export { tracesIn } from './traces.ts';

/** Every type the samples come in. */
export const sampleTypes: readonly SampleType[] = ['jpeg', 'png', 'webp'];

/** Where a committed sample lies; made by `make-samples.ts`. */
export const samplePath = (type: SampleType): string =>
  fileURLToPath(new URL(`../../samples/phone.${type === 'jpeg' ? 'jpg' : type}`, import.meta.url));

/** The committed HEIC: the JPEG sample through libheif's own encoder, with the same place. */
export const sampleHeic = (): Promise<Buffer> =>
  readFile(fileURLToPath(new URL('../../samples/phone.heic', import.meta.url)));

/** The committed sample of a type: a phone's picture with the place it was taken. */
export const samplePicture = (type: SampleType): Promise<Buffer> => readFile(samplePath(type));
