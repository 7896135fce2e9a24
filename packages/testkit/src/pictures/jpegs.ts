import sharp from 'sharp';
import { phonePicture, plainPicture } from './draw.ts';
import { sampleSecrets } from './place.ts';

/** A JPEG's segment. */
export function jpegSegment(marker: number, content: Uint8Array | string): Buffer {
  const body = Buffer.concat([Buffer.from([0xff, marker, 0, 0]), Buffer.from(content as Uint8Array)]);
  body.writeUInt16BE(body.length - 2, 2);
  return body;
}

/** A JPEG with segments between its first two bytes and the rest. */
export const withSegments = (jpeg: Buffer, ...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/**
 * Grey squares in a row, one byte of coded pixels each, with a restart between any two: written by hand, for encoders at
 * hand write no restarts.
 */
export function restartJpeg(squares = 20): Buffer {
  const frame = Buffer.from([8, 0, 8, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(8 * squares, 3);
  // DC: "0" stands for no change, "10" for five bits of it. AC: "0" ends a square.
  const dc = Buffer.from([0, 1, 1, ...Array<number>(14).fill(0), 0, 5]);
  const ac = Buffer.from([0x10, 1, ...Array<number>(15).fill(0), 0]);
  const pixels: number[] = [];
  for (let at = 0; at < squares; at++) {
    if (at > 0) pixels.push(0xff, 0xd0 + ((at - 1) % 8));
    pixels.push(0x80 | (((at * 7) % 32) << 1));
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xdb, Buffer.alloc(65, 16).fill(0, 0, 1)),
    jpegSegment(0xc0, frame),
    jpegSegment(0xc4, Buffer.concat([dc, ac])),
    jpegSegment(0xdd, Buffer.from([0, 1])),
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([...pixels, 0xff, 0xd9]),
  ]);
}

/** A phone's picture with everything that phones and editors put into one: each with a word that must not stay. */
export async function talkativeJpeg(): Promise<Buffer> {
  const [picture, second] = [await phonePicture('jpeg'), await phonePicture('jpeg', 160, 120)];
  const { artist, comment, trailing, xmp } = sampleSecrets;
  const small = await plainPicture('jpeg', 16, 16);
  return Buffer.concat([
    withSegments(
      picture,
      jpegSegment(
        0xe0,
        Buffer.concat([Buffer.from('JFIF\0\u0001\u0002\u0001\0H\0H\u0001\u0001', 'latin1'), Buffer.from('xyz')]),
      ),
      jpegSegment(0xe0, Buffer.concat([Buffer.from('JFXX\0\u0010', 'latin1'), small, Buffer.from(comment)])),
      jpegSegment(0xe1, `http://ns.adobe.com/xmp/extension/\0${xmp}`),
      jpegSegment(0xe2, `MPF\0MM\0*${artist}`),
      jpegSegment(0xe3, `Meta\0\0${artist}`),
      jpegSegment(0xe4, Buffer.from(`MakerNote ${artist}`, 'utf16le')),
      jpegSegment(0xed, `Photoshop 3.0\u00008BIM\u0004\u0004${comment}`),
      jpegSegment(0xef, comment),
      jpegSegment(0xfe, comment),
    ),
    // The second picture of an MPF file, with a place of its own, and what Samsung puts behind the end.
    second,
    Buffer.from(`SEFH${trailing}SEFT`),
  ]);
}

/** A JPEG in the colours of print, with Adobe's segment. */
export const cmykJpeg = async (): Promise<Buffer> =>
  sharp(await plainPicture('png'))
    .toColourspace('cmyk')
    .jpeg({ quality: 90 })
    .toBuffer();

/** A progressive JPEG. */
export const progressiveJpeg = async (width = 640, height = 480): Promise<Buffer> =>
  sharp(await plainPicture('png', width, height))
    .jpeg({ progressive: true })
    .toBuffer();

/** A JPEG in Display P3, as phones write it, whose profile tells a word. */
export async function profileJpeg(word: string): Promise<Buffer> {
  const named = await sharp(await plainPicture('png'))
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  const { icc } = await sharp(named).metadata();
  const bare = Buffer.from(icc!);
  const [count, name] = [bare.readUInt32BE(128), Buffer.from(word)];
  // One more tag at the end; every other moves by its row.
  const rows = Buffer.from(bare.subarray(132, 132 + 12 * count));
  for (let at = 4; at < rows.length; at += 12) rows.writeUInt32BE(rows.readUInt32BE(at) + 12, at);
  const row = Buffer.from('targ\0\0\0\0\0\0\0\0', 'latin1');
  row.writeUInt32BE(bare.length + 12, 4);
  row.writeUInt32BE(8 + name.length, 8);
  const talking = Buffer.concat([
    bare.subarray(0, 132),
    rows,
    row,
    bare.subarray(132 + 12 * count),
    Buffer.from('text\0\0\0\0', 'latin1'),
    name,
  ]);
  talking.writeUInt32BE(talking.length, 0);
  talking.writeUInt32BE(count + 1, 128);
  const plain = await sharp(named).keepIccProfile().jpeg().toBuffer();
  const at = plain.indexOf('ICC_PROFILE', 0, 'latin1') - 4;
  const end = at + 2 + plain.readUInt16BE(at + 2);
  const chunk = jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1'), talking]));
  return Buffer.concat([plain.subarray(0, at), chunk, plain.subarray(end)]);
}
