import sharp, { type Sharp } from 'sharp';
import { sampleExif, sampleSecrets, sampleXmp } from './place.ts';

/** A type the samples come in. */
export type SampleType = 'jpeg' | 'png' | 'webp';

/** A drawing of a machine's panel with a lamp in the top left corner, so that turning and cropping show. */
const panel = (width: number, height: number) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"
 width="${width}" height="${height}"><rect width="640" height="480" fill="#5f6b73"/>
 <rect x="40" y="40" width="560" height="400" rx="12" fill="#d8dcde"/><circle cx="110" cy="110" r="40" fill="#d4111e"/>
 <rect x="200" y="80" width="360" height="200" fill="#13202a"/><rect x="220" y="110" width="250" height="18" fill="#e8b33a"/>
 <rect x="220" y="150" width="180" height="14" fill="#7fb2c9"/><rect x="220" y="184" width="300" height="14" fill="#7fb2c9"/>
 <rect x="80" y="330" width="60" height="60" rx="8" fill="#2e8b57"/><rect x="170" y="330" width="60" height="60" rx="8"
 fill="#39434a"/><rect x="260" y="330" width="60" height="60" rx="8" fill="#39434a"/></svg>`;

function encode(image: Sharp, type: SampleType): Sharp {
  if (type === 'jpeg') return image.jpeg({ quality: 80 });
  return type === 'png' ? image.png({ palette: false }) : image.webp({ quality: 80 });
}

/** A plain picture without any metadata. */
export const plainPicture = (type: SampleType, width = 640, height = 480): Promise<Buffer> =>
  encode(sharp(Buffer.from(panel(width, height))), type).toBuffer();

/** A picture as a phone makes it: lying on its side, with place, name and device in EXIF and XMP. */
export const phonePicture = (type: SampleType, width = 640, height = 480): Promise<Buffer> =>
  encode(sharp(Buffer.from(panel(width, height))), type)
    .withMetadata({ orientation: 6 })
    .withExif(sampleExif)
    .withXmp(sampleXmp)
    .toBuffer();

/** A JPEG with a comment before its picture and foreign bytes behind its end: a file that is two things at once. */
export async function polyglotJpeg(): Promise<Buffer> {
  const jpeg = await phonePicture('jpeg');
  const words = Buffer.from(sampleSecrets.comment);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);
  const behind = Buffer.from(`PK\u0003\u0004<script>alert('${sampleSecrets.trailing}')</script>`);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), behind]);
}
