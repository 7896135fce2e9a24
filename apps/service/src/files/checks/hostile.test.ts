import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileKind } from '#contract';
import { phonePdf } from '#testkit/documents';
import { noPictures, pixelBomb, plainPicture, sampleHeic } from '#testkit/pictures';
import { boxOf, h264Film, noFilms, vp8Film } from '#testkit/videos';
import { openDiskStorage, type Storage } from '../storage/index.ts';
import { checkInChild, checkLimits } from './run.ts';

let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  storage = openDiskStorage(folder);
});

afterAll(() => rm(folder, { recursive: true }));

/** What the check's own process says, within its limits of 512 MB and 60 s. */
async function checked(bytes: Uint8Array, kind: FileKind | null, limits = checkLimits) {
  const key = storage.newKey();
  await storage.append(key, 0, [bytes] as never);
  const place = await storage.workplace(key);
  return { place, verdict: await checkInChild(place, { kind, sha256: null }, limits) };
}

const refusalOf = async (bytes: Uint8Array, kind: FileKind | null) => {
  const { verdict } = await checked(bytes, kind);
  return verdict && 'refusal' in verdict ? verdict.refusal : verdict;
};

const aPdf = async () => phonePdf({ bytes: await plainPicture('jpeg', 64, 48), width: 64, height: 48 });
const aZip = Buffer.from('504b0304140000000000', 'hex');

describe('what is called a film', () => {
  it.each(Object.entries(noFilms))('and is %s is refused at once', async (_what, bytes) => {
    const begun = performance.now();
    expect(await refusalOf(bytes, 'video')).toMatch(/^file-(type|broken)$/);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('and is torn, at any place, is refused', async () => {
    for (const film of [await h264Film('mp4', { frames: 3 }), await vp8Film({ frames: 3 })])
      for (const part of [0.2, 0.5, 0.9, 0.999])
        expect([part, await refusalOf(film.subarray(0, Math.floor(film.length * part)), 'video')]).toEqual([
          part,
          'file-broken',
        ]);
  });

  it('and carries something else behind its end loses it', async () => {
    const behind = Buffer.from(`PK\u0003\u0004<script>alert('x')</script>`);
    for (const film of [await h264Film('mp4', { frames: 3 }), await vp8Film({ frames: 3 })]) {
      const { place } = await checked(Buffer.concat([film, behind]), 'video');
      expect((await readFile(place.full)).includes('<script>')).toBe(false);
      expect((await stat(place.full)).size).toBe(film.length);
    }
  });

  it('and takes its frames from elsewhere is refused', async () => {
    const film = await h264Film('mp4', { frames: 2 });
    // The flag that says "in this file" (ISO/IEC 14496-12 §8.7.2) is taken away.
    film[film.indexOf('url ', 0, 'latin1') + 7] = 0;
    expect(await refusalOf(film, 'video')).toBe('file-broken');
  });

  it('and hides words between its frames loses them', async () => {
    const film = await h264Film('mp4', { frames: 2 });
    const hidden = boxOf('mdat', Buffer.from('hidden words'));
    const { place, verdict } = await checked(Buffer.concat([film, hidden]), 'video');
    expect(verdict).toHaveProperty('clean');
    expect((await readFile(place.full)).includes('hidden')).toBe(false);
  });

  it.each([
    ['an H.264 film', () => h264Film('mp4', { frames: 2, width: 32, height: 32 })],
    ['a film in pieces', () => h264Film('mp4', { frames: 2, width: 32, height: 32, isFragmented: true })],
    ['a WebM', () => vp8Film({ frames: 2, width: 32, height: 32 })],
  ])('%s with any byte wrong is cleaned or refused, and never stops the check', async (_what, make) => {
    const film = await make();
    const { cleanFile } = await import('./clean.ts');
    const key = storage.newKey();
    await storage.append(key, 0, [film] as never);
    const place = await storage.workplace(key);
    let seed = 7;
    for (let round = 0; round < 150; round++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const wrong = Buffer.from(film);
      // Tables are where a wrong byte does most; they are at one of the two ends.
      const near = Math.min(film.length, 1500);
      const at = seed & 1 ? seed % near : film.length - 1 - (seed % near);
      wrong[at] = (wrong[at]! + 1 + (seed % 255)) & 255;
      await storage.append(key, 0, [wrong] as never);
      const verdict = await cleanFile(place, { kind: 'video', sha256: null }, checkLimits);
      expect(verdict).toSatisfy((one: object) => 'clean' in one || 'refusal' in one);
    }
  });
});

describe('what is called something else', () => {
  it.each([
    ['a page', 'picture', () => noPictures.html!],
    ['a drawing with a script', 'picture', () => noPictures.svg!],
    ['a film', 'picture', () => vp8Film({ frames: 1 })],
    ['a picture', 'video', () => plainPicture('jpeg')],
    ['a picture', 'text', () => plainPicture('jpeg')],
    ['a PDF', 'picture', aPdf],
    ['a ZIP', 'pdf', () => aZip],
    ['a page', 'pdf', () => noPictures.html!],
    ['a ZIP', 'text', () => aZip],
    ['a PDF', 'text', aPdf],
    ['random bytes', 'text', () => Buffer.from(Array.from({ length: 4000 }, (_, at) => 1 + ((at * at * 7919) % 255)))],
    ['text', null, () => noPictures.text!],
  ] as const)('%s as %s is refused', async (_what, told, make) => {
    expect(await refusalOf(await make(), told)).toBe('file-type');
  });

  it('a page as text is words, letter by letter', async () => {
    const { place, verdict } = await checked(noPictures.html!, 'text');
    expect(verdict).toMatchObject({ clean: { type: 'text/plain' } });
    expect((await readFile(place.full)).equals(noPictures.html!)).toBe(true);
  });
});

describe('a PDF', () => {
  it('that is locked, empty, torn or only begins like one is refused', async () => {
    const locked = Buffer.from(
      (await aPdf()).toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R/Encrypt 2 0 R'),
      'latin1',
    );
    const none = Buffer.from(
      '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF',
    );
    for (const bytes of [locked, none, (await aPdf()).subarray(0, 300), Buffer.from('%PDF-1.7\n')])
      expect(await refusalOf(bytes, 'pdf')).toBe('file-broken');
  });

  it('that is a ZIP at its end as well is a PDF only', async () => {
    const { place } = await checked(Buffer.concat([await aPdf(), aZip, Buffer.from('hidden words')]), 'pdf');
    const bytes = await readFile(place.full);
    expect([bytes.includes('hidden'), bytes.includes(aZip)]).toEqual([false, false]);
  });

  it('that unpacks to gigabytes ends at the limit of memory', async () => {
    const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
    const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n`;
    const end = '\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF';
    const bytes = Buffer.concat([Buffer.from(head), bomb, Buffer.from(end)]);
    expect(await refusalOf(bytes, 'pdf')).toMatch(/^file-(too-large|broken)$/);
  });
});

describe('a HEIC', () => {
  it('that is torn is refused, where the decoder would show grey', async () => {
    const heic = await sampleHeic();
    for (const part of [0.3, 0.6, 0.95])
      expect(await refusalOf(heic.subarray(0, Math.floor(heic.length * part)), 'picture')).toBe('file-broken');
  });

  it('of more pixels than a picture may have is refused before it is unpacked', async () => {
    const { verdict } = await checked(await sampleHeic(), 'picture', { ...checkLimits, pixels: 1000 });
    expect(verdict).toEqual({ refusal: 'file-too-large' });
    expect(await refusalOf(pixelBomb(), 'picture')).toBe('file-too-large');
  });

  it('that takes more memory than a check may is refused', async () => {
    const limits = { ...checkLimits, memoryBytes: 60 * 1024 * 1024 };
    expect((await checked(await sampleHeic(), 'picture', limits)).verdict).toEqual({ refusal: 'file-too-large' });
  });
});
