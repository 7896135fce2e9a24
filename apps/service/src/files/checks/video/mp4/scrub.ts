import { broken } from '../../verdict.ts';
import { type Box, blankBox, boxesIn } from '../boxes.ts';

/** What becomes of a box: kept, changed, looked into; what has no rule becomes free space. */
type Rule = 'keep' | ((bytes: Buffer, box: Box) => void) | Rules;
interface Rules {
  readonly [type: string]: Rule;
}

/** Applies rules to the boxes between two places; what is left over at the end is no box and becomes zeros. */
function apply(bytes: Buffer, from: number, to: number, rules: Rules): void {
  let end = from;
  for (const box of boxesIn(bytes, from, to)) {
    const rule = Object.hasOwn(rules, box.type) ? rules[box.type] : undefined;
    if (rule === undefined) blankBox(bytes, box);
    else if (typeof rule === 'function') rule(bytes, box);
    else if (rule !== 'keep') apply(bytes, box.body, box.end, rule);
    end = box.end;
  }
  bytes.fill(0, end, to);
}

const need = (box: Box, length: number) => {
  if (box.end - box.body < length) throw broken();
};

/** Creation and modification times of `mvhd`, `tkhd` and `mdhd`: 32 bits each, 64 in version 1. */
function withoutTimes(bytes: Buffer, box: Box): void {
  need(box, 20);
  bytes.fill(0, box.body + 4, box.body + (bytes[box.body] === 1 ? 20 : 12));
}

/** A handler's name and maker say which phone wrote it. */
function withoutMaker(bytes: Buffer, box: Box): void {
  need(box, 12);
  const component = bytes.toString('latin1', box.body + 4, box.body + 8);
  if (component !== 'mhlr' && component !== 'dhlr') bytes.fill(0, box.body + 4, box.body + 8);
  bytes.fill(0, box.body + 12, box.end);
}

/** References lead into this file alone (ISO/IEC 14496-12 §8.7.2), and say nothing of where it lay. */
function ownDataOnly(bytes: Buffer, box: Box): void {
  need(box, 8);
  for (const entry of boxesIn(bytes, box.body + 8, box.end)) {
    need(entry, 4);
    if ((bytes[entry.body + 3]! & 1) === 0) throw broken();
    bytes.fill(0, entry.body + 4, entry.end);
  }
}

const colourKinds = ['nclx', 'nclc'];
/** Colours by number stay; a colour profile has a maker, a date and words. */
function numberedColour(bytes: Buffer, box: Box): void {
  need(box, 4);
  if (!colourKinds.includes(bytes.toString('latin1', box.body, box.body + 4))) blankBox(bytes, box);
}

const grouped = ['roll', 'rap ', 'tscl', 'sync', 'prol', 'tsas', 'stsa'];
function knownGroups(bytes: Buffer, box: Box): void {
  need(box, 8);
  if (!grouped.includes(bytes.toString('latin1', box.body + 4, box.body + 8))) blankBox(bytes, box);
}

const keepAll = (...types: string[]): Rules => Object.fromEntries(types.map((type) => [type, 'keep']));

const videoParts: Rules = {
  ...keepAll('avcC', 'hvcC', 'lhvC', 'vpcC', 'av1C', 'esds', 'd263', 'pasp', 'clap', 'fiel', 'gama', 'btrt', 'mdcv'),
  ...keepAll('clli', 'amve', 'dvcC', 'dvvC', 'dvwC', 'SmDm', 'CoLL'),
  colr: numberedColour,
};
const audioParts: Rules = {
  ...keepAll('esds', 'dac3', 'dec3', 'alac', 'dOps', 'damr', 'chan', 'chnl', 'pcmC', 'btrt', 'srat', 'dapa'),
  wave: keepAll('frma', 'mp4a', 'esds', 'enda', 'alac', 'samr', '\0\0\0\0'),
};

/** A description of frames: no vendor, no name of the encoder, and of its parts those a decoder needs. */
function videoEntry(bytes: Buffer, box: Box): void {
  need(box, 78);
  bytes.fill(0, box.body + 12, box.body + 16);
  bytes.fill(0, box.body + 42, box.body + 74);
  apply(bytes, box.body + 78, box.end, videoParts);
}

function audioEntry(bytes: Buffer, box: Box): void {
  need(box, 28);
  bytes.fill(0, box.body + 12, box.body + 16);
  // QuickTime's sound descriptions of versions 1 and 2 are longer.
  const more = [0, 16, 36][bytes.readUInt16BE(box.body + 8)] ?? 0;
  apply(bytes, Math.min(box.body + 28 + more, box.end), box.end, audioParts);
}

const descriptions = (entry: (bytes: Buffer, box: Box) => void) => (bytes: Buffer, box: Box) => {
  need(box, 8);
  for (const each of boxesIn(bytes, box.body + 8, box.end)) entry(bytes, each);
};

const track = (entry: (bytes: Buffer, box: Box) => void): Rules => ({
  tkhd: withoutTimes,
  edts: keepAll('elst'),
  tapt: keepAll('clef', 'prof', 'enof'),
  mdia: {
    mdhd: withoutTimes,
    hdlr: withoutMaker,
    elng: 'keep',
    minf: {
      ...keepAll('vmhd', 'smhd'),
      hdlr: withoutMaker,
      dinf: { dref: ownDataOnly },
      stbl: {
        ...keepAll('stts', 'ctts', 'cslg', 'stss', 'stps', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'sdtp'),
        stsd: descriptions(entry),
        sgpd: knownGroups,
        sbgp: knownGroups,
      },
    },
  },
});

const tracks: Record<'video' | 'audio', Rules> = { video: track(videoEntry), audio: track(audioEntry) };

const movie: Rules = { mvhd: withoutTimes, mvex: keepAll('mehd', 'trex') };
const fragment: Rules = {
  mfhd: 'keep',
  traf: { ...keepAll('tfhd', 'tfdt', 'trun', 'sdtp'), sgpd: knownGroups, sbgp: knownGroups },
};

/** Leaves of a `moov` in memory what playing needs. `kept`: what the tracks that stay are, by where they begin. */
export function scrubMovie(bytes: Buffer, moov: Box, kept: ReadonlyMap<number, 'video' | 'audio'>): void {
  const trak = (_: Buffer, box: Box) => {
    const kind = kept.get(box.start);
    if (kind) apply(bytes, box.body, box.end, tracks[kind]);
    else blankBox(bytes, box);
  };
  apply(bytes, moov.body, moov.end, { ...movie, trak });
}

/** Leaves of a `moof` in memory what playing needs; `dropped` are the parts of tracks that go. */
export function scrubFragment(bytes: Buffer, moof: Box, dropped: ReadonlySet<number>): void {
  const traf = (_: Buffer, box: Box) => {
    if (dropped.has(box.start)) blankBox(bytes, box);
    else apply(bytes, box.body, box.end, fragment.traf as Rules);
  };
  apply(bytes, moof.body, moof.end, { ...fragment, traf });
}
