import { broken } from '../../verdict.ts';
import { type Box, boxesIn, boxUnder } from '../boxes.ts';
import { av1Name, avcName, hevcName, mpeg4Name, vpName } from '../codecs.ts';

/** A track that stays: frames or sound in a form that carries nothing else. */
export interface Track {
  readonly box: Box;
  readonly kind: 'video' | 'audio';
  readonly id: number;
  readonly codec: string;
  /** Units of a second. */
  readonly timescale: number;
  /** As shown, in pixels; 0 for sound. */
  readonly width: number;
  readonly height: number;
}

// Frames and sound only. Not among them: still pictures as frames (`jpeg`, `png `), which have EXIF of their own.
const frames = ['avc1', 'avc3', 'hvc1', 'hev1', 'dvh1', 'dvhe', 'av01', 'vp08', 'vp09', 'mp4v', 's263', 'h263'].concat([
  'apch',
  'apcn',
  'apcs',
  'apco',
  'ap4h',
  'ap4x',
]);
const sounds = ['mp4a', 'ac-3', 'ec-3', 'alac', 'Opus', 'samr', 'sawb', 'twos', 'sowt', 'lpcm', 'in24', 'ulaw', 'alaw'];
// ISO/IEC 14496-1: object types of MPEG-4 video that are pictures (JPEG, PNG, JPEG 2000).
const stillObjects = ['mp4v.6C', 'mp4v.6D', 'mp4v.6E'];

const records: Record<string, (bytes: Buffer, entry: string) => string> = {
  avcC: (bytes, entry) => avcName(entry, bytes),
  hvcC: (bytes, entry) => hevcName(entry, bytes),
  av1C: (bytes) => av1Name(bytes),
  vpcC: (bytes, entry) => vpName(entry, bytes),
  esds: (bytes, entry) => mpeg4Name(entry, bytes),
};

/** The codec of a sample description as RFC 6381 names it. */
function codecOf(bytes: Buffer, entry: Box, kind: Track['kind']): string {
  const version = kind === 'audio' ? bytes.readUInt16BE(entry.body + 8) : 0;
  const from = entry.body + (kind === 'video' ? 78 : 28 + ([0, 16, 36][version] ?? 0));
  const parts = [...boxesIn(bytes, Math.min(from, entry.end), entry.end)];
  const wave = parts.find(({ type }) => type === 'wave');
  if (wave) parts.push(...boxesIn(bytes, wave.body, wave.end));
  for (const part of parts) {
    const name = records[part.type]?.(bytes.subarray(part.body, part.end), entry.type);
    if (name) return name;
  }
  return entry.type === 'Opus' ? 'opus' : entry.type;
}

/** Width and height as shown: a quarter turn of the track's matrix changes them over (ISO/IEC 14496-12 §8.3.2). */
function shownSize(bytes: Buffer, header: Box): { width: number; height: number } {
  const end = header.body + (bytes[header.body] === 1 ? 96 : 84);
  if (end > header.end) throw broken();
  const width = bytes.readUInt16BE(end - 8);
  const height = bytes.readUInt16BE(end - 4);
  const isTurned = bytes.readInt32BE(end - 44) === 0 && bytes.readInt32BE(end - 40) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

/** The track in a `trak`, when it is one that stays. */
export function trackIn(bytes: Buffer, box: Box): Track | undefined {
  const handler = boxUnder(bytes, box, 'mdia', 'hdlr');
  const media = boxUnder(bytes, box, 'mdia', 'mdhd');
  const header = boxUnder(bytes, box, 'tkhd');
  const table = boxUnder(bytes, box, 'mdia', 'minf', 'stbl', 'stsd');
  if (!handler || !media || !header || !table || table.end - table.body < 16) return undefined;
  const purpose = bytes.toString('latin1', handler.body + 8, handler.body + 12);
  const kind = purpose === 'vide' ? 'video' : purpose === 'soun' ? 'audio' : undefined;
  if (!kind) return undefined;
  const entries = [...boxesIn(bytes, table.body + 8, table.end)];
  const known = kind === 'video' ? frames : sounds;
  if (entries.length === 0 || entries.some(({ type }) => !known.includes(type))) return undefined;
  const codec = codecOf(bytes, entries[0]!, kind);
  if (stillObjects.includes(codec)) return undefined;
  const isLong = bytes[header.body] === 1;
  const id = bytes.readUInt32BE(header.body + (isLong ? 20 : 12));
  const timescale = bytes.readUInt32BE(media.body + (bytes[media.body] === 1 ? 20 : 12));
  const size = kind === 'video' ? shownSize(bytes, header) : { width: 0, height: 0 };
  return { box, kind, id, codec, timescale, ...size };
}
