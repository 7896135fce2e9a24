import type { Workplace } from '../../../storage/index.ts';
import type { CleanFile } from '../../queries.ts';
import { broken, Refused } from '../../verdict.ts';
import { type Box, boxAt, boxesIn, boxUnder } from '../boxes.ts';
import { copyEdited, type Edit } from '../edits.ts';
import { gapsIn, Ranges } from '../ranges.ts';
import { openSource, type Source } from '../source.ts';
import { type FragmentWalk, fragmentDefaults, readFragment } from './fragments.ts';
import { addSamples } from './sample-table.ts';
import { scrubFragment, scrubMovie } from './scrub.ts';
import { type Track, trackIn } from './tracks.ts';

// An hour at 60 frames takes 5 MB of tables.
const mostTableBytes = 64 * 1024 * 1024;
const mostBoxes = 200_000;

/** The boxes of a file, and where they end: what comes behind the last whole one is cut off. */
async function topBoxes(source: Source): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; ; ) {
    const head = await source.read(at, 16);
    const box = boxAt(head, at, source.length, at);
    // Foreign bytes behind a film are no part of it; a film that is torn lacks the end of a box it has begun.
    if (!box || (box.end > source.length && !/^[\w ]{4}$/.test(box.type))) return boxes;
    if (box.end > source.length || boxes.length >= mostBoxes) throw broken();
    boxes.push(box);
    at = box.end;
  }
}

/** A plan in the making. */
interface Plan {
  readonly edits: Edit[];
  readonly samples: Ranges;
  tableBytes: number;
}

/** Reads a box of tables into memory; boxes inside count from its own beginning. */
async function tables(source: Source, box: Box, plan: Plan): Promise<[Buffer, Box]> {
  plan.tableBytes += box.end - box.start;
  if (plan.tableBytes > mostTableBytes) throw broken();
  const bytes = Buffer.from(await source.read(box.start, box.end - box.start));
  return [bytes, { ...box, start: 0, body: box.body - box.start, end: box.end - box.start }];
}

interface Movie {
  readonly tracks: readonly Track[];
  readonly defaults: ReturnType<typeof fragmentDefaults>;
  readonly seconds: number;
}

async function readMovie(source: Source, box: Box, plan: Plan): Promise<Movie> {
  const [bytes, moov] = await tables(source, box, plan);
  const tracks: Track[] = [];
  for (const each of boxesIn(bytes, moov.body, moov.end)) {
    const track = each.type === 'trak' ? trackIn(bytes, each) : undefined;
    if (!track) continue;
    tracks.push(track);
    const table = boxUnder(bytes, each, 'mdia', 'minf', 'stbl');
    if (table) addSamples(bytes, table, plan.samples);
  }
  const header = boxUnder(bytes, moov, 'mvhd');
  if (!header || header.end - header.body < 32) throw broken();
  const isLong = bytes[header.body] === 1;
  const timescale = bytes.readUInt32BE(header.body + (isLong ? 20 : 12));
  const duration = isLong ? Number(bytes.readBigUInt64BE(header.body + 24)) : bytes.readUInt32BE(header.body + 16);
  const isUnknown = duration === 0xffffffff || duration > Number.MAX_SAFE_INTEGER;
  const defaults = fragmentDefaults(bytes, moov);
  scrubMovie(bytes, moov, new Map(tracks.map((track) => [track.box.start, track.kind])));
  plan.edits.push({ start: box.start, end: box.end, bytes });
  return { tracks, defaults, seconds: isUnknown || timescale === 0 ? 0 : duration / timescale };
}

async function readFragments(source: Source, boxes: readonly Box[], movie: Movie, plan: Plan): Promise<number> {
  const kept = new Set(movie.tracks.map(({ id }) => id));
  const walk: FragmentWalk = { defaults: movie.defaults, kept, samples: plan.samples, durations: new Map() };
  for (const box of boxes) {
    if (box.type !== 'moof') continue;
    const [bytes, moof] = await tables(source, box, plan);
    scrubFragment(bytes, moof, readFragment(bytes, box.start, moof, walk));
    plan.edits.push({ start: box.start, end: box.end, bytes });
  }
  const film = movie.tracks.find(({ kind }) => kind === 'video');
  return film?.timescale ? (walk.durations.get(film.id) ?? 0) / film.timescale : 0;
}

const keptWhole = ['moov', 'moof', 'mdat', 'sidx', 'styp'];

/** Every other box on the top becomes free space; of the kinds that stay, those with room for words are cut short. */
function planOthers(boxes: readonly Box[], plan: Plan): void {
  for (const box of boxes) {
    const isSmall = box.end - box.start <= 256;
    if (keptWhole.includes(box.type) || (box.type === 'ftyp' && isSmall)) continue;
    plan.edits.push({ start: box.start + 4, end: box.start + 8, bytes: Buffer.from('free') });
    plan.edits.push({ start: box.body, end: box.end });
  }
}

async function planOf(source: Source, boxes: readonly Box[]) {
  const [moov, ...more] = boxes.filter(({ type }) => type === 'moov');
  if (!moov || more.length > 0) throw broken();
  const plan: Plan = { edits: [], samples: new Ranges(), tableBytes: 0 };
  const movie = await readMovie(source, moov, plan);
  const fragmented = await readFragments(source, boxes, movie, plan);
  const film = movie.tracks.find(({ kind }) => kind === 'video');
  if (!film) throw new Refused('file-type');
  planOthers(boxes, plan);
  const areas = boxes.filter(({ type }) => type === 'mdat').map(({ body, end }) => ({ start: body, end }));
  const kept = plan.samples.merged();
  const gaps = gapsIn(areas, kept);
  // No frame at all, or frames where none can be.
  if (!gaps || kept.length === 0) throw broken();
  // What no frame and no sound lies in is what else the phone wrote: places by the second, words, other tracks.
  plan.edits.push(...gaps);
  return { edits: plan.edits, film, movie, seconds: movie.seconds || fragmented };
}

/**
 * Copies a film of the MP4 family with everything blanked that playing does not need: boxes of metadata, times of
 * creation, makers' names, tracks that are neither frames nor sound, and what lies between the frames. Frames and sound
 * stay as they are, bit by bit, and in their places.
 */
export async function cleanMp4(place: Workplace, type: 'video/mp4' | 'video/quicktime'): Promise<CleanFile> {
  const source = await openSource(place.original);
  try {
    const boxes = await topBoxes(source);
    const { edits, film, movie, seconds } = await planOf(source, boxes);
    const { width, height } = film;
    const sound = movie.tracks.find(({ kind }) => kind === 'audio');
    const codecs = sound ? `${film.codec},${sound.codec}` : film.codec;
    const durationMs = Math.min(Math.round(seconds * 1000), 0x7fffffff);
    const written = await copyEdited(place.original, place.full, boxes.at(-1)!.end, edits);
    return { type, width, height, durationMs, codecs, ...written };
  } finally {
    await source.close();
  }
}
