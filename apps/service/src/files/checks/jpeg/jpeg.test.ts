import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cmykJpeg,
  jpegSegment,
  phonePicture,
  plainPicture,
  profileJpeg,
  progressiveJpeg,
  restartJpeg,
  samplePlace,
  sampleSecrets,
  talkativeJpeg,
  tracesIn,
  withSegments,
} from '#testkit/pictures';
import { openDiskStorage, type Storage } from '../../storage/index.ts';
import { checkInChild, checkLimits } from '../run.ts';
import { bareJpegOf } from './index.ts';

let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jpeg-'));
  storage = openDiskStorage(folder);
});

afterAll(() => rm(folder, { recursive: true }));

async function checked(bytes: Uint8Array) {
  const key = storage.newKey();
  await storage.append(key, 0, [bytes] as never);
  const place = await storage.workplace(key);
  const verdict = await checkInChild(place, { kind: 'picture', sha256: null }, checkLimits);
  return { place, verdict };
}

async function cleaned(bytes: Uint8Array) {
  const { place, verdict } = await checked(bytes);
  if (!verdict || 'refusal' in verdict) throw new Error(`refused: ${JSON.stringify(verdict)}`);
  return { file: verdict.clean, bytes: await readFile(place.full), thumb: await readFile(place.thumb) };
}

const startOfScan = Buffer.from([0xff, 0xda]);
const endOfImage = Buffer.from([0xff, 0xd9]);
/** The first scan with its coded pixels, of a file without small pictures in it. */
const scanOf = (jpeg: Buffer) => jpeg.subarray(jpeg.indexOf(startOfScan), jpeg.indexOf(endOfImage));

async function pixelHash(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).autoOrient().raw().toBuffer({ resolveWithObject: true });
  return createHash('sha256').update(`${info.width} ${info.height} ${info.channels}`).update(data).digest('hex');
}

const word = 'profile-canary-30b7';

describe('S2.2 a JPEG keeps every pixel when what it tells besides is removed', () => {
  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['baseline', () => plainPicture('jpeg')],
    ['progressive', () => progressiveJpeg()],
    ['with restarts', () => restartJpeg()],
    [
      'in grey',
      async () =>
        sharp(await plainPicture('png'))
          .grayscale()
          .jpeg()
          .toBuffer(),
    ],
    ['in colours of print, with Adobe’s segment', () => cmykJpeg()],
    ['lying on its side, with place and name', () => phonePicture('jpeg')],
    ['in Display P3', () => profileJpeg(word)],
    ['with everything phones and editors add', () => talkativeJpeg()],
  ])('%s', async (_what, make) => {
    const sent = await make();
    const { file, bytes, thumb } = await cleaned(sent);
    expect(await pixelHash(bytes)).toBe(await pixelHash(sent));
    const { width, height } = (await sharp(sent).metadata()).autoOrient;
    expect(file).toMatchObject({ type: 'image/jpeg', width, height, bytes: bytes.length });
    const small = await sharp(thumb).metadata();
    expect([small.format, small.space, width > height]).toEqual(['webp', 'srgb', small.width > small.height]);
  });

  it('and tells neither place, name, device nor any word, by a reader independent of what removes it', async () => {
    const sent = await talkativeJpeg();
    expect((await ExifReader.load(sent, { expanded: true })).gps).toMatchObject({ Latitude: samplePlace.latitude });
    expect(tracesIn(sent)).toEqual(expect.arrayContaining(Object.values(sampleSecrets)));
    expect(tracesIn(sent)).toEqual(expect.arrayContaining(['degrees and minutes', '31,12.0N']));
    const { bytes, thumb } = await cleaned(sent);
    const { exif, file, jfif, icc, ...rest } = await ExifReader.load(bytes, { expanded: true });
    expect(Object.keys(exif!)).toEqual(['Orientation']);
    expect([exif!.Orientation!.value, Object.keys(rest)]).toEqual([6, []]);
    for (const each of [bytes, thumb]) expect(tracesIn(each)).toEqual([]);
    expect(bytes.subarray(-2)).toEqual(endOfImage);
    // One picture, and no small one beside it.
    expect(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]), 2)).toBe(-1);
  });

  it('and its colour profile is numbers alone', async () => {
    const sent = await profileJpeg(word);
    expect(sent.includes(word)).toBe(true);
    const { bytes } = await cleaned(sent);
    expect(bytes.includes(word)).toBe(false);
    const { icc } = await sharp(bytes).metadata();
    // Maker, date, device and the number of the profile.
    for (const [from, to] of [
      [4, 8],
      [24, 36],
      [48, 56],
      [80, 128],
    ] as const)
      expect(icc!.subarray(from, to)).toEqual(Buffer.alloc(to - from));
  });
});

/** A change that a decoder may forgive, at the first place where these bytes stand. */
function changed(jpeg: Buffer, at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(jpeg);
  copy.set(bytes, at);
  return copy;
}

const before = (jpeg: Buffer, marker: number, what: Buffer) => {
  const at = jpeg.indexOf(Buffer.from([0xff, marker]));
  return Buffer.concat([jpeg.subarray(0, at), what, jpeg.subarray(at)]);
};

const words = Buffer.from('trailing-canary-1b9a');

/** What no camera writes. */
const hostile: Readonly<Record<string, (jpeg: Buffer) => Buffer>> = {
  'words between two segments': (jpeg) => before(jpeg, 0xc0, words),
  'words behind its scan': (jpeg) => before(jpeg, 0xd9, Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2]), words])),
  'a table with words behind it': (jpeg) =>
    before(jpeg, 0xc0, jpegSegment(0xdb, Buffer.concat([Buffer.alloc(65, 1).fill(3, 0, 1), words]))),
  'one table twice': (jpeg) => before(jpeg, 0xc0, jpegSegment(0xdb, Buffer.alloc(65, 1).fill(0, 0, 1))),
  'tables behind its scan': (jpeg) =>
    before(jpeg, 0xd9, jpegSegment(0xc4, Buffer.concat([Buffer.from([0, 20]), Buffer.alloc(15), words]))),
  'a segment of no known kind': (jpeg) => before(jpeg, 0xdb, jpegSegment(0xf3, words)),
  'a segment longer than the file': (jpeg) => changed(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xdb])) + 2, 0xff, 0xff),
  'a segment of no length': (jpeg) => before(jpeg, 0xdb, Buffer.from([0xff, 0xe5, 0, 0])),
  'a second start': (jpeg) => before(jpeg, 0xdb, Buffer.from([0xff, 0xd8])),
  'a restart that nobody announced': (jpeg) => changed(jpeg, jpeg.indexOf(startOfScan) + 40, 0xff, 0xd0),
  'a marker inside its pixels': (jpeg) => changed(jpeg, jpeg.indexOf(startOfScan) + 40, 0xff, 0xc9),
  'arithmetic coding': (jpeg) => changed(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1, 0xc9),
  'twelve bits a colour': (jpeg) => changed(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 4, 12),
  'no height': (jpeg) => changed(jpeg, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5, 0, 0),
  'no end': (jpeg) => jpeg.subarray(0, -2),
  'half of it': (jpeg) => jpeg.subarray(0, jpeg.length >> 1),
  'a hundred empty scans': (jpeg) => {
    const scan = jpeg.subarray(jpeg.indexOf(startOfScan), jpeg.indexOf(startOfScan) + 14);
    return before(jpeg, 0xd9, Buffer.concat(Array<Buffer>(100).fill(Buffer.concat([scan, Buffer.from([1])]))));
  },
};

describe('a JPEG that no camera writes is not kept as it was coded', () => {
  it('while the untouched one is', async () => {
    const jpeg = await plainPicture('jpeg');
    expect(bareJpegOf(jpeg, {})!.bytes).toEqual(jpeg);
    expect((await cleaned(jpeg)).bytes.includes(scanOf(jpeg))).toBe(true);
  });

  it.each(Object.entries(hostile))('%s', async (_what, make) => {
    const jpeg = await plainPicture('jpeg');
    const sent = make(jpeg);
    expect(bareJpegOf(sent, {})).toBeUndefined();
    const { place, verdict } = await checked(sent);
    if (verdict && 'refusal' in verdict) {
      expect(verdict.refusal).toBe('file-broken');
      return;
    }
    expect(verdict).toMatchObject({ clean: { type: 'image/jpeg' } });
    const bytes = await readFile(place.full);
    expect([bytes.includes(scanOf(jpeg)), bytes.includes(words)]).toEqual([false, false]);
  });

  it('nor with words between the scans of a progressive one, which a decoder skips', async () => {
    const jpeg = await progressiveJpeg();
    const scan = jpeg.indexOf(startOfScan);
    const next = jpeg.indexOf(Buffer.from([0xff, 0xc4]), scan);
    const sent = Buffer.concat([jpeg.subarray(0, next), words, jpeg.subarray(next)]);
    const { bytes } = await cleaned(sent);
    expect([bytes.includes(words), bytes.includes(scanOf(jpeg))]).toEqual([false, false]);
    expect((await cleaned(jpeg)).bytes.includes(jpeg.subarray(scan, next))).toBe(true);
  });

  it('nor in colours that are more than numbers', async () => {
    const print = await sharp(await plainPicture('png'))
      .toColourspace('cmyk')
      .withIccProfile('cmyk')
      .jpeg()
      .toBuffer();
    const { bytes } = await cleaned(print);
    expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', hasProfile: false });
    const jpeg = await plainPicture('jpeg');
    expect(bareJpegOf(jpeg, { icc: Buffer.alloc(200) })).toBeUndefined();
  });

  it('and with any byte wrong never stops the check, and never tells', async () => {
    const jpeg = withSegments(await phonePicture('jpeg', 48, 32), jpegSegment(0xfe, words));
    let seed = 11;
    for (let round = 0; round < 400; round++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const bare = bareJpegOf(changed(jpeg, seed % jpeg.length, (seed >> 8) & 255), {});
      if (bare) expect(tracesIn(bare.bytes)).toEqual([]);
    }
  });
});
