import { numericProfile } from './profile.ts';
import { codedPartOf } from './segments.ts';

/** What a JPEG says about how its pixels are shown. */
export interface Showing {
  /** As EXIF counts: 1 is upright. */
  readonly orientation?: number;
  readonly icc?: Buffer;
}

/** A JPEG of the original's coded pixels and what it carries beside them. */
export interface BareJpeg {
  readonly bytes: Buffer;
  readonly exif: Buffer | undefined;
  readonly icc: Buffer | undefined;
}

const startOfImage = Buffer.from([0xff, 0xd8]);
const endOfImage = Buffer.from([0xff, 0xd9]);

function segment(marker: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from([0xff, marker, 0, 0]), ...content]);
  body.writeUInt16BE(body.length - 2, 2);
  return body;
}

// JFIF 1.01, square pixels, no small picture; and Adobe's segment with what says nothing set to nothing.
const jfif = segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1'));
const adobe = (transform: number) => segment(0xee, Buffer.from(`Adobe\0d\0\0\0\0`, 'latin1'), Buffer.from([transform]));

/** EXIF of one entry. */
const turned = (orientation: number) =>
  Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0', 'latin1'),
    Buffer.from([orientation, 0, 0, 0, 0, 0, 0]),
  ]);

// Of one segment, less its length, its name and its two numbers.
const profileMost = 65_535 - 2 - 14;

/**
 * Puts a JPEG's coded pixels, as they are, into a new file: with their tables, how they are turned and what their
 * colours mean, and nothing else. Undefined for one that is not made as cameras make them; it has to be encoded again.
 */
export function bareJpegOf(original: Buffer, { orientation = 1, icc }: Showing): BareJpeg | undefined {
  const coded = codedPartOf(original);
  if (!coded || orientation < 1 || orientation > 8) return undefined;
  const profile = icc && numericProfile(icc, coded.components);
  if (icc && (!profile || profile.length > profileMost)) return undefined;
  const exif = orientation === 1 ? undefined : turned(orientation);
  const heads = [
    ...(coded.isJfif ? [jfif] : []),
    ...(exif ? [segment(0xe1, exif)] : []),
    ...(profile ? [segment(0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), profile)] : []),
    ...(coded.adobe === undefined ? [] : [adobe(coded.adobe)]),
  ];
  return { bytes: Buffer.concat([startOfImage, ...heads, ...coded.pieces, endOfImage]), exif, icc: profile };
}
