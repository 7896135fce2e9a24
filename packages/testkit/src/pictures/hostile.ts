import { crc32, deflateSync } from 'node:zlib';
import { plainPicture, type SampleType } from './draw.ts';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A valid black-and-white PNG of some kilobytes that unpacks to `side` × `side` pixels. */
export function pixelBomb(side = 20_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A picture whose second half never arrived, its length all the same. */
export async function tornPicture(type: SampleType): Promise<Buffer> {
  const whole = await plainPicture(type);
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** Files that are no pictures, whatever they are called. */
export const noPictures: Readonly<Record<string, Buffer>> = {
  text: Buffer.from('This is only a text, whatever its name says.\n'.repeat(20)),
  svg: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>'),
  gif: Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000!', 'latin1'),
  zeros: Buffer.alloc(1000),
};

/** Begins like a JPEG and is none. */
export const onlyMagic = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('JFIF no picture '.repeat(40)),
]);

/** Names that try to leave a folder, to hide an ending or to break a header. */
export const hostileNames: readonly string[] = [
  '../../etc/passwd',
  '..\\..\\windows\\system32\\cmd.exe',
  'photo\u202egpj.exe',
  'a\u0000b.jpg',
  'line\r\nSet-Cookie: a=b.jpg',
  '"; filename="evil.html',
  `${'长'.repeat(100)}.jpg`,
  '\ud800lonely.jpg',
  'CON.jpg',
  '   ...   ',
  '<img src=x onerror=alert(1)>.jpg',
];
