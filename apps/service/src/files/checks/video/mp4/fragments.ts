import { broken } from '../../verdict.ts';
import { type Box, boxesIn, boxUnder } from '../boxes.ts';
import type { Ranges } from '../ranges.ts';

/** What a movie tells its fragments in advance (`trex`), by the track's id. */
export type FragmentDefaults = ReadonlyMap<number, { readonly duration: number; readonly size: number }>;

/** Reads `mvex` of a movie. */
export function fragmentDefaults(bytes: Buffer, moov: Box): FragmentDefaults {
  const found = new Map<number, { duration: number; size: number }>();
  const extension = boxUnder(bytes, moov, 'mvex');
  if (!extension) return found;
  for (const box of boxesIn(bytes, extension.body, extension.end)) {
    if (box.type !== 'trex' || box.end - box.body < 24) continue;
    const at = box.body;
    found.set(bytes.readUInt32BE(at + 4), { duration: bytes.readUInt32BE(at + 12), size: bytes.readUInt32BE(at + 16) });
  }
  return found;
}

interface TrackFragment {
  readonly id: number;
  readonly base: number | undefined;
  readonly isFromFragment: boolean;
  readonly duration: number;
  readonly size: number;
}

/** Reads a `tfhd` (ISO/IEC 14496-12 §8.8.7). */
function headerOf(bytes: Buffer, box: Box, defaults: FragmentDefaults): TrackFragment {
  if (box.end - box.body < 8) throw broken();
  const flags = bytes.readUIntBE(box.body + 1, 3);
  const id = bytes.readUInt32BE(box.body + 4);
  let at = box.body + 8;
  const base = flags & 0x1 ? Number(bytes.readBigUInt64BE(at)) : undefined;
  at += flags & 0x1 ? 8 : 0;
  at += flags & 0x2 ? 4 : 0;
  const told = defaults.get(id);
  const duration = flags & 0x8 ? bytes.readUInt32BE(at) : (told?.duration ?? 0);
  at += flags & 0x8 ? 4 : 0;
  const size = flags & 0x10 ? bytes.readUInt32BE(at) : (told?.size ?? 0);
  return { id, base, isFromFragment: (flags & 0x20000) !== 0, duration, size };
}

interface Run {
  readonly offset: number | undefined;
  readonly bytes: number;
  readonly duration: number;
}

/** Reads a `trun` (ISO/IEC 14496-12 §8.8.8): how many bytes and units of time its samples have together. */
function runIn(bytes: Buffer, box: Box, track: TrackFragment): Run {
  if (box.end - box.body < 8) throw broken();
  const flags = bytes.readUIntBE(box.body + 1, 3);
  const count = bytes.readUInt32BE(box.body + 4);
  let at = box.body + 8;
  const offset = flags & 0x1 ? bytes.readInt32BE(at) : undefined;
  at += (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag);
  if (at + 4 * fields.length * count > box.end) throw broken();
  const placeOf = (flag: number) => (flags & flag ? 4 * fields.indexOf(flag) : undefined);
  const sum = (place: number | undefined, all: number) => {
    if (place === undefined) return all * count;
    let total = 0;
    for (let sample = 0; sample < count; sample++) total += bytes.readUInt32BE(at + 4 * fields.length * sample + place);
    return total;
  };
  return { offset, bytes: sum(placeOf(0x200), track.size), duration: sum(placeOf(0x100), track.duration) };
}

/** What a walk through fragments knows and collects. */
export interface FragmentWalk {
  readonly defaults: FragmentDefaults;
  /** Ids of the tracks that stay. */
  readonly kept: ReadonlySet<number>;
  readonly samples: Ranges;
  /** Units of time by the track's id. */
  readonly durations: Map<number, number>;
}

/**
 * Adds where the samples of a `moof` lie. The bytes begin at `origin` of the file; boxes count from the bytes' own
 * beginning. Answers where the parts of other tracks begin.
 */
export function readFragment(bytes: Buffer, origin: number, moof: Box, walk: FragmentWalk): Set<number> {
  const dropped = new Set<number>();
  let end: number | undefined;
  for (const traf of boxesIn(bytes, moof.body, moof.end)) {
    if (traf.type !== 'traf') continue;
    const header = boxUnder(bytes, traf, 'tfhd');
    if (!header) throw broken();
    const track = headerOf(bytes, header, walk.defaults);
    const isKept = walk.kept.has(track.id);
    if (!isKept) dropped.add(traf.start);
    const base = track.base ?? (track.isFromFragment ? origin : (end ?? origin));
    let at = base;
    for (const box of boxesIn(bytes, traf.body, traf.end)) {
      if (box.type !== 'trun') continue;
      const run = runIn(bytes, box, track);
      if (run.offset !== undefined) at = base + run.offset;
      if (isKept) walk.samples.add(at, at + run.bytes);
      walk.durations.set(track.id, (walk.durations.get(track.id) ?? 0) + run.duration);
      at += run.bytes;
    }
    end = at;
  }
  return dropped;
}
