import type { Workplace } from '../../../storage/index.ts';
import type { CleanFile } from '../../queries.ts';
import { broken, Refused } from '../../verdict.ts';
import { copyEdited, type Edit } from '../edits.ts';
import { openSource, type Source } from '../source.ts';
import { type Element, elementAt, floatIn, numberIn, voidHead } from './elements.ts';
import { ids, keptMasters, keptNumbers, segmentParts } from './names.ts';
import { type Track, trackFrom, vorbisWithoutComments } from './tracks.ts';

const mostEdits = 2_000_000;
const mostSetupBytes = 1024 * 1024;

/** A walk through a file: what it has found, and what is to change. */
class Walk {
  readonly edits: Edit[] = [];
  readonly tracks = new Map<number, Track>();
  scale = 1_000_000;
  duration = 0;
  /** Of the cluster at hand, and the end of the last block, in units of the scale. */
  clusterTime = 0;
  lastTime = 0;
  blocks = 0;
  readonly source: Source;
  constructor(source: Source) {
    this.source = source;
  }

  async content(element: Element, most = 64): Promise<Buffer> {
    if (element.end - element.body > most) throw broken();
    return this.source.read(element.body, element.end - element.body);
  }

  /** Makes an element empty space of the same size. */
  drop(element: Element): void {
    const bytes = voidHead(element.end - element.start);
    this.edits.push({ start: element.start, end: element.start + bytes.length, bytes });
    this.edits.push({ start: element.start + bytes.length, end: element.end });
    if (this.edits.length > mostEdits) throw broken();
  }

  /** Words whose element must be there become no words. */
  empty(element: Element): void {
    this.edits.push({ start: element.body, end: element.end });
  }

  async *children(parent: Element): AsyncGenerator<Element> {
    for (let at = parent.body; ; ) {
      const element = await elementAt(this.source, at, parent.end);
      if (!element) return;
      yield element;
      at = element.end;
    }
  }
}

/** Leaves the numbers and parts that are named, drops the rest; `each` sees what stays. */
async function keepNamed(walk: Walk, parent: Element, each?: (element: Element) => Promise<void>): Promise<void> {
  for await (const element of walk.children(parent)) {
    const isMaster = keptMasters[parent.id]?.includes(element.id) ?? false;
    if (!isMaster && !keptNumbers[parent.id]?.includes(element.id)) walk.drop(element);
    else if (element.isOpen) throw broken();
    else {
      await each?.(element);
      if (isMaster) await keepNamed(walk, element);
    }
  }
}

async function readInfo(walk: Walk, info: Element): Promise<void> {
  for await (const element of walk.children(info)) {
    if (element.id === ids.timestampScale) walk.scale = numberIn(await walk.content(element));
    else if (element.id === ids.duration) walk.duration = floatIn(await walk.content(element));
    else if (element.id === ids.muxingApp || element.id === ids.writingApp) walk.empty(element);
    else walk.drop(element);
  }
}

/** The content of one child, however deep in a short list of ids. */
async function valueUnder(walk: Walk, parent: Element, ...path: number[]): Promise<Buffer | undefined> {
  const [id, ...rest] = path;
  for await (const element of walk.children(parent)) {
    if (element.id !== id) continue;
    return rest.length > 0 ? valueUnder(walk, element, ...rest) : walk.content(element, mostSetupBytes);
  }
  return undefined;
}

async function readTrack(walk: Walk, entry: Element): Promise<void> {
  const nothing = Buffer.alloc(0);
  const value = async (...path: number[]) => (await valueUnder(walk, entry, ...path)) ?? nothing;
  const size = async (display: number, pixels: number) =>
    numberIn(await value(ids.video, display)) || numberIn(await value(ids.video, pixels));
  // A display unit other than pixels makes the display size a ratio.
  const isRatio = numberIn(await value(ids.video, ids.displayUnit)) !== 0;
  const track = trackFrom({
    number: numberIn(await value(ids.trackNumber)),
    type: numberIn(await value(ids.trackType)),
    codecId: (await value(ids.codecId)).toString('latin1').replace(/\0+$/, ''),
    setup: await value(ids.codecPrivate),
    isEncoded: (await valueUnder(walk, entry, ids.contentEncodings)) !== undefined,
    width: await size(isRatio ? ids.pixelWidth : ids.displayWidth, ids.pixelWidth),
    height: await size(isRatio ? ids.pixelHeight : ids.displayHeight, ids.pixelHeight),
  });
  if (track.codec === undefined) return walk.drop(entry);
  walk.tracks.set(track.number, track);
  await keepNamed(walk, entry, async (element) => {
    if (track.codec !== 'vorbis' || element.id !== ids.codecPrivate) return;
    const bytes = vorbisWithoutComments(await walk.content(element, mostSetupBytes));
    walk.edits.push({ start: element.body, end: element.end, bytes });
  });
}

async function readTracks(walk: Walk, tracks: Element): Promise<void> {
  for await (const element of walk.children(tracks)) {
    if (element.id === ids.track) await readTrack(walk, element);
    else walk.drop(element);
  }
}

/** The track of a block and its time, from the first bytes of its content. */
async function blockAt(walk: Walk, block: Element): Promise<{ isKept: boolean; time: number }> {
  const head = await walk.source.read(block.body, Math.min(12, block.end - block.body));
  const length = Math.clz32(head[0] ?? 0) - 23;
  if (length > 8 || head.length < length + 3) throw broken();
  const number = numberIn(Buffer.from([head[0]! & (0xff >> length), ...head.subarray(1, length)]));
  const isKept = walk.tracks.has(number);
  if (isKept) walk.blocks += 1;
  return { isKept, time: walk.clusterTime + head.readInt16BE(length) };
}

async function readGroup(walk: Walk, group: Element): Promise<void> {
  let found: Awaited<ReturnType<typeof blockAt>> | undefined;
  let duration = 0;
  for await (const element of walk.children(group)) {
    if (element.id === ids.block) found = await blockAt(walk, element);
    if (element.id === ids.blockDuration) duration = numberIn(await walk.content(element));
  }
  if (!found?.isKept) return walk.drop(group);
  walk.lastTime = Math.max(walk.lastTime, found.time + duration);
  await keepNamed(walk, group);
}

/** Reads a cluster to its end; one whose length nobody wrote down ends where the next part of the segment begins. */
async function readCluster(walk: Walk, cluster: Element): Promise<number> {
  for (let at = cluster.body; ; ) {
    const element = await elementAt(walk.source, at, cluster.end);
    if (!element || (cluster.isOpen && !isInCluster(element.id))) return at;
    if (element.isOpen) throw broken();
    if (element.id === ids.timestamp) walk.clusterTime = numberIn(await walk.content(element));
    if (element.id === ids.blockGroup) await readGroup(walk, element);
    else if (element.id === ids.simpleBlock) {
      const { isKept, time } = await blockAt(walk, element);
      if (isKept) walk.lastTime = Math.max(walk.lastTime, time);
      else walk.drop(element);
    } else if (!keptNumbers[ids.cluster]!.includes(element.id)) walk.drop(element);
    at = element.end;
  }
}

// The ids of a segment's parts take four bytes; those inside a cluster, void and checksum among them, at most two.
const isInCluster = (id: number) => id < 0x1000000;

async function readSegmentPart(walk: Walk, element: Element): Promise<number> {
  if (element.id === ids.cluster) return readCluster(walk, element);
  if (element.isOpen) throw broken();
  if (element.id === ids.info) await readInfo(walk, element);
  else if (element.id === ids.tracks) await readTracks(walk, element);
  else if (element.id === ids.seekHead) await readSeekHead(walk, element);
  else if (element.id === ids.cues) await keepNamed(walk, element);
  else walk.drop(element);
  return element.end;
}

/** Signposts to what is gone go as well. */
async function readSeekHead(walk: Walk, seekHead: Element): Promise<void> {
  for await (const element of walk.children(seekHead)) {
    const target = element.id === ids.seek ? await valueUnder(walk, element, ids.seekId) : undefined;
    if (target && segmentParts.includes(numberIn(target))) await keepNamed(walk, element);
    else walk.drop(element);
  }
}

/** Reads a whole file and answers where it ends; what comes behind its segment is cut off. */
async function readFile(walk: Walk): Promise<number> {
  const { source } = walk;
  const header = await elementAt(source, 0, source.length);
  if (header?.id !== ids.header || header.isOpen) throw broken();
  const kind = (await valueUnder(walk, header, 0x4282))?.toString('latin1').replace(/\0+$/, '');
  if (kind !== 'webm') throw new Refused('file-type');
  await keepNamed(walk, header);
  const segment = await elementAt(source, header.end, source.length);
  if (segment?.id !== ids.segment) throw broken();
  let at = segment.body;
  for (;;) {
    const element = await elementAt(source, at, segment.end);
    if (!element) return segment.isOpen ? at : segment.end;
    at = await readSegmentPart(walk, element);
  }
}

/**
 * Copies a WebM with everything made empty space that playing does not need: tags, attachments, chapters, titles,
 * dates, programs' names, tracks that are neither frames nor sound. Blocks stay as they are, bit by bit, in their places.
 */
export async function cleanWebm(place: Workplace): Promise<CleanFile> {
  const source = await openSource(place.original);
  try {
    const walk = new Walk(source);
    const end = await readFile(walk);
    // A film without a frame, or whose frames come before anybody says what they are.
    if (walk.blocks === 0) throw walk.tracks.size > 0 ? broken() : new Refused('file-type');
    const tracks = [...walk.tracks.values()];
    const film = tracks.find(({ kind }) => kind === 'video');
    if (!film) throw new Refused('file-type');
    const codecs = [film, ...tracks.filter(({ kind }) => kind === 'audio').slice(0, 1)]
      .map(({ codec }) => codec)
      .join();
    const durationMs = Math.min(Math.round(((walk.duration || walk.lastTime) * walk.scale) / 1e6), 0x7fffffff);
    const written = await copyEdited(place.original, place.full, end, walk.edits);
    return { type: 'video/webm', width: film.width, height: film.height, durationMs, codecs, ...written };
  } finally {
    await source.close();
  }
}
