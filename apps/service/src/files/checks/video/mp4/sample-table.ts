import { broken } from '../../verdict.ts';
import { type Box, boxUnder } from '../boxes.ts';
import type { Ranges } from '../ranges.ts';

/** More than a day of the fastest phones; a table that claims more is no recording. */
const mostSamples = 10_000_000;

/** Sizes of samples: one for all, or a table of 4, 8, 16 or 32 bits each. */
function sizesOf(bytes: Buffer, table: Box): { count: number; sizeOf: (sample: number) => number } {
  const same = boxUnder(bytes, table, 'stsz');
  const box = same ?? boxUnder(bytes, table, 'stz2');
  if (!box || box.end - box.body < 12) throw broken();
  const count = bytes.readUInt32BE(box.body + 8);
  const all = same ? bytes.readUInt32BE(box.body + 4) : 0;
  if (count > mostSamples) throw broken();
  if (all > 0) return { count, sizeOf: () => all };
  const bits = same ? 32 : bytes[box.body + 7]!;
  const first = box.body + 12;
  if (![4, 8, 16, 32].includes(bits) || first + Math.ceil((count * bits) / 8) > box.end) throw broken();
  const readers: Record<number, (sample: number) => number> = {
    4: (sample) => (bytes[first + (sample >> 1)]! >> (sample & 1 ? 0 : 4)) & 15,
    8: (sample) => bytes[first + sample]!,
    16: (sample) => bytes.readUInt16BE(first + 2 * sample),
    32: (sample) => bytes.readUInt32BE(first + 4 * sample),
  };
  return { count, sizeOf: readers[bits]! };
}

/** Where chunks begin: `stco`, or `co64` beyond 4 GB. */
function chunksOf(bytes: Buffer, table: Box): { count: number; offsetOf: (chunk: number) => number } {
  const small = boxUnder(bytes, table, 'stco');
  const box = small ?? boxUnder(bytes, table, 'co64');
  if (!box || box.end - box.body < 8) throw broken();
  const count = bytes.readUInt32BE(box.body + 4);
  const width = small ? 4 : 8;
  if (count > mostSamples || box.body + 8 + count * width > box.end) throw broken();
  const at = (chunk: number) => box.body + 8 + width * chunk;
  return {
    count,
    offsetOf: (chunk) => (small ? bytes.readUInt32BE(at(chunk)) : Number(bytes.readBigUInt64BE(at(chunk)))),
  };
}

/** Runs of chunks with equally many samples (`stsc`): the first chunk of each, counted from 1, and how many. */
function runsOf(bytes: Buffer, table: Box): { first: number; samples: number }[] {
  const box = boxUnder(bytes, table, 'stsc');
  if (!box || box.end - box.body < 8) throw broken();
  const count = bytes.readUInt32BE(box.body + 4);
  if (count > mostSamples || box.body + 8 + 12 * count > box.end) throw broken();
  return Array.from({ length: count }, (_, run) => {
    const at = box.body + 8 + 12 * run;
    return { first: bytes.readUInt32BE(at), samples: bytes.readUInt32BE(at + 4) };
  });
}

/** Adds where the samples of a track lie in the file (ISO/IEC 14496-12 §8.7). */
export function addSamples(bytes: Buffer, table: Box, into: Ranges): void {
  const sizes = sizesOf(bytes, table);
  if (sizes.count === 0) return;
  const chunks = chunksOf(bytes, table);
  const runs = runsOf(bytes, table);
  let sample = 0;
  for (let chunk = 0, run = 0; chunk < chunks.count && sample < sizes.count; chunk++) {
    while (run + 1 < runs.length && runs[run + 1]!.first <= chunk + 1) run += 1;
    const end = Math.min(sample + (runs[run]?.samples ?? 0), sizes.count);
    let length = 0;
    for (; sample < end; sample++) length += sizes.sizeOf(sample);
    into.add(chunks.offsetOf(chunk), chunks.offsetOf(chunk) + length);
  }
  if (sample < sizes.count) throw broken();
}
