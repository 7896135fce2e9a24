import { samplePlace, sampleSecrets } from './place.ts';

const { latitude, longitude } = samplePlace;

const words = [
  ...Object.values(sampleSecrets),
  latitude.toFixed(4),
  longitude.toFixed(4),
  '31,12.0N',
  '120,9.0E',
  'ISO6709',
  'GPSLatitude',
  'canarytm',
];

/** Degrees and minutes as EXIF writes them, in either order of bytes. */
function rationals(degrees: number, minutes: number): Buffer[] {
  const bytes = Buffer.alloc(16);
  for (const [at, value] of [degrees, 1, minutes, 1].entries()) bytes.writeUInt32BE(value, 4 * at);
  return [bytes, Buffer.from(bytes).swap32()];
}

/** A number as files keep it: fixed-point, ten-millionths, floats, in either order of bytes. */
function numbers(value: number): Buffer[] {
  const [fixed, whole, float, double] = [4, 4, 4, 8].map((length) => Buffer.alloc(length)) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  fixed.writeUInt32BE(Math.round(value * 65536));
  whole.writeUInt32BE(Math.round(value * 1e7));
  float.writeFloatBE(value);
  double.writeDoubleBE(value);
  return [fixed, whole, float, double].flatMap((bytes) => [bytes, Buffer.from(bytes).reverse()]);
}

const searched: readonly (readonly [string, Buffer])[] = [
  ...words.flatMap((word) => [
    [word, Buffer.from(word)] as const,
    [`${word} in UTF-16`, Buffer.from(word, 'utf16le')] as const,
    [`${word} in UTF-16, high byte first`, Buffer.from(word, 'utf16le').swap16()] as const,
  ]),
  ...[...rationals(31, 12), ...rationals(120, 9)].map((bytes) => ['degrees and minutes', bytes] as const),
  ...[...numbers(latitude), ...numbers(longitude)].map((bytes) => ['a coordinate as a number', bytes] as const),
];

/** What of the samples' place, names and hidden words stands in these bytes, in any encoding files use. */
export const tracesIn = (bytes: Buffer): string[] => [
  ...new Set(searched.filter(([, pattern]) => bytes.includes(pattern)).map(([what]) => what)),
];
