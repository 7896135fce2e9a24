import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { phonePdf } from '#testkit/documents';
import { plainPicture, sampleHeic } from '#testkit/pictures';
import { h264Film, vp8Film } from '#testkit/videos';
import { filesOfCase, type Joining, joinFiles } from './index.ts';
import { base64, send, tusClient, until } from './trial/client.ts';
import { cast, filesDatabase } from './trial/database.ts';
import { openTrial } from './trial/server.ts';

const clock = standingClock(new Date('2026-03-02T08:00:00Z'));
const { personId, companyId } = cast.linWei;
let fresh: FreshDatabase;
let folder: string;
let trial: Awaited<ReturnType<typeof openTrial>>;
let linWei: ReturnType<typeof tusClient>;

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  trial = await openTrial({ customerUrl: fresh.urls.customer!, folder, clock });
  linWei = tusClient(trial.port, cast.linWei);
});

afterAll(async () => {
  await trial.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

interface Sent {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
  /** More pairs of `Upload-Metadata`. */
  readonly told?: Readonly<Record<string, string>>;
  readonly id?: string;
}

async function begun({ bytes, name, type, told = {}, id = newId() }: Sent, who = linWei) {
  const pairs = Object.entries({ fileId: id, filename: name, filetype: type, ...told });
  const metadata = pairs.map(([key, value]) => `${key} ${base64(value)}`).join();
  return { id, answer: await who.create(id, bytes.length, name, type, { 'upload-metadata': metadata }) };
}

async function settled(sent: Sent, who = linWei) {
  const { id, answer } = await begun(sent, who);
  expect(answer.status).toBe(201);
  expect((await who.patch(id, 0, sent.bytes)).status).toBe(204);
  const state = await until(
    () => who.state(id),
    (one) => one.state === 'ready' || one.state === 'refused',
  );
  return { id, ...state };
}

const inAct = <T>(work: (act: { tx: never; now: Date }) => Promise<T>) =>
  trial.world.database.transaction({ 'app.person_id': personId, 'app.company_id': companyId }, (tx) =>
    work({ tx: tx as never, now: clock.now() }),
  );

async function joined(joining: Partial<Joining> & { fileIds: readonly string[] }) {
  const caseId = newId();
  await inAct((act) => joinFiles(act, { personId, companyId, caseId, replyId: null, ...joining }));
  const { addresses } = trial.world;
  return (await inAct((act) => filesOfCase(act, { companyId, caseId, addresses }))).get(null)!;
}

const get = (url: string, headers: Record<string, string> = {}) =>
  send(trial.filesPort, 'GET', new URL(url).pathname, headers);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const png = () => plainPicture('png', 64, 48);

describe('S2.2 attachments are video, pictures and text', () => {
  it.each([
    ['H.264 in MP4', () => h264Film('mp4'), 'a.mp4', 'video/mp4', { codecs: 'avc1.42C033', durationMs: 1000 }],
    ['H.264 in MOV', () => h264Film('mov'), 'b.MOV', 'video/quicktime', { codecs: 'avc1.42C033', durationMs: 1000 }],
    ['VP8 in WebM', () => vp8Film(), 'c.webm', 'video/webm', { codecs: 'vp8', durationMs: 1000 }],
  ])('%s: its length, size and codec are told, and it plays from anywhere', async (_what, make, name, type, film) => {
    const { id, file } = await settled({ bytes: await make(), name, type });
    expect(file).toMatchObject({ kind: 'video', type, width: 320, height: 240, ...film, name });
    expect([file!.thumbnailUrl, file!.posterUrl]).toEqual([null, null]);
    const [shown] = await joined({ fileIds: [id] });
    const whole = await get(shown!.url);
    expect(whole.headers).toMatchObject({
      'content-type': type,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
    expect(whole.headers['content-disposition']).toMatch(/^attachment/);
    const part = await get(shown!.url, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1000-1999/${shown!.bytes}`]);
    expect(part.body.equals(whole.body.subarray(1000, 2000))).toBe(true);
  });

  it('a HEIC is shown as a JPEG and named like one, also where the browser knew no type for it', async () => {
    for (const type of ['image/heic', '', 'application/octet-stream']) {
      const { file } = await settled({ bytes: await sampleHeic(), name: 'IMG_0012.HEIC', type });
      expect(file).toMatchObject({ kind: 'picture', type: 'image/jpeg', name: 'IMG_0012.jpg', width: 640 });
      expect((await get(file!.thumbnailUrl)).headers['content-type']).toBe('image/webp');
    }
  });

  it('a PDF is offered as a file', async () => {
    const bytes = phonePdf({ bytes: await plainPicture('jpeg'), width: 640, height: 480 });
    const { file } = await settled({ bytes, name: '报告.pdf', type: 'application/pdf' });
    expect(file).toMatchObject({ kind: 'pdf', name: '报告.pdf', width: null, durationMs: null, thumbnailUrl: null });
    expect((await get(file!.url)).headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff伺服报警 E-27\r\n')],
    ['GB18030', Buffer.from('cbc5b7feb1a8beaf20452d32370d0a', 'hex')],
    ['UTF-16', Buffer.from('\ufeff伺服报警 E-27\r\n', 'utf16le')],
    ['with steering characters', Buffer.from('伺服\u001b\u202e报警\u0007 E-27\r\n')],
  ])('a text in %s is one in UTF-8, and never a page', async (_what, bytes) => {
    const { file } = await settled({ bytes, name: 'alarm.log', type: '' });
    expect(file).toMatchObject({ kind: 'text', type: 'text/plain', name: 'alarm.log' });
    const answer = await get(file!.url);
    expect(answer.body.toString()).toBe('伺服报警 E-27\r\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
  });
});

describe('captions and order', () => {
  it('are those of the send', async () => {
    const [first, second] = [
      await settled({ bytes: await png(), name: '1.png', type: 'image/png' }),
      await settled({ bytes: await png(), name: '2.png', type: 'image/png' }),
    ];
    const captions = { [first.id]: '主轴下面 Spindel unten', [newId()]: 'of nothing' };
    const shown = await joined({ fileIds: [second.id, first.id], captions });
    expect(shown.map(({ name, caption }) => [name, caption])).toEqual([
      ['2.png', null],
      ['1.png', '主轴下面 Spindel unten'],
    ]);
  });
});

describe('a poster', () => {
  const film = async () => settled({ bytes: await h264Film('mp4', { frames: 3 }), name: 'a.mp4', type: 'video/mp4' });
  const poster = async (of: string, side = 64, who = linWei) => {
    const bytes = await plainPicture('jpeg', side, side);
    return settled({ bytes, name: 'poster.jpg', type: 'image/jpeg', told: { posterOf: of } }, who);
  };

  it('that the phone sends beside its video joins with it, the last one', async () => {
    const { id } = await film();
    await poster(id, 64);
    const last = await poster(id, 128);
    const draft = (await linWei.state(id)).file!;
    expect((await get(draft.posterUrl!)).headers['content-type']).toBe('image/jpeg');
    const [shown, ...more] = await joined({ fileIds: [id] });
    expect(more).toEqual([]);
    const picture = await get(shown!.posterUrl!);
    expect([picture.status, picture.body.length]).toEqual([200, last.file!.bytes]);
    expect(picture.headers['content-type']).toBe('image/jpeg');
    expect((await get(shown!.thumbnailUrl!)).headers['content-type']).toBe('image/webp');
    expect((await get(shown!.url)).headers['content-type']).toBe('video/mp4');
  });

  it('may come before its video, and a video may go without one', async () => {
    const id = newId();
    await poster(id);
    await settled({ bytes: await h264Film('mp4', { frames: 2 }), name: 'a.mp4', type: 'video/mp4', id });
    expect((await joined({ fileIds: [id] }))[0]!.posterUrl).not.toBeNull();
    const [bare] = await joined({ fileIds: [(await film()).id] });
    expect([bare!.posterUrl, bare!.thumbnailUrl]).toEqual([null, null]);
  });

  it('of a colleague is none, is no file by itself, and is never more than a picture', async () => {
    const { id } = await film();
    await poster(id, 64, tusClient(trial.port, cast.zhouMin));
    expect((await joined({ fileIds: [id] }))[0]!.posterUrl).toBeNull();
    const alone = await poster(newId());
    await expect(joined({ fileIds: [alone.id] })).rejects.toThrow('file-not-ready');
    const wrong = { name: 'a.mp4', type: 'video/mp4', bytes: Buffer.alloc(10) };
    expect((await begun({ ...wrong, told: { posterOf: newId() } })).answer.status).toBe(415);
    for (const posterOf of ['x', ''])
      expect((await begun({ ...wrong, type: 'image/png', told: { posterOf } })).answer.status).toBe(400);
  });

  it('that shows nothing a page can do is refused like any picture', async () => {
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const told = { posterOf: newId() };
    expect(await settled({ bytes, name: 'p.jpg', type: 'image/jpeg', told })).toMatchObject({ refusal: 'file-type' });
  });
});

describe('the whole file’s SHA-256 is declared before and checked after', () => {
  it('and what arrived otherwise is refused, whatever its kind', async () => {
    const bytes = await png();
    const told = { sha256: sha256(bytes) };
    expect(await settled({ bytes, name: 'a.png', type: 'image/png', told })).toMatchObject({ state: 'ready' });
    const film = await vp8Film({ frames: 3 });
    for (const [other, name, type] of [
      [await png(), 'a.png', 'image/png'],
      [film, 'a.webm', 'video/webm'],
    ] as const) {
      const sent = { bytes: other, name, type, told: { sha256: sha256(Buffer.from('another')) } };
      expect(await settled(sent)).toMatchObject({ state: 'refused', refusal: 'file-broken', file: null });
    }
  });

  it('is 64 digits or an error, and part of what an id stands for', async () => {
    const bytes = await png();
    const file = { bytes, name: 'a.png', type: 'image/png' };
    for (const wrong of ['', 'abc', sha256(bytes).toUpperCase(), `${sha256(bytes)}0`])
      expect((await begun({ ...file, told: { sha256: wrong } })).answer.status).toBe(400);
    const { id } = await begun({ ...file, told: { sha256: sha256(bytes) } });
    expect((await begun({ ...file, id, told: { sha256: sha256(bytes) } })).answer.status).toBe(201);
    expect((await begun({ ...file, id, told: { sha256: sha256(Buffer.from('x')) } })).answer.status).toBe(409);
    expect((await begun({ ...file, id })).answer.status).toBe(409);
  });
});

describe('limits are of the kind', () => {
  const mebibyte = 1024 * 1024;
  it.each([
    ['a.jpg', 'image/jpeg', 25],
    ['a.heic', '', 25],
    ['a.mp4', 'video/mp4', 1024],
    ['a.mov', '', 1024],
    ['a.pdf', 'application/pdf', 25],
    ['a.txt', 'text/plain', 5],
    ['a', '', 25],
  ])('%s as %j up to %d MB, told before a byte goes up', async (name, type, most) => {
    const answers = [most * mebibyte, most * mebibyte + 1].map(
      async (length) => (await linWei.create(newId(), length, name, type)).status,
    );
    expect(await Promise.all(answers)).toEqual([201, 413]);
  });

  it('also when something says it is a video and is not', async () => {
    const large = Buffer.concat([await plainPicture('jpeg'), Buffer.alloc(26 * mebibyte)]);
    expect(await settled({ bytes: large, name: 'a.mp4', type: 'video/mp4' })).toMatchObject({ refusal: 'file-type' });
  });
});
