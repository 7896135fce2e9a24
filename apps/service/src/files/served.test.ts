import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { phonePdf } from '#testkit/documents';
import { noPictures, onlyMagic, pixelBomb, plainPicture, polyglotJpeg } from '#testkit/pictures';
import { h264Film, noFilms } from '#testkit/videos';
import { send, tusClient, until } from './trial/client.ts';
import { cast, filesDatabase } from './trial/database.ts';
import { openTrial } from './trial/server.ts';

let fresh: FreshDatabase;
let folder: string;
let trial: Awaited<ReturnType<typeof openTrial>>;
let linWei: ReturnType<typeof tusClient>;

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'served-'));
  trial = await openTrial({ customerUrl: fresh.urls.customer!, folder });
  linWei = tusClient(trial.port, cast.linWei);
});

afterAll(async () => {
  await trial.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

/** What became of a file: told as one thing, being another. */
async function sent(bytes: Uint8Array, name: string, type: string) {
  const id = newId();
  const created = await linWei.create(id, bytes.length, name, type);
  if (created.status !== 201) return { refused: String(created.status), file: null };
  expect((await linWei.patch(id, 0, bytes)).status).toBe(204);
  const { state, refusal, file } = await until(
    () => linWei.state(id),
    (one) => one.state === 'ready' || one.state === 'refused',
  );
  return { refused: state === 'refused' ? refusal : null, file: file ?? null };
}

const script = '<script>alert(document.domain)</script>';
const page = Buffer.from(`<!doctype html><html><body>${script}</body></html>`);

async function pictureThatIsAPage(): Promise<Buffer> {
  const jpeg = await plainPicture('jpeg');
  const comment = Buffer.concat([Buffer.of(0xff, 0xfe, 0, page.length + 2), page]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), page]);
}

const pdf = async () => phonePdf({ bytes: await plainPicture('jpeg', 64, 48), width: 64, height: 48 });

/** Each as the thing it would be opened as; what is not refused is served, and then only as what it says. */
const hostile: Record<string, [() => Promise<Uint8Array> | Uint8Array, string, string]> = {
  'a page as a JPEG': [() => page, 'photo.jpg', 'image/jpeg'],
  'a page as a page': [() => page, 'index.html', 'text/html'],
  'a page as text': [() => page, 'index.html.txt', 'text/plain'],
  'a drawing with a script as itself': [() => noPictures.svg!, 'a.svg', 'image/svg+xml'],
  'a drawing with a script as a PNG': [() => noPictures.svg!, 'a.png', 'image/png'],
  'a drawing with a script as text': [() => noPictures.svg!, 'a.txt', 'text/plain'],
  'a JPEG that is a page as well': [pictureThatIsAPage, 'a.html', 'image/jpeg'],
  'a JPEG that is a ZIP as well': [polyglotJpeg, 'a.jpg.zip', 'image/jpeg'],
  'a PDF that is a page as well': [async () => Buffer.concat([await pdf(), page]), 'a.html', 'application/pdf'],
  'a film that is a page as well': [
    async () => Buffer.concat([await h264Film('mp4', { frames: 2 }), page]),
    'a.mp4',
    'video/mp4',
  ],
  'a page before a film': [
    async () => Buffer.concat([page, await h264Film('mp4', { frames: 2 })]),
    'a.mp4',
    'video/mp4',
  ],
  'the beginning of a JPEG': [() => onlyMagic, 'a.jpg', 'image/jpeg'],
  'a pixel bomb': [() => pixelBomb(), 'a.png', 'image/png'],
  nothing: [() => Buffer.alloc(0), 'a.jpg', 'image/jpeg'],
  'a playlist as an MP4': [() => noFilms['a playlist']!, 'a.mp4', 'video/mp4'],
  'a list of files as a MOV': [() => noFilms['a list of files']!, 'a.mov', 'video/quicktime'],
  'a PNG as a JPEG': [() => plainPicture('png'), 'a.jpg', 'image/jpeg'],
  'a name of 300 bytes': [() => plainPicture('png', 40, 30), `${'夜'.repeat(99)}.png`, 'image/png'],
  'a name of 4,000 letters': [() => plainPicture('png', 40, 30), `${'a'.repeat(2800)}.png`, 'image/png'],
  'a name that ends twice': [() => plainPicture('png', 40, 30), 'invoice.pdf.exe.html', 'image/png'],
};

const harmless = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
  'text/plain; charset=utf-8',
];

describe('S2.2 a hostile file is refused, or the file origin serves it as nothing but what it is', () => {
  it.each(Object.entries(hostile))('%s', async (_what, [make, name, type]) => {
    const { refused, file } = await sent(await make(), name, type);
    if (!file) {
      expect(refused).toMatch(/^(415|422|file-(type|broken|too-large))$/);
      return;
    }
    expect(Buffer.byteLength(file.name)).toBeLessThanOrEqual(255);
    for (const url of [file.url, file.thumbnailUrl, file.posterUrl].filter((one) => typeof one === 'string')) {
      const { status, headers, body } = await send(trial.filesPort, 'GET', new URL(url).pathname, {});
      expect(status).toBe(200);
      expect(harmless).toContain(headers['content-type']);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/default-src 'none'; sandbox;/),
      });
      expect(headers['content-disposition']).toMatch(
        /^(inline|attachment); filename="[\w. -]{1,255}"; filename\*=UTF-8''[\w%.!~-]+$/,
      );
      const isShown = String(headers['content-disposition']).startsWith('inline');
      expect(isShown).toBe(String(headers['content-type']).startsWith('image/'));
      // Words alone may say what they like: they are words, and are handed over as a file.
      expect([headers['content-type'], body.includes('<script>')]).toEqual([
        headers['content-type'],
        headers['content-type'] === 'text/plain; charset=utf-8',
      ]);
    }
  });

  it('and what is honest passes, so that it is not everything that is refused', async () => {
    const honest = await sent(await plainPicture('jpeg'), 'photo.jpg', 'image/jpeg');
    expect([honest.refused, honest.file?.type]).toEqual([null, 'image/jpeg']);
    const film = await sent(await h264Film('mp4', { frames: 2 }), 'a.mp4', 'video/mp4');
    expect([film.refused, film.file?.type]).toEqual([null, 'video/mp4']);
  });
});
