import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileKind } from '#contract';
import { phonePdf } from '#testkit/documents';
import { pixelBomb, sampleHeic } from '#testkit/pictures';
import { noFilms, writeH264Film } from '#testkit/videos';
import { openDiskStorage, type Storage } from '../storage/index.ts';
import { costOf } from '../trial/peak.ts';
import { checkInChild, checkLimits } from './run.ts';
import type { Verdict } from './verdict.ts';

const mebibyte = 1024 * 1024;
let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cost-'));
  storage = openDiskStorage(folder);
});

const printed: string[] = [];

afterAll(async () => {
  console.log(['cost of checks, each in a process of its own:', ...printed].join('\n  '));
  await rm(folder, { recursive: true });
});

/** Checks one file, prints what it cost, and holds it to the limits of trust.md §3. */
async function checked(what: string, bytes: AsyncIterable<Uint8Array> | Uint8Array, kind: FileKind): Promise<Verdict> {
  const key = storage.newKey();
  const length = await storage.append(key, 0, bytes instanceof Uint8Array ? ([bytes] as never) : bytes);
  const place = await storage.workplace(key);
  const told = { kind, sha256: null };
  const { outcome, peakBytes, ms } = await costOf(() => checkInChild(place, told, checkLimits));
  await storage.drop(key);
  const said = !outcome ? 'nothing' : 'clean' in outcome ? outcome.clean.type : outcome.refusal;
  const [size, peak] = [length, peakBytes].map((each) => `${(each / mebibyte).toFixed(1)} MB`);
  printed.push(`${what}, ${size}: ${said}, ${peak}, ${(ms / 1000).toFixed(1)} s`);
  expect(peakBytes).toBeGreaterThan(20 * mebibyte);
  expect(peakBytes).toBeLessThan(512 * mebibyte);
  expect(ms).toBeLessThan(60_000);
  return outcome!;
}

const flat = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#5f6b73' } });
/** The largest square that is a picture to us. */
const mostSide = Math.floor(Math.sqrt(checkLimits.pixels));

const lying = (picture: Sharp) => picture.withMetadata({ orientation: 6 }).toBuffer();

/** A picture that packs badly: bytes as they come. */
const noisy = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();

// Every kind takes a minute; the extremes that came closest to a limit are looked at with every run of the tests.
const isWhole = process.env.COST_OF_CHECKS === 'whole';

type Made = readonly [what: string, kind: FileKind, make: () => Promise<Buffer> | Buffer];

const film = async (frames: number) => {
  const path = join(folder, `film-${frames}.mp4`);
  await writeH264Film(path, 'mp4', { width: 1920, height: 1088, frames });
  return createReadStream(path);
};

const honest: readonly Made[] = [
  [
    'a progressive JPEG of 60 megapixels that lies on its side',
    'picture',
    () => lying(flat(mostSide).jpeg({ progressive: true })),
  ],
  ['a HEIC', 'picture', sampleHeic],
];

const moreHonest: readonly Made[] = [
  ['a JPEG of 60 megapixels', 'picture', () => flat(mostSide).jpeg().toBuffer()],
  ['a JPEG full of detail', 'picture', () => noisy(4000, 3000)],
  ['a PNG of 60 megapixels', 'picture', () => flat(mostSide).png().toBuffer()],
  ['a WebP of 40 megapixels', 'picture', () => flat(6300).webp({ effort: 0 }).toBuffer()],
  ['a PDF', 'pdf', async () => phonePdf({ bytes: await noisy(2000, 1500), width: 2000, height: 1500 })],
  [
    'a text at its limit',
    'text',
    () => {
      const text = Buffer.alloc(5 * mebibyte, '伺服报警 E-27\r\n');
      return text.subarray(0, text.lastIndexOf(10) + 1);
    },
  ],
];

describe('the largest honest file of each kind', { timeout: 120_000 }, () => {
  it.each([...honest, ...(isWhole ? moreHonest : [])])('%s', async (what, kind, make) => {
    expect(await checked(what, await make(), kind)).toHaveProperty('clean');
  });

  it('a film, read and written piece by piece', async () => {
    // 200 MB, or as many as are several pieces.
    expect(await checked('an H.264 film', await film(isWhole ? 64 : 8), 'video')).toHaveProperty('clean');
  });
});

describe('files that want to be costly', { timeout: 120_000 }, () => {
  const many = (size: number) => deflateSync(Buffer.alloc(size * mebibyte), { level: 9 });
  const objects = (packed: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
      ),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF'),
    ]);

  const costly: readonly Made[] = [
    ['a PNG of 20,000 × 20,000 pixels', 'picture', () => pixelBomb()],
    ['a PDF that unpacks to 300 MB', 'pdf', () => objects(many(300))],
    ['a film with a table of 4,294,967,295 samples', 'video', () => noFilms['a table of 4,294,967,295 samples']!],
  ];
  const moreCostly: readonly Made[] = [
    ['a WebP of 60 megapixels', 'picture', () => flat(mostSide).webp({ effort: 0 }).toBuffer()],
    [
      'a JPEG of 61 megapixels',
      'picture',
      () =>
        flat(mostSide + 60)
          .jpeg()
          .toBuffer(),
    ],
    ['a PDF that unpacks to a gigabyte', 'pdf', () => objects(many(1000))],
    ['a film of boxes in boxes', 'video', () => noFilms['boxes in boxes, 100,000 deep']!],
    ['a playlist', 'video', () => noFilms['a playlist']!],
  ];

  it.each([...costly, ...(isWhole ? moreCostly : [])])('%s is refused within the limits', async (what, kind, make) => {
    expect(await checked(what, await make(), kind)).toHaveProperty('refusal');
  });
});
