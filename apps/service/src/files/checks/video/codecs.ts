const hex2 = (value: number) => value.toString(16).padStart(2, '0').toUpperCase();
const two = (value: number) => String(value).padStart(2, '0');

/** H.264 by its configuration record: profile, constraints, level (RFC 6381 §3.3). */
export const avcName = (entry: string, record: Buffer): string =>
  `${entry}.${hex2(record[1]!)}${hex2(record[2]!)}${hex2(record[3]!)}`;

/** HEVC by its configuration record (ISO/IEC 14496-15, annex E). */
export function hevcName(entry: string, record: Buffer): string {
  const general = record[1]!;
  const space = ['', 'A', 'B', 'C'][general >> 6];
  const tier = general & 0x20 ? 'H' : 'L';
  // The compatibility flags are written with their bits in reverse.
  let flags = 0;
  for (let bit = 0, left = record.readUInt32BE(2); bit < 32; bit++, left >>>= 1)
    flags = ((flags << 1) | (left & 1)) >>> 0;
  const constraints = [...record.subarray(6, 12)];
  while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop();
  const parts = [`${space}${general & 0x1f}`, flags.toString(16).toUpperCase(), `${tier}${record[12]}`];
  return [entry, ...parts, ...constraints.map((value) => value.toString(16).toUpperCase())].join('.');
}

/** AV1 by its configuration record (AV1 in ISOBMFF, "Codecs parameter string"). */
export function av1Name(record: Buffer): string {
  const [, profileLevel = 0, flags = 0] = record;
  const depth = flags & 0x40 ? (flags & 0x20 ? 12 : 10) : 8;
  return `av01.${profileLevel >> 5}.${two(profileLevel & 0x1f)}${flags & 0x80 ? 'H' : 'M'}.${two(depth)}`;
}

/** VP8 or VP9 by its configuration box (VP Codec ISO Media File Format Binding). */
export const vpName = (entry: string, record: Buffer): string =>
  `${entry}.${two(record[4]!)}.${two(record[5]!)}.${two(record[6]! >> 4)}`;

/** MPEG-4 audio or video by the descriptors of its `esds` (RFC 6381 §3.3). */
export function mpeg4Name(entry: string, descriptors: Buffer): string {
  // 0x04 DecoderConfig, 0x05 its own part; lengths take one to four bytes.
  let at = 4;
  let name = entry;
  while (at + 2 <= descriptors.length) {
    const tag = descriptors[at++]!;
    let length = 0;
    for (let left = 4; left > 0 && at < descriptors.length; left--) {
      const byte = descriptors[at++]!;
      length = (length << 7) | (byte & 0x7f);
      if (byte < 0x80) break;
    }
    if (tag === 0x03) at += 3;
    else if (tag === 0x04 && at + 13 <= descriptors.length) {
      name = `${entry}.${hex2(descriptors[at]!)}`;
      at += 13;
    } else if (tag === 0x05 && at + 2 <= descriptors.length) {
      const kind = descriptors[at]! >> 3;
      const extended = 32 + (((descriptors[at]! & 7) << 3) | (descriptors[at + 1]! >> 5));
      return entry === 'mp4a' ? `${name}.${kind === 31 ? extended : kind}` : name;
    } else at += length;
  }
  return name;
}
