import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  phonePicture,
  pixelBomb,
  plainPicture,
  polyglotJpeg,
  samplePicture,
  samplePlace,
  sampleSecrets,
  sampleTypes,
} from '#testkit/pictures';
import { openDiskStorage, type Storage } from '../storage/index.ts';
import { checkInChild, checkLimits } from './run.ts';
import type { Told } from './verdict.ts';

const toldNothing: Told = { kind: null, sha256: null };

let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checks-'));
  storage = openDiskStorage(folder);
});

afterAll(() => rm(folder, { recursive: true }));

async function received(bytes: Uint8Array) {
  const key = storage.newKey();
  await storage.append(
    key,
    0,
    (async function* () {
      yield bytes;
    })(),
  );
  return { key, place: await storage.workplace(key) };
}

const check = async (bytes: Uint8Array, limits = checkLimits, told: Told = toldNothing) => {
  const { key, place } = await received(bytes);
  const verdict = await checkInChild(place, told, limits);
  return { key, place, verdict };
};

const metadataOf = (bytes: Buffer) => ExifReader.load(bytes, { expanded: true });
/**
 * Every group a reader independent of the cleaner knows, less those that say nothing but size, structure and colour;
 * and what EXIF says beside how a picture is turned.
 */
const groupsOf = async (bytes: Buffer) => {
  const { file, jfif, png, pngFile, riff, icc, exif, Thumbnail, ...rest } = (await metadataOf(bytes)) as Record<
    string,
    object
  >;
  return [...Object.keys(rest), ...Object.keys(exif ?? {}).filter((name) => name !== 'Orientation')];
};

const saidInside = (bytes: Buffer) =>
  Object.values(sampleSecrets).filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));

describe('location metadata removed', () => {
  it.each(sampleTypes)('from the committed sample of %s, which carries it before', async (type) => {
    const sample = await samplePicture(type);
    expect((await metadataOf(sample)).gps).toMatchObject({
      Latitude: samplePlace.latitude,
      Longitude: samplePlace.longitude,
    });
    expect(saidInside(sample)).toContain(sampleSecrets.artist);
    const { place, verdict } = await check(sample);
    expect(verdict).toMatchObject({ clean: { type: `image/${type}` } });
    for (const path of [place.full, place.thumb]) {
      const cleaned = await readFile(path);
      expect(await groupsOf(cleaned)).toEqual([]);
      expect(saidInside(cleaned)).toEqual([]);
    }
  });

  it('together with comments and whatever hides behind the end of the picture', async () => {
    const polyglot = await polyglotJpeg();
    expect(saidInside(polyglot)).toEqual(expect.arrayContaining([sampleSecrets.comment, sampleSecrets.trailing]));
    const { place } = await check(polyglot);
    const cleaned = await readFile(place.full);
    expect(saidInside(cleaned)).toEqual([]);
    expect(cleaned.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  it('while the picture stays what it shows, upright', async () => {
    const { place, verdict } = await check(await phonePicture('jpeg', 640, 480));
    expect(verdict).toMatchObject({ clean: { width: 480, height: 640 } });
    // The red lamp stands in the top left corner of the drawing: turned upright, in the top right.
    const lamp = sharp(await sharp(place.full).autoOrient().toBuffer()).extract({
      left: 365,
      top: 105,
      width: 1,
      height: 1,
    });
    const [red, green] = await lamp.raw().toBuffer();
    expect([red! > 180, green! < 60]).toEqual([true, true]);
    const small = await sharp(place.thumb).metadata();
    expect([small.format, small.width, small.height]).toEqual(['webp', 360, 480]);
  });
});

describe('the check stands in its own process and within limits', () => {
  it('of pixels, before anything is unpacked', async () => {
    const begun = process.hrtime.bigint();
    const { verdict } = await check(pixelBomb());
    expect(verdict).toEqual({ refusal: 'file-too-large' });
    expect(Number(process.hrtime.bigint() - begun) / 1e9).toBeLessThan(10);
  });

  it('of memory', async () => {
    const large = await plainPicture('png', 6000, 5000);
    expect((await check(large, { ...checkLimits, memoryBytes: 100 * 1024 * 1024 })).verdict).toEqual({
      refusal: 'file-too-large',
    });
    expect((await check(large)).verdict).toMatchObject({ clean: { width: 6000 } });
  });

  it('of time', async () => {
    expect((await check(await plainPicture('png', 3000, 2000), { ...checkLimits, timeMs: 50 })).verdict).toEqual({
      refusal: 'file-too-large',
    });
  });

  it('and says nothing about the file when it is ended from outside', async () => {
    const { place } = await received(await plainPicture('jpeg'));
    const ended = new AbortController();
    const verdict = checkInChild(place, toldNothing, checkLimits, ended.signal);
    ended.abort();
    expect(await verdict).toBeUndefined();
  });
});

describe('storage', () => {
  it('keeps what was cleaned, gives parts of it, and leaves nothing behind', async () => {
    const { key, verdict } = await check(await plainPicture('webp'));
    await storage.keep(key, ['full', 'thumb']);
    await storage.dropOriginal(key);
    const bytes = verdict && 'clean' in verdict ? verdict.clean.bytes : -1;
    expect(await storage.length(key, 'full')).toBe(bytes);
    const parts: Buffer[] = [];
    for await (const part of storage.read(key, 'full', 8, 11)) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString('latin1')).toBe('WEBP');
    await storage.drop(key);
    expect(await storage.length(key, 'full')).toBeUndefined();
    const names = (await readdir(folder, { recursive: true })).join();
    expect(names.includes(key.slice(4))).toBe(false);
  });

  it.each(['../../../etc/passwd', '', 'A'.repeat(40), '0'.repeat(39)])(
    'takes no key that it did not make: %j',
    async (key) => {
      expect(() => storage.durableLength(key)).toThrow('not a storage key');
    },
  );
});
