import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { hostileNames, noPictures, onlyMagic, pixelBomb, plainPicture, tornPicture } from '#testkit/pictures';
import { openUploadsPerPerson } from '../rules.ts';
import { send, tusClient, until } from '../trial/client.ts';
import { asOwner, cast, filesDatabase } from '../trial/database.ts';
import { openTrial } from '../trial/server.ts';

let fresh: FreshDatabase;
let folder: string;
let trial: Awaited<ReturnType<typeof openTrial>>;
let linWei: ReturnType<typeof tusClient>;

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  trial = await openTrial({ customerUrl: fresh.urls.customer!, folder });
  linWei = tusClient(trial.port, cast.linWei);
});

afterAll(async () => {
  await trial.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const codeOf = (answer: { body: Buffer }) => JSON.parse(answer.body.toString()).code as string;

async function sendWhole(bytes: Uint8Array, name = 'photo.jpg', type = 'image/jpeg') {
  const id = newId();
  expect((await linWei.create(id, bytes.length, name, type)).status).toBe(201);
  expect((await linWei.patch(id, 0, bytes)).status).toBe(204);
  return until(
    () => linWei.state(id),
    ({ state }) => state === 'ready' || state === 'refused',
  );
}

describe('S2.2 a picture goes up in pieces', () => {
  it('of any size, is asked for its offset in between, and becomes ready', async () => {
    const picture = await plainPicture('jpeg');
    const id = newId();
    const created = await linWei.create(id, picture.length);
    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(`/api/uploads/${id}`);
    expect(created.headers['tus-resumable']).toBe('1.0.0');
    expect(Date.parse(created.headers['upload-expires'] as string)).toBeGreaterThan(Date.now());
    expect((await linWei.head(id)).headers['upload-offset']).toBe('0');
    const first = await linWei.patch(id, 0, picture.subarray(0, 1000));
    expect(first.headers['upload-offset']).toBe('1000');
    const head = await linWei.head(id);
    expect(head.status).toBe(200);
    expect(head.headers['upload-offset']).toBe('1000');
    expect(head.headers['upload-length']).toBe(String(picture.length));
    expect(head.headers['cache-control']).toBe('no-store');
    expect((await linWei.state(id)).state).toBe('uploading');
    expect((await linWei.patch(id, 1000, picture.subarray(1000))).status).toBe(204);
    const ready = await until(
      () => linWei.state(id),
      ({ state }) => state === 'ready',
    );
    expect(ready.file).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg', width: 640, height: 480 });
  });

  it('may be begun 600 times an hour by one person; asking for a begun one again is free', async () => {
    const id = newId();
    const throttles = (set: string) => asOwner(fresh, (client) => client.query(`UPDATE throttles SET times = ${set}`));
    expect((await linWei.create(id, 500)).status).toBe(201);
    await throttles('600');
    const refused = await linWei.create(newId(), 500);
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-often']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await linWei.create(id, 500)).status).toBe(201);
    await throttles('0');
    const next = newId();
    expect((await linWei.create(next, 500)).status).toBe(201);
    for (const begun of [id, next]) await linWei.remove(begun);
  });

  it('is begun once however often it is asked for', async () => {
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 6 }, () => linWei.create(id, 500)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect((await linWei.create(id, 501)).status).toBe(409);
  });

  it('can be taken back, and is gone with its bytes', async () => {
    const id = newId();
    await linWei.create(id, 4000);
    await linWei.patch(id, 0, Buffer.alloc(2000, 65));
    expect((await linWei.remove(id)).status).toBe(204);
    for (const answer of [
      await linWei.head(id),
      await linWei.remove(id),
      await linWei.patch(id, 2000, Buffer.alloc(1)),
    ])
      expect(answer.status).toBe(404);
    expect((await linWei.create(id, 4000)).status).toBe(201);
    expect((await linWei.head(id)).headers['upload-offset']).toBe('0');
  });

  it('can be taken back by a page that knows nothing of tus', async () => {
    const id = newId();
    await linWei.create(id, 4000);
    const authorization = `Bearer ${cast.linWei.personId}.${cast.linWei.companyId}`;
    expect((await send(trial.port, 'DELETE', `/api/uploads/${id}`, { authorization })).status).toBe(204);
    expect((await send(trial.port, 'HEAD', `/api/uploads/${id}`, { authorization })).status).toBe(412);
    expect((await linWei.head(id)).status).toBe(404);
  });

  it('says what it can do, and nothing that it cannot', async () => {
    const { status, headers } = await send(trial.port, 'OPTIONS', '/api/uploads', {});
    expect(status).toBe(204);
    expect(headers['tus-extension']).toBe('creation,expiration,termination');
    expect(headers['tus-max-size']).toBe(String(1024 * 1024 * 1024));
    expect([...trial.bound].sort()).toEqual([
      'continueUpload',
      'endUpload',
      'readFileState',
      'readUpload',
      'startUpload',
    ]);
  });
});

describe('S2.3 nobody else meets an upload', () => {
  it.each([
    ['a person of another company', () => cast.stranger],
    ['a colleague', () => cast.zhouMin],
    ['the same person in another company', () => ({ ...cast.linWei, companyId: cast.stranger.companyId })],
  ])('%s gets the answer of an id that never was', async (_who, person) => {
    const id = newId();
    await linWei.create(id, 3000);
    const other = tusClient(trial.port, person());
    for (const target of [id, newId(), `${id}0`, '..%2f..%2fetc%2fpasswd', 'x', id.toUpperCase()]) {
      const answers = [
        await other.head(target),
        await other.patch(target, 0, Buffer.alloc(9)),
        await other.remove(target),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(codeOf(answers[1]!)).toBe('file-not-found');
    }
    expect((await other.state(id)).code).toBe('file-not-found');
    const again = await other.create(id, 3000);
    expect([again.status, codeOf(again)]).toEqual([409, 'id-taken']);
    expect((await linWei.head(id)).headers['upload-offset']).toBe('0');
  });

  it('without a token or a company there is no answer at all', async () => {
    const id = newId();
    await linWei.create(id, 3000);
    const tus = { 'tus-resumable': '1.0.0' };
    expect((await send(trial.port, 'HEAD', `/api/uploads/${id}`, tus)).status).toBe(401);
    expect((await send(trial.port, 'DELETE', `/api/uploads/${id}`, tus)).status).toBe(401);
    const pending = tusClient(trial.port, { personId: cast.linWei.personId, companyId: 'pending' });
    expect((await pending.create(newId(), 3000)).status).toBe(403);
    expect((await pending.patch(id, 0, Buffer.alloc(5))).status).toBe(403);
  });

  it('holds by row security alone, and falls when the policy is dropped', async () => {
    const id = newId();
    await linWei.create(id, 3000);
    const seen = () =>
      trial.world.database.transaction({ 'app.person_id': cast.stranger.personId }, (tx) =>
        tx.rows({ text: 'SELECT upload_id FROM uploads WHERE upload_id = $1', values: [id], name: '' }),
      );
    expect(await seen()).toHaveLength(0);
    await asOwner(fresh, (client) => client.query('ALTER TABLE uploads DISABLE ROW LEVEL SECURITY'));
    expect(await seen()).toHaveLength(1);
    // The first wall, the query's own text, still stands.
    expect((await tusClient(trial.port, cast.stranger).head(id)).status).toBe(404);
    await asOwner(fresh, (client) => client.query('ALTER TABLE uploads ENABLE ROW LEVEL SECURITY'));
  });
});

describe('what is not taken is refused clearly', () => {
  it('before the first byte: too large, empty, or plainly no picture', async () => {
    const tooLarge = await linWei.create(newId(), 25 * 1024 * 1024 + 1);
    expect([tooLarge.status, codeOf(tooLarge)]).toEqual([413, 'file-too-large']);
    const empty = await linWei.create(newId(), 0);
    expect([empty.status, codeOf(empty)]).toEqual([422, 'file-broken']);
    const movie = await linWei.create(newId(), 10, 'a.avi', 'video/x-msvideo');
    expect([movie.status, codeOf(movie)]).toEqual([415, 'file-type']);
  });

  it('more bytes than announced, another media type, another version, a wrong offset', async () => {
    const id = newId();
    await linWei.create(id, 100);
    expect((await linWei.patch(id, 0, Buffer.alloc(101))).status).toBe(413);
    expect((await linWei.patch(id, 0, Buffer.alloc(5), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await linWei.patch(id, 0, Buffer.alloc(5), { 'tus-resumable': '0.2.2' })).status).toBe(412);
    const gap = await linWei.patch(id, 50, Buffer.alloc(5));
    expect([gap.status, codeOf(gap)]).toEqual([409, 'upload-conflict']);
    expect((await linWei.patch(id, 0, Buffer.alloc(5), { 'upload-offset': '-1' })).status).toBe(400);
    const nothing = await linWei.patch(id, 0, Buffer.alloc(0), { 'content-length': '0' });
    expect([nothing.status, nothing.headers['upload-offset']]).toEqual([204, '0']);
  });

  it('broken metadata', async () => {
    for (const metadata of [
      '',
      'fileId',
      'fileId !!',
      'fileId YQ==',
      'fileId YQ==,fileId YQ==',
      `x ${'A'.repeat(5000)}`,
    ]) {
      const answer = await linWei.create(newId(), 10, 'a', 'image/png', { 'upload-metadata': metadata });
      expect([metadata.slice(0, 20), answer.status, codeOf(answer)]).toEqual([metadata.slice(0, 20), 400, 'input']);
    }
  });

  it.each(Object.entries(noPictures))('%s under the name of a picture', async (_what, bytes) => {
    expect(await sendWhole(bytes)).toMatchObject({ state: 'refused', refusal: 'file-type', file: null });
  });

  it('a picture that is torn or only begins like one', async () => {
    for (const type of ['jpeg', 'png', 'webp'] as const)
      expect([type, await sendWhole(await tornPicture(type))]).toMatchObject([
        type,
        { state: 'refused', refusal: 'file-broken' },
      ]);
    expect(await sendWhole(onlyMagic)).toMatchObject({ state: 'refused', refusal: 'file-broken' });
  });

  it('20,000 × 20,000 pixels in some kilobytes', async () => {
    const bomb = pixelBomb();
    expect(bomb.length).toBeLessThan(100_000);
    expect(await sendWhole(bomb, 'bomb.png', 'image/png')).toMatchObject({
      state: 'refused',
      refusal: 'file-too-large',
    });
  });

  it('more uploads lying about than one person may have, by however many requests at once', async () => {
    const { personId, companyId } = cast.zhouMin;
    const crowd = tusClient(trial.port, cast.zhouMin);
    await asOwner(fresh, async (client) => {
      await client.query('DELETE FROM uploads WHERE person_id = $1', [personId]);
      await client.query(
        `INSERT INTO uploads (upload_id, person_id, company_id, storage_key, file_name, upload_bytes, metadata, state,
           started_at, touched_at, check_attempts, lease_yield)
         SELECT gen_random_uuid(), $1, $2, md5(place::text) || '00000000', 'a.jpg', 10, '', 'uploading', now(), now(), 0, false
         FROM generate_series(1, $3::int) AS place`,
        [personId, companyId, openUploadsPerPerson - 2],
      );
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => crowd.create(newId(), 10)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422]);
    expect(codeOf(answers.find(({ status }) => status === 422)!)).toBe('too-many-files');
  });

  it('nothing of a refused file stays on the disk', async () => {
    const { rows } = await asOwner(fresh, (client) =>
      client.query<{ storage_key: string }>(`SELECT storage_key FROM uploads WHERE state = 'refused'`),
    );
    expect(rows.length).toBeGreaterThan(5);
    const left = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('/', ''));
    for (const { storage_key } of rows) expect(left.filter((path) => path.includes(storage_key))).toEqual([]);
  });
});

describe('names', () => {
  it.each(hostileNames)('%j is shown harmlessly', async (name) => {
    const { file } = await sendWhole(await plainPicture('webp', 40, 30), name, 'image/webp');
    expect(file!.name).toMatch(/^[^/\\"<>|?*:\p{Cc}\u202a-\u202e]{1,125}$/u);
    expect(file!.name).toMatch(/\.webp$/);
    expect(file!.name.isWellFormed()).toBe(true);
  });
});
