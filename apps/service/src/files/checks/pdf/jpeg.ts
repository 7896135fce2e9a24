import { broken } from '../verdict.ts';
import { boxAt } from '../video/boxes.ts';

// Start of frame 0–15 (among them C4 Huffman, C8, CC), DQT, DNL, DRI: what a decoder needs.
const isCoding = (marker: number) => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xdb && marker <= 0xdd);

/** Whether an application's segment says how colours are meant: plain JFIF without its small picture, and Adobe's. */
const isColour = (marker: number, content: Buffer) =>
  (marker === 0xe0 && content.length === 14 && content.toString('latin1', 0, 4) === 'JFIF') ||
  (marker === 0xee && content.length === 12 && content.toString('latin1', 0, 5) === 'Adobe');

/** Where the coded pixels after a start of scan end: at the next marker that is neither a restart nor an escaped FF. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** A JPEG's coded pixels and their tables; EXIF, XMP, comments, small pictures and bytes behind its end are gone. */
export function bareJpeg(bytes: Buffer): Buffer {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) throw broken();
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) throw broken();
    const scan = marker === 0xda ? scanEnd(bytes, end) : end;
    if (marker === 0xda || isCoding(marker) || isColour(marker, bytes.subarray(at + 4, end)))
      kept.push(bytes.subarray(at, scan));
    at = scan;
  }
  kept.push(Buffer.from([0xff, 0xd9]));
  return Buffer.concat(kept);
}

const pictureBoxes = ['jP  ', 'ftyp', 'jp2h', 'jp2c', 'jpch', 'jplh'];

/** A JPEG 2000's coded pixels and their head, without boxes of XML, of makers, of anything else. */
export function bareJpeg2000(bytes: Buffer): Buffer {
  // A bare codestream has no boxes around it.
  if (bytes.readUInt32BE(0) === 0xff4fff51) return bytes;
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const box = boxAt(bytes, at, bytes.length);
    if (!box || box.end > bytes.length) break;
    if (pictureBoxes.includes(box.type)) kept.push(bytes.subarray(box.start, box.end));
    at = box.end;
  }
  if (kept.length < 3) throw broken();
  return Buffer.concat(kept);
}
