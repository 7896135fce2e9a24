import { scanEnd } from './scan.ts';
import { isHuffman, isQuantisation } from './tables.ts';

/** What decoding a JPEG needs, taken out of a file. */
export interface CodedPart {
  /** It says by a JFIF head that its colours are Y, Cb and Cr. */
  readonly isJfif: boolean;
  /** How Adobe's segment says its colours were turned: 0 not, 1 to YCbCr, 2 to YCCK. */
  readonly adobe: number | undefined;
  readonly components: number;
  /** Tables, the frame's head and scans, byte by byte and in their order. */
  readonly pieces: readonly Buffer[];
}

interface Reading {
  isJfif: boolean;
  adobe: number | undefined;
  frame: { readonly ids: readonly number[]; readonly isProgressive: boolean } | undefined;
  hasRestarts: boolean;
  scans: number;
  readonly quantisation: Set<number>;
  /** Since the last scan. */
  readonly huffman: Set<number>;
}

const [endOfImage, startOfScan] = [0xd9, 0xda];
// Encoders write about ten; each is a walk over the whole picture for whoever looks at it.
const scansMost = 40;

function readFrame(reading: Reading, content: Buffer, isProgressive: boolean): boolean {
  const count = content[5];
  if (reading.frame || count === undefined || content.length !== 6 + 3 * count) return false;
  const isWhole = content[0] === 8 && content.readUInt16BE(1) > 0 && content.readUInt16BE(3) > 0;
  if (!isWhole || ![1, 3, 4].includes(count)) return false;
  const ids: number[] = [];
  for (let at = 6; at < content.length; at += 3) {
    const [id, sampling, table] = [content[at]!, content[at + 1]!, content[at + 2]!];
    const [across, down] = [sampling >> 4, sampling & 15];
    if (ids.includes(id) || across < 1 || across > 4 || down < 1 || down > 4 || table > 3) return false;
    ids.push(id);
  }
  reading.frame = { ids, isProgressive };
  return true;
}

function readScan(reading: Reading, content: Buffer): boolean {
  const count = content[0] ?? 0;
  const { frame } = reading;
  if (!frame || count < 1 || count > 4 || content.length !== 4 + 2 * count || reading.scans >= scansMost) return false;
  const ids = Array.from({ length: count }, (_, at) => content[1 + 2 * at]!);
  const tables = Array.from({ length: count }, (_, at) => content[2 + 2 * at]!);
  if (new Set(ids).size !== count || !ids.every((id) => frame.ids.includes(id))) return false;
  if (tables.some((each) => each >> 4 > 3 || (each & 15) > 3)) return false;
  const [first, last, bits] = content.subarray(-3) as unknown as [number, number, number];
  const isFit = frame.isProgressive
    ? last <= 63 && (first === 0 ? last === 0 : first <= last && count === 1) && bits >> 4 <= 13 && (bits & 15) <= 13
    : first === 0 && last === 63 && bits === 0;
  if (!isFit) return false;
  reading.scans += 1;
  reading.huffman.clear();
  return true;
}

function readRestarts(reading: Reading, content: Buffer): boolean {
  if (reading.hasRestarts || content.length !== 2 || content.readUInt16BE(0) === 0) return false;
  reading.hasRestarts = true;
  return true;
}

/** The segments that are kept as they are. Whatever is not named here and not dropped is unexpected. */
const kept: Readonly<Record<number, (reading: Reading, content: Buffer) => boolean>> = {
  192: (reading, content) => readFrame(reading, content, false), // baseline
  193: (reading, content) => readFrame(reading, content, false), // extended
  194: (reading, content) => readFrame(reading, content, true), // progressive
  196: (reading, content) => isHuffman(content, reading.huffman),
  219: (reading, content) => isQuantisation(content, reading.quantisation),
  221: readRestarts,
  [startOfScan]: readScan,
};

/** Reads what an application's segment says about colours; false where it says so twice or too late. */
function readColours(reading: Reading, marker: number, content: Buffer): boolean {
  if (marker === 0xe0 && content.length >= 14 && content.toString('latin1', 0, 5) === 'JFIF\0') {
    if (reading.isJfif || reading.scans > 0) return false;
    reading.isJfif = true;
  }
  if (marker === 0xee && content.length >= 12 && content.toString('latin1', 0, 5) === 'Adobe') {
    if (reading.adobe !== undefined || reading.scans > 0 || content[11]! > 2) return false;
    reading.adobe = content[11]!;
  }
  return true;
}

const isDropped = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/**
 * Reads a JPEG from its start to the first end of image. Undefined for anything that a camera would not have written: a
 * wrong length, bytes between segments, a table twice, another way of coding, a missing end.
 */
export function codedPartOf(bytes: Buffer): CodedPart | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const reading: Reading = {
    ...{ isJfif: false, adobe: undefined, frame: undefined, hasRestarts: false, scans: 0 },
    ...{ quantisation: new Set<number>(), huffman: new Set<number>() },
  };
  const pieces: Buffer[] = [];
  for (let at = 2; bytes[at] === 0xff; ) {
    // A marker may begin with any number of FF.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1]!;
    if (marker === endOfImage) return ended(reading, pieces);
    if (at + 4 > bytes.length || (!isDropped(marker) && !kept[marker])) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    const content = bytes.subarray(at + 4, end);
    if (isDropped(marker) ? !readColours(reading, marker, content) : !kept[marker]!(reading, content)) return undefined;
    const next = marker === startOfScan ? scanEnd(bytes, end, reading.hasRestarts) : end;
    if (next === undefined) return undefined;
    if (!isDropped(marker)) pieces.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}

function ended({ isJfif, adobe, frame, scans, huffman }: Reading, pieces: readonly Buffer[]): CodedPart | undefined {
  // Tables that no scan follows are for something else.
  if (!frame || scans === 0 || huffman.size > 0) return undefined;
  return { isJfif, adobe, components: frame.ids.length, pieces };
}
