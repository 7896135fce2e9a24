import { broken } from '../../verdict.ts';
import { av1Name, avcName } from '../codecs.ts';

/** A track of a WebM as its head describes it. */
export interface Track {
  readonly number: number;
  readonly kind: 'video' | 'audio' | undefined;
  readonly codec: string | undefined;
  readonly width: number;
  readonly height: number;
}

const kinds: Record<number, Track['kind']> = { 1: 'video', 2: 'audio' };

const vp9Name = (setup: Buffer): string => {
  // Pairs of an id, a length and a value: 1 profile, 2 level, 3 depth (VP9 in WebM, "CodecPrivate").
  const found = new Map<number, number>();
  for (let at = 0; at + 2 < setup.length; at += 2 + setup[at + 1]!) found.set(setup[at]!, setup[at + 2]!);
  const [profile, level, depth] = [found.get(1), found.get(2), found.get(3)];
  if (profile === undefined || level === undefined || depth === undefined) return 'vp9';
  return `vp09.${[profile, level, depth].map((value) => String(value).padStart(2, '0')).join('.')}`;
};

const codecs: Record<string, (setup: Buffer) => string> = {
  V_VP8: () => 'vp8',
  V_VP9: vp9Name,
  V_AV1: (setup) => (setup.length >= 4 ? av1Name(setup) : 'av01'),
  'V_MPEG4/ISO/AVC': (setup) => (setup.length >= 4 ? avcName('avc1', setup) : 'avc1'),
  A_OPUS: () => 'opus',
  A_VORBIS: () => 'vorbis',
};

/** Puts a track together from its parts; one of another kind or with an encoding of its own has no codec and goes. */
export function trackFrom(told: {
  number: number;
  type: number;
  codecId: string;
  setup: Buffer;
  isEncoded: boolean;
  width: number;
  height: number;
}): Track {
  const { number, width, height } = told;
  const kind = kinds[told.type];
  const name = Object.hasOwn(codecs, told.codecId) ? codecs[told.codecId] : undefined;
  const fits = kind !== undefined && told.codecId.startsWith(kind === 'video' ? 'V_' : 'A_') && !told.isEncoded;
  return { number, kind, codec: fits ? name?.(told.setup) : undefined, width, height };
}

/** Lengths of the packets before the last one in a Xiph-laced setup. */
function lacedLengths(setup: Buffer): { first: number; lengths: number[] } {
  const lengths: number[] = [];
  let at = 1;
  for (let packet = 0; packet < setup[0]!; packet++) {
    let length = 0;
    do {
      if (at >= setup.length) throw broken();
      length += setup[at]!;
    } while (setup[at++] === 255);
    lengths.push(length);
  }
  return { first: at, lengths };
}

/**
 * The setup of Vorbis sound without its comments: the name of the maker takes their whole room, as zeros, so that no
 * length changes (Vorbis I, §5).
 */
export function vorbisWithoutComments(setup: Buffer): Buffer {
  const clean = Buffer.from(setup);
  const { first, lengths } = lacedLengths(setup);
  const [identification = 0, comments = 0] = lengths;
  const at = first + identification;
  if (setup[0] !== 2 || comments < 16 || at + comments > setup.length || setup[at] !== 3) throw broken();
  clean.fill(0, at + 7, at + comments);
  clean.writeUInt32LE(comments - 7 - 4 - 4 - 1, at + 7);
  clean[at + comments - 1] = 1;
  return clean;
}
