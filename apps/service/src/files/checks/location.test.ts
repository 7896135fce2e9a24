import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileKind } from '#contract';
import { phonePdf, unpackedPdf } from '#testkit/documents';
import { plainPicture, sampleHeic, samplePicture, samplePlace, tracesIn } from '#testkit/pictures';
import { h264Film, isoPlace, readFilm, vp8Film, withPlaceInBoxes, withPlaceInTags } from '#testkit/videos';
import { openDiskStorage, type Storage } from '../storage/index.ts';
import { checkInChild, checkLimits } from './run.ts';

let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'location-'));
  storage = openDiskStorage(folder);
});

afterAll(() => rm(folder, { recursive: true }));

async function cleaned(bytes: Uint8Array, kind: FileKind) {
  const key = storage.newKey();
  await storage.append(key, 0, [bytes] as never);
  const place = await storage.workplace(key);
  const verdict = await checkInChild(place, { kind, sha256: null }, checkLimits);
  if (!verdict || 'refusal' in verdict) throw new Error(`refused: ${JSON.stringify(verdict)}`);
  return { file: verdict.clean, bytes: await readFile(place.full), place };
}

const films: Record<string, () => Promise<Buffer>> = {
  'an MP4 with its place in boxes, and with a track of subtitles that say it': async () =>
    withPlaceInBoxes(await h264Film('mp4', { words: isoPlace })),
  'a MOV with keys as an iPhone writes them': async () => withPlaceInBoxes(await h264Film('mov')),
  'an MP4 in pieces': async () => withPlaceInBoxes(await h264Film('mp4', { isFragmented: true })),
  'a WebM with tags, a cover with EXIF, and a track of subtitles': async () =>
    withPlaceInTags(await vp8Film({ words: isoPlace, comment: isoPlace }), await samplePicture('jpeg')),
};

describe('no location is left, by a reader independent of what removes it', () => {
  it.each(Object.entries(films))('in %s, and every frame stays as it is', async (_what, make) => {
    const film = await make();
    const before = await readFilm(film);
    expect(tracesIn(film).length).toBeGreaterThan(2);
    expect(JSON.stringify(before.tags)).toContain('31.2000');
    const { bytes } = await cleaned(film, 'video');
    const after = await readFilm(bytes);
    expect(tracesIn(bytes)).toEqual([]);
    expect(after.tags).toEqual({});
    expect(after.tracks).toEqual(before.tracks);
    expect(after.tracks).toHaveLength(1);
  });

  it('in a HEIC, which becomes a JPEG of the same picture', async () => {
    const heic = await sampleHeic();
    expect((await ExifReader.load(heic, { expanded: true })).gps).toMatchObject({
      Latitude: samplePlace.latitude,
      Longitude: samplePlace.longitude,
    });
    const { file, bytes, place } = await cleaned(heic, 'picture');
    expect(file).toMatchObject({ type: 'image/jpeg', width: 640, height: 480 });
    for (const each of [bytes, await readFile(place.thumb)]) {
      const {
        file: shape,
        jfif,
        riff,
        ...rest
      } = (await ExifReader.load(each, { expanded: true })) as object as Record<string, unknown>;
      expect(Object.keys(rest)).toEqual([]);
      expect(tracesIn(each)).toEqual([]);
    }
    const drawn = await sharp(await plainPicture('png'))
      .removeAlpha()
      .raw()
      .toBuffer();
    const shown = await sharp(bytes).raw().toBuffer();
    let apart = 0;
    for (let at = 0; at < shown.length; at++) apart += Math.abs(shown[at]! - drawn[at]!);
    expect(apart / shown.length).toBeLessThan(6);
  });

  it('in a PDF: not about the document, not in its pictures, not in what its pages do not need', async () => {
    const jpeg = await samplePicture('jpeg');
    const scan = phonePdf({ bytes: jpeg, width: 640, height: 480 });
    expect(tracesIn(unpackedPdf(scan)).length).toBeGreaterThan(5);
    const { file, bytes } = await cleaned(scan, 'pdf');
    expect(file).toMatchObject({ type: 'application/pdf', width: null });
    const inside = unpackedPdf(bytes);
    expect(tracesIn(inside)).toEqual([]);
    const text = inside.toString('latin1');
    for (const gone of [
      '/JavaScript',
      '/OpenAction',
      '/EmbeddedFile',
      '/Metadata',
      'Exif',
      '/Info',
      '/Measure',
      'D:2026',
    ])
      expect([gone, text.includes(gone)]).toEqual([gone, false]);
    // The page, its words and the pixels of its picture are there: the coded part of the JPEG, byte by byte.
    for (const kept of ['/AA', '(Spindle E-27) Tj', 'look here'])
      expect([kept, text.includes(kept)]).toEqual([kept, true]);
    expect(bytes.includes(jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))))).toBe(true);
  });

  it('which the search and the readers would have found in each of them', async () => {
    const jpeg = await samplePicture('jpeg');
    expect(tracesIn(jpeg)).toContain('degrees and minutes');
    expect(tracesIn(Buffer.from(isoPlace, 'utf16le'))).toContain('31.2000 in UTF-16');
  });
});
