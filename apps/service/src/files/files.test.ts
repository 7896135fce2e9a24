import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { plainPicture, samplePicture } from '#testkit/pictures';
import { vp8Film } from '#testkit/videos';
import {
  dropAbandonedUploads,
  filesOfCase,
  importFile,
  type Joining,
  joinFiles,
  openChecks,
  recheckStuckFiles,
} from './index.ts';
import { send, tusClient, until } from './trial/client.ts';
import { asOwner, cast, filesDatabase, laserCase } from './trial/database.ts';
import { openTrial } from './trial/server.ts';

const clock = standingClock(new Date('2026-03-02T08:00:00Z'));
const { personId, companyId } = cast.linWei;
let fresh: FreshDatabase;
let folder: string;
let trial: Awaited<ReturnType<typeof openTrial>>;
let linWei: ReturnType<typeof tusClient>;
let worker: Database;

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  trial = await openTrial({ customerUrl: fresh.urls.customer!, folder, clock });
  linWei = tusClient(trial.port, cast.linWei);
  worker = openDatabase('worker', fresh.urls.worker!);
});

afterAll(async () => {
  await trial.close();
  await worker.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

async function readyFile(name = 'photo.jpg', who = linWei): Promise<string> {
  const picture = await plainPicture('jpeg', 320, 240);
  const id = newId();
  await who.create(id, picture.length, name);
  await who.patch(id, 0, picture);
  await until(
    () => who.state(id),
    ({ state }) => state === 'ready',
  );
  return id;
}

const inAct = <T>(work: (act: { tx: never; now: Date }) => Promise<T>, as = cast.linWei) =>
  trial.world.database.transaction({ 'app.person_id': as.personId, 'app.company_id': as.companyId }, (tx) =>
    work({ tx: tx as never, now: clock.now() }),
  );

const joinThem = (to: Partial<Joining> & { fileIds: readonly string[] }, as = cast.linWei) =>
  inAct(
    (act) => joinFiles(act, { personId: as.personId, companyId: as.companyId, caseId: newId(), replyId: null, ...to }),
    as,
  );

const addresses = () => trial.world.addresses;
const attachedTo = (caseId: string, as = cast.linWei) =>
  inAct((act) => filesOfCase(act, { companyId: as.companyId, caseId, addresses: addresses() }), as);
const pathOf = (url: string) => new URL(url).pathname;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  send(trial.filesPort, method, path, headers);

describe('S2.2 files join a case when it is sent', () => {
  it('in the order they were chosen, once, however often it is sent', async () => {
    const caseId = newId();
    const fileIds = [await readyFile('b.jpg'), await readyFile('a.jpg')];
    expect(await joinThem({ caseId, fileIds })).toBe(2);
    expect(await joinThem({ caseId, fileIds })).toBe(0);
    const grouped = await attachedTo(caseId);
    expect(grouped.get(null)!.map(({ name }) => name)).toEqual(['b.jpg', 'a.jpg']);
    expect(grouped.get(null)![0]).toMatchObject({ type: 'image/jpeg', width: 320, height: 240 });
  });

  it('from two sends at once join once', async () => {
    const caseId = newId();
    const fileIds = [await readyFile()];
    const joined = await Promise.all(Array.from({ length: 8 }, () => joinThem({ caseId, fileIds })));
    expect(joined.reduce((sum, one) => sum + one)).toBe(1);
  });

  it('and those of a reply are the reply’s', async () => {
    const caseId = newId();
    const replyId = newId();
    await joinThem({ caseId, fileIds: [await readyFile()] });
    await joinThem({ caseId, replyId, fileIds: [await readyFile('reply.jpg')] });
    const grouped = await attachedTo(caseId);
    expect([...grouped.keys()].sort()).toEqual([null, replyId].sort());
    expect(grouped.get(replyId)![0]!.name).toBe('reply.jpg');
  });

  it('but not unless they are clean, the sender’s own, of this company, and joined nowhere else', async () => {
    const unfinished = newId();
    await linWei.create(unfinished, 100);
    const colleagues = await readyFile('c.jpg', tusClient(trial.port, cast.zhouMin));
    const elsewhere = await readyFile();
    await joinThem({ caseId: newId(), fileIds: [elsewhere] });
    const otherCompany = await readyFile(
      'd.jpg',
      tusClient(trial.port, { personId, companyId: cast.stranger.companyId }),
    );
    for (const fileId of [unfinished, colleagues, elsewhere, otherCompany, newId()]) {
      const caseId = newId();
      const fileIds = [await readyFile(), fileId];
      await expect(joinThem({ caseId, fileIds })).rejects.toThrow('file-not-ready');
      expect(await attachedTo(caseId)).toEqual(new Map());
    }
  });

  it('thirty to an entry, not one more', async () => {
    const caseId = newId();
    await asOwner(fresh, (client) =>
      client.query(
        `INSERT INTO files SELECT $1, gen_random_uuid(), $2, NULL, $3, 0, 'k', 'n', 'image/png', 1, 1, 1, 's', now()
         FROM generate_series(1, 29)`,
        [companyId, caseId, personId],
      ),
    );
    expect(await joinThem({ caseId, fileIds: [await readyFile()] })).toBe(1);
    await expect(joinThem({ caseId, fileIds: [await readyFile()] })).rejects.toThrow('too-many-files');
  });

  it('S2.3 and are seen by the company’s members alone, as a row of another company is not', async () => {
    const caseId = newId();
    await joinThem({ caseId, fileIds: [await readyFile()] });
    expect((await attachedTo(caseId, cast.zhouMin)).get(null)).toHaveLength(1);
    const asStranger = await inAct(
      (act) => filesOfCase(act, { companyId, caseId, addresses: addresses() }),
      cast.stranger,
    );
    expect(asStranger.size).toBe(0);
  });

  it('and are seen by the staff who see the case, and by no other desk', async () => {
    const caseId = await laserCase(fresh);
    await joinThem({ caseId, fileIds: [await readyFile('lens.jpg')] });
    const staff = openDatabase('staff', fresh.urls.staff!);
    const seenBy = (productLines: string, areas = 'east') =>
      staff.transaction({ 'app.product_lines': productLines, 'app.staff_areas': areas }, (tx) =>
        filesOfCase({ tx, now: clock.now() }, { companyId, caseId, addresses: addresses() }),
      );
    const [file] = (await seenBy('laser,machine-tool')).get(null)!;
    expect((await get(pathOf(file!.thumbnailUrl!))).status).toBe(200);
    expect((await seenBy('machine-tool')).size).toBe(0);
    expect((await seenBy('laser,machine-tool', 'north')).size).toBe(0);
    await staff.close();
  });

  it('and are no longer taken back as an upload', async () => {
    const id = await readyFile();
    await joinThem({ caseId: newId(), fileIds: [id] });
    expect((await linWei.remove(id)).status).toBe(404);
    expect((await linWei.state(id)).state).toBe('ready');
  });
});

describe('the address of a file', () => {
  const aFile = async (name = 'photo.jpg') => {
    const caseId = newId();
    await joinThem({ caseId, fileIds: [await readyFile(name)] });
    return (await attachedTo(caseId)).get(null)![0]!;
  };

  it('answers the picture, inline, with nothing a page could do', async () => {
    const file = await aFile('夜班 "1".jpg');
    const answer = await get(pathOf(file.url));
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBe(file.bytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="__ _1_.jpg"; filename*=UTF-8''%E5%A4%9C%E7%8F%AD%20_1_.jpg`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
    });
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'; sandbox/);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const small = await get(pathOf(file.thumbnailUrl!));
    expect([small.status, small.headers['content-type']]).toEqual([200, 'image/webp']);
    // The app keeps small pictures on the phone; nothing else may be read by a page of another origin.
    expect(small.headers['access-control-allow-origin']).toBe('http://localhost:5250');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers parts, heads and known versions', async () => {
    const file = await aFile();
    const path = pathOf(file.url);
    const part = await get(path, { range: 'bytes=0-2' });
    expect([part.status, part.headers['content-range'], part.body.toString('hex')]).toEqual([
      206,
      `bytes 0-2/${file.bytes}`,
      'ffd8ff',
    ]);
    expect((await get(path, { range: 'bytes=-2' })).body.toString('hex')).toBe('ffd9');
    expect((await get(path, { range: `bytes=${file.bytes}-` })).status).toBe(416);
    expect((await get(path, { range: 'bytes=0-1,4-5' })).status).toBe(200);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(file.bytes), 0]);
    expect((await get(path, { 'if-none-match': head.headers.etag as string })).status).toBe(304);
  });

  it('is the same within some minutes, ends within ten, and then says so', async () => {
    const file = await aFile();
    const caseId = newId();
    expect(addresses().sign({ of: 'case', fileId: caseId, holderId: companyId, variant: 'full' }, clock.now())).toBe(
      addresses().sign({ of: 'case', fileId: caseId, holderId: companyId, variant: 'full' }, clock.now()),
    );
    clock.advance(10 * 60_000);
    const late = await get(pathOf(file.url));
    expect([late.status, JSON.parse(late.body.toString()).code]).toEqual([410, 'link-expired']);
  });

  it('that was changed, guessed or made for another file answers like one that never was', async () => {
    const path = pathOf((await aFile()).url);
    const address = path.slice('/f/'.length);
    const flipped = (at: number) => address.slice(0, at) + (address[at] === 'A' ? 'B' : 'A') + address.slice(at + 1);
    const foreign = addresses().sign(
      { of: 'case', fileId: newId(), holderId: companyId, variant: 'full' },
      clock.now(),
    );
    // A row of A's under B's company: signed, and still nothing.
    const wrongHolder = { of: 'case', fileId: newId(), holderId: cast.stranger.companyId, variant: 'full' } as const;
    const wrong = [0, 2, 25, 46, 60, 90].map((at) => `/f/${flipped(at)}`);
    wrong.push(
      `/f/${address}=`,
      `/f/${address.slice(0, -1)}`,
      '/f/',
      '/f/..%2f..%2fetc%2fpasswd',
      '/f/x',
      pathOf(foreign),
    );
    wrong.push(pathOf(addresses().sign(wrongHolder, clock.now())));
    for (const each of wrong) expect([each, (await get(each)).status]).toEqual([each, 404]);
  });

  it('of a draft shows the uploader its own picture', async () => {
    const { file } = await linWei.state(await readyFile());
    expect((await get(pathOf(file!.thumbnailUrl!))).status).toBe(200);
  });
});

describe('jobs', () => {
  const inWorker = () => {
    const log = { error: () => {}, warn: () => {} };
    const { storage } = trial.world;
    const checks = openChecks({ database: worker, storage, clock, log });
    return { database: worker, storage, checks, clock };
  };

  it('a check that died with its process is repeated by the worker', async () => {
    const id = await readyFile();
    const picture = await plainPicture('jpeg');
    const stuck = newId();
    await linWei.create(stuck, picture.length);
    const { rows } = await asOwner(fresh, (client) =>
      client.query(
        `UPDATE uploads SET state = 'checking', check_started_at = $2, check_attempts = 1, touched_at = $2
         WHERE upload_id = $1 RETURNING storage_key`,
        [stuck, clock.now()],
      ),
    );
    await trial.world.storage.append(rows[0].storage_key, 0, [picture] as never);
    expect(await recheckStuckFiles(inWorker())).toBe(0);
    clock.advance(76_000);
    expect(await recheckStuckFiles(inWorker())).toBe(1);
    expect((await linWei.state(stuck)).state).toBe('ready');
    expect((await linWei.state(id)).state).toBe('ready');
    expect((await readdir(join(folder, 'incoming'), { recursive: true })).join()).not.toContain(
      rows[0].storage_key.slice(4),
    );
  });

  it('a check that found the disk full does not count, however often: the upload waits until there is room', async () => {
    const words = Buffer.from('N10 G0 X100');
    const id = newId();
    await linWei.create(id, words.length, 'a.txt', 'text/plain');
    const find = (set: string) =>
      asOwner(fresh, (client) =>
        client.query(`UPDATE uploads SET ${set} WHERE upload_id = $1 RETURNING storage_key, check_attempts`, [id]),
      ).then(({ rows }) => rows[0] as { storage_key: string; check_attempts: number });
    const { storage_key: key } = await find(`state = 'checking'`);
    await trial.world.storage.append(key, 0, [words] as never);
    const { full } = await trial.world.storage.workplace(key);
    await symlink('/dev/full', full);
    for (let round = 0; round < 4; round += 1) {
      clock.advance(76_000);
      expect(await recheckStuckFiles(inWorker())).toBe(1);
      expect((await linWei.state(id)).state).toBe('checking');
    }
    expect((await find('state = state')).check_attempts).toBe(0);
    await rm(full);
    clock.advance(76_000);
    await recheckStuckFiles(inWorker());
    expect((await linWei.state(id)).state).toBe('ready');
  });

  it('what was abandoned goes after a day with its bytes, what has joined stays', async () => {
    const unfinished = newId();
    await linWei.create(unfinished, 5000);
    await linWei.patch(unfinished, 0, Buffer.alloc(1000));
    const unsent = await readyFile();
    const caseId = newId();
    const sent = await readyFile();
    await joinThem({ caseId, fileIds: [sent] });
    clock.advance(24 * 60 * 60_000 - 1000);
    expect((await linWei.state(unsent)).state).toBe('ready');
    clock.advance(2000);
    // Gone for its author at once, whenever the sweep comes by; and the id can be used again.
    expect((await linWei.head(unfinished)).status).toBe(404);
    expect((await linWei.create(unfinished, 5000)).status).toBe(201);
    expect((await linWei.head(unfinished)).headers['upload-offset']).toBe('0');
    expect(await dropAbandonedUploads(inWorker())).toBeGreaterThan(10);
    expect(await dropAbandonedUploads(inWorker())).toBe(0);
    expect((await linWei.state(unsent)).code).toBe('file-not-found');
    const file = (await attachedTo(caseId)).get(null)![0]!;
    expect((await get(pathOf(file.url))).status).toBe(200);
    const { rows } = await asOwner(fresh, (client) => client.query('SELECT upload_id FROM uploads'));
    expect(rows.map((row) => row.upload_id)).toEqual([unfinished]);
    const kept = await readdir(join(folder, 'kept'), { recursive: true, withFileTypes: true });
    const files = await asOwner(fresh, (client) => client.query(`SELECT 1 FROM files WHERE storage_key <> 'k'`));
    expect(kept.filter((entry) => entry.isFile())).toHaveLength(2 * files.rowCount!);
  });
});

describe('importing', () => {
  const wish = () => ({
    fileId: newId(),
    companyId,
    caseId: newId(),
    replyId: null,
    personId,
    joinedAt: clock.now(),
  });

  it('cleans a picture on the same path and puts it on a case', async () => {
    const picture = { ...wish(), bytes: await samplePicture('jpeg'), name: 'spindle.jpg' };
    await inAct((act) => importFile(act.tx, trial.world.storage, picture));
    const [file] = (await attachedTo(picture.caseId)).get(null)!;
    expect(file).toMatchObject({ name: 'spindle.jpg', width: 480, height: 640 });
    expect((await get(pathOf(file!.url))).body.includes('Canary')).toBe(false);
  });

  it('takes a video with its poster and a caption, and a text', async () => {
    const film = {
      ...wish(),
      bytes: await vp8Film(),
      name: 'axis.webm',
      caption: 'slow',
      poster: await samplePicture('jpeg'),
    };
    await inAct((act) => importFile(act.tx, trial.world.storage, film));
    await inAct((act) =>
      importFile(act.tx, trial.world.storage, {
        ...film,
        fileId: newId(),
        bytes: Buffer.from('E-27\n'),
        name: 'a.log',
        position: 1,
      }),
    );
    const [video, text] = (await attachedTo(film.caseId)).get(null)!;
    expect(video).toMatchObject({ kind: 'video', durationMs: 1000, caption: 'slow' });
    expect((await get(pathOf(video!.posterUrl!))).body.includes('Canary')).toBe(false);
    expect(text).toMatchObject({ kind: 'text', name: 'a.log', type: 'text/plain' });
  });

  it('refuses what is not what its name says', async () => {
    const picture = { ...wish(), bytes: Buffer.from('no picture'), name: 'spindle.jpg' };
    await expect(inAct((act) => importFile(act.tx, trial.world.storage, picture))).rejects.toMatchObject({
      problem: { code: 'file-type' },
    });
  });
});
