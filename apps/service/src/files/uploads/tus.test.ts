import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { plainPicture } from '#testkit/pictures';
import { dropAbandonedUploads } from '../index.ts';
import { base64, send, tusClient, until } from '../trial/client.ts';
import { asOwner, cast, filesDatabase, incomingPath } from '../trial/database.ts';
import { openTrial } from '../trial/server.ts';

// Sentence by sentence along https://tus.io/protocols/resumable-upload (1.0.0), with requests written by hand.

const clock = standingClock(new Date('2026-03-02T08:00:00Z'));
let fresh: FreshDatabase;
let folder: string;
let trial: Awaited<ReturnType<typeof openTrial>>;
let linWei: ReturnType<typeof tusClient>;

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tus-'));
  trial = await openTrial({ customerUrl: fresh.urls.customer!, folder, clock });
  linWei = tusClient(trial.port, cast.linWei);
});

afterAll(async () => {
  await trial.close();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const authorization = `Bearer ${cast.linWei.personId}.${cast.linWei.companyId}`;
const own = { authorization, 'tus-resumable': '1.0.0' };
const piece = { ...own, 'content-type': 'application/offset+octet-stream' };
const at = (id: string) => `/api/uploads/${id}`;

async function begun(length = 100): Promise<string> {
  const id = newId();
  expect((await linWei.create(id, length)).status).toBe(201);
  return id;
}

const offsetOf = async (id: string) => (await linWei.head(id)).headers['upload-offset'];

/** Writes a request byte by byte, as no client would; answers the status line. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(trial.port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.once('data', (bytes) => {
      socket.destroy();
      resolve(bytes.toString('latin1').split('\r\n')[0]!);
    });
    socket.once('error', reject);
  });
}

describe('tus 1.0, headers', () => {
  it('Tus-Resumable: every answer but OPTIONS names the version, refusals included', async () => {
    const id = await begun();
    const answers = [
      await linWei.head(id),
      await linWei.patch(id, 0, Buffer.alloc(10)),
      await linWei.patch(id, 99, Buffer.alloc(1)),
      await linWei.patch(newId(), 0, Buffer.alloc(1)),
      await linWei.create(newId(), 0),
      await linWei.remove(id),
      await linWei.head(id),
      await send(trial.port, 'HEAD', at(id), { 'tus-resumable': '1.0.0' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 409, 404, 422, 204, 404, 401]);
    expect(answers.map(({ headers }) => headers['tus-resumable'])).toEqual(answers.map(() => '1.0.0'));
  });

  it('Tus-Version: another version is answered 412 with ours, and nothing of the request is done', async () => {
    const id = await begun();
    for (const version of ['0.2.2', '1.0', '2.0.0', '']) {
      const answer = await send(
        trial.port,
        'PATCH',
        at(id),
        { ...piece, 'tus-resumable': version, 'upload-offset': '0' },
        Buffer.alloc(10),
      );
      expect([version, answer.status, answer.headers['tus-version']]).toEqual([version, 412, '1.0.0']);
    }
    expect(await offsetOf(id)).toBe('0');
    expect((await linWei.remove(id)).status).toBe(204);
  });

  it('X-HTTP-Method-Override: is the method, whatever the real one is', async () => {
    const id = await begun(20);
    const over = (method: string) => ({ 'x-http-method-override': method });
    const patched = await send(
      trial.port,
      'POST',
      at(id),
      { ...piece, 'upload-offset': '0', ...over('PATCH') },
      Buffer.alloc(20, 1).subarray(0, 10),
    );
    expect([patched.status, patched.headers['upload-offset']]).toEqual([204, '10']);
    const read = await send(trial.port, 'POST', at(id), { ...own, ...over('HEAD') });
    expect([read.status, read.headers['upload-offset']]).toEqual([200, '10']);
    expect((await send(trial.port, 'POST', at(id), own)).status).toBe(404);
    expect((await send(trial.port, 'POST', at(id), { ...own, ...over('PURGE') })).status).toBe(404);
    expect(await offsetOf(id)).toBe('10');
    expect((await send(trial.port, 'POST', at(id), { ...own, ...over('DELETE') })).status).toBe(204);
    expect((await linWei.head(id)).status).toBe(404);
  });

  it('X-HTTP-Method-Override: opens no way around who may', async () => {
    const id = await begun();
    const stranger = `Bearer ${cast.stranger.personId}.${cast.stranger.companyId}`;
    for (const method of ['DELETE', 'HEAD', 'PATCH']) {
      const headers = { ...piece, 'upload-offset': '0', 'x-http-method-override': method };
      const answer = await send(trial.port, 'POST', at(id), { ...headers, authorization: stranger }, Buffer.alloc(1));
      expect([method, answer.status]).toEqual([method, 404]);
      const { authorization: _, ...nobody } = headers;
      expect((await send(trial.port, 'POST', at(id), nobody, Buffer.alloc(1))).status).toBe(401);
    }
    expect(await offsetOf(id)).toBe('0');
  });

  it('OPTIONS: what is named works, and what is not named does not', async () => {
    const { status, headers } = await send(trial.port, 'OPTIONS', '/api/uploads', { 'tus-resumable': '9.9.9' });
    expect([status, headers['tus-version'], headers['tus-extension']]).toEqual([
      204,
      '1.0.0',
      'creation,expiration,termination',
    ]);
    const metadata = { 'upload-metadata': `fileId ${base64(newId())},filename ${base64('a.jpg')}` };
    const create = (more: Record<string, string>, body?: Uint8Array) =>
      send(trial.port, 'POST', '/api/uploads', { ...own, ...metadata, ...more }, body);
    // creation-defer-length
    expect((await create({ 'upload-defer-length': '1' })).status).toBe(400);
    // concatenation: a final upload has no length of its own
    expect((await create({ 'upload-concat': 'final;/a /b' })).status).toBe(400);
    // creation-with-upload: bytes that come with the creation are not stored, and the offset does not say so
    const id = newId();
    const own2 = { 'upload-metadata': `fileId ${base64(id)},filename ${base64('a.jpg')}`, 'upload-length': '10' };
    const withBody = await create({ ...own2, 'content-type': piece['content-type'] }, Buffer.alloc(10));
    expect([withBody.status, withBody.headers['upload-offset']]).toEqual([201, undefined]);
    expect(await offsetOf(id)).toBe('0');
  });
});

describe('tus 1.0, core', () => {
  it('HEAD: offset and length always, never from a cache; an unknown one has no offset', async () => {
    const id = await begun(100);
    for (const [sent, offset] of [
      [0, '0'],
      [40, '40'],
    ] as const) {
      if (sent) await linWei.patch(id, 0, Buffer.alloc(sent));
      const { status, headers } = await linWei.head(id);
      expect([status, headers['upload-offset'], headers['upload-length']]).toEqual([200, offset, '100']);
      expect(headers['cache-control']).toBe('no-store');
    }
    const unknown = await linWei.head(newId());
    expect([unknown.status, unknown.headers['upload-offset']]).toEqual([404, undefined]);
  });

  it('HEAD: of a complete upload is its length', async () => {
    const picture = await plainPicture('jpeg', 64, 48);
    const id = await begun(picture.length);
    const last = await linWei.patch(id, 0, picture);
    expect([last.status, last.headers['upload-offset']]).toEqual([204, String(picture.length)]);
    await until(
      () => linWei.state(id),
      ({ state }) => state === 'ready',
    );
    expect(await offsetOf(id)).toBe(String(picture.length));
  });

  it('PATCH: only with its media type, and only at the offset, or nothing changes', async () => {
    const id = await begun(100);
    await linWei.patch(id, 0, Buffer.alloc(30));
    for (const type of ['text/plain', 'application/octet-stream', 'application/json', ''])
      expect([type, (await linWei.patch(id, 30, Buffer.from('{}'), { 'content-type': type })).status]).toEqual([
        type,
        415,
      ]);
    for (const offset of [0, 29, 31, 100, 1000])
      expect([offset, (await linWei.patch(id, offset, Buffer.alloc(5))).status]).toEqual([offset, 409]);
    for (const offset of ['-1', 'x', '3e1', '30.0', '0x1e', '', '99999999999999999999'])
      expect([offset, (await linWei.patch(id, 30, Buffer.alloc(5), { 'upload-offset': offset })).status]).toEqual([
        offset,
        400,
      ]);
    expect(await offsetOf(id)).toBe('30');
    expect((await linWei.patch(id, 30, Buffer.alloc(5))).headers['upload-offset']).toBe('35');
  });

  it('PATCH: a body without a told length is taken up to the length of the upload, and not a byte more', async () => {
    const chunked = (size: number) => (request: { write(part: Buffer): void; end(): void }) => {
      request.write(Buffer.alloc(size / 2));
      request.write(Buffer.alloc(size / 2));
      request.end();
    };
    const id = await begun(100);
    const more = await linWei.patch(id, 0, chunked(200));
    expect(more.status).toBe(413);
    const stored = Number(await offsetOf(id));
    expect(stored).toBeLessThanOrEqual(100);
    const rest = await linWei.patch(id, stored, chunked(2 * Math.floor((99 - stored) / 2)));
    expect([rest.status, Number(rest.headers['upload-offset']) < 100]).toEqual([204, true]);
  });

  it('PATCH: two lengths in one request are refused before they are read', async () => {
    const id = await begun(100);
    const head = `PATCH ${at(id)} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nTus-Resumable: 1.0.0\r\n`;
    const type = 'Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n';
    for (const lengths of [
      'Content-Length: 5\r\nContent-Length: 6\r\n',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      'Content-Length: -5\r\n',
    ])
      expect(await raw(`${head}${type}${lengths}\r\nhello`)).toMatch(/ 400 /);
    expect(await offsetOf(id)).toBe('0');
  });
});

describe('tus 1.0, creation', () => {
  it('Upload-Length: a whole number, or no upload', async () => {
    for (const length of ['', '-1', '1.5', 'ten', '0x10', '1e3', '9'.repeat(16)]) {
      const answer = await linWei.create(newId(), 1, 'a.jpg', 'image/jpeg', { 'upload-length': length });
      expect([length, answer.status, answer.headers.location]).toEqual([length, 400, undefined]);
    }
    expect((await linWei.create(newId(), 2 ** 40, 'a.mp4', 'video/mp4')).status).toBe(413);
  });

  it('Upload-Metadata: an answer to HEAD repeats it word for word', async () => {
    const id = newId();
    const pairs = [
      `filetype ${base64('image/jpeg')}`,
      `filename ${base64('../夜班 <1>.jpg')}`,
      'is_confidential',
      `fileId ${base64(id)}`,
    ].join(',');
    const created = await linWei.create(id, 100, 'a', 'b', { 'upload-metadata': pairs });
    expect(created.status).toBe(201);
    expect((await linWei.head(id)).headers['upload-metadata']).toBe(pairs);
  });

  it('Upload-Metadata: keys are unique, values are base64', async () => {
    const id = `fileId ${base64(newId())}`;
    for (const wrong of [`${id},${id}`, `${id},filename not base64`, `${id},filename a-_b`, `${id},`, ` ${id}`, '='])
      expect([
        wrong,
        (await linWei.create(newId(), 10, 'a', 'b', { 'upload-metadata': wrong })).status === 201,
      ]).toEqual([wrong, wrong === ` ${id}`]);
  });

  it('Location: leads to the upload, whatever host was asked for', async () => {
    const id = newId();
    const { headers } = await linWei.create(id, 10, 'a.jpg', 'image/jpeg', { host: 'evil.example' });
    expect(headers.location).toBe(at(id));
    expect((await send(trial.port, 'HEAD', headers.location!, own)).status).toBe(200);
  });
});

describe('tus 1.0, expiration', () => {
  it('S2.3 Upload-Expires is told with every answer that keeps an upload alive; then rows and bytes are gone', async () => {
    const id = newId();
    const ends = (answer: { headers: Record<string, unknown> }) =>
      Date.parse(answer.headers['upload-expires'] as string);
    const dayFromNow = () => clock.now().getTime() + 24 * 60 * 60_000;
    expect(ends(await linWei.create(id, 5000))).toBe(dayFromNow());
    clock.advance(60_000);
    expect(ends(await linWei.patch(id, 0, Buffer.alloc(1000)))).toBe(dayFromNow());
    expect(ends(await linWei.head(id))).toBe(dayFromNow());
    const bytesLie = await incomingPath(fresh, folder, id);
    const name = bytesLie.split('/').at(-1)!;
    const names = async () => (await readdir(folder, { recursive: true })).join('\n');
    expect(await names()).toContain(name);
    clock.advance(24 * 60 * 60_000 - 1000);
    expect((await linWei.head(id)).status).toBe(200);
    clock.advance(1001);
    for (const answer of [
      await linWei.head(id),
      await linWei.patch(id, 1000, Buffer.alloc(1)),
      await linWei.remove(id),
    ])
      expect(answer.status).toBe(404);
    const worker = openDatabase('worker', fresh.urls.worker!);
    const { storage, checks } = trial.world;
    expect(await dropAbandonedUploads({ database: worker, storage, checks, clock })).toBeGreaterThan(0);
    await worker.close();
    expect(await names()).not.toContain(name);
    const { rowCount } = await asOwner(fresh, (owner) =>
      owner.query('SELECT 1 FROM uploads WHERE upload_id = $1', [id]),
    );
    expect(rowCount).toBe(0);
  });
});

describe('tus 1.0, termination', () => {
  it('DELETE: 204 once, and from then on the upload is gone for every verb', async () => {
    const id = await begun(100);
    await linWei.patch(id, 0, Buffer.alloc(50));
    const path = await incomingPath(fresh, folder, id);
    expect((await linWei.remove(id)).status).toBe(204);
    const after = [await linWei.head(id), await linWei.patch(id, 50, Buffer.alloc(1)), await linWei.remove(id)];
    expect(after.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await readdir(folder, { recursive: true })).join()).not.toContain(path.split('/').at(-1));
  });

  it('DELETE: ends a piece that is being written', async () => {
    const id = await begun(1000);
    let destroy = () => {};
    const writing = linWei
      .patch(
        id,
        0,
        (request) => {
          destroy = () => request.destroy();
          request.write(Buffer.alloc(400));
        },
        { 'content-length': '1000' },
      )
      .then(
        ({ status }) => status,
        () => 'cut' as const,
      );
    await until(
      () => asOwner(fresh, (owner) => owner.query('SELECT lease_id FROM uploads WHERE upload_id = $1', [id])),
      ({ rows }) => rows[0]?.lease_id !== null,
    );
    expect((await linWei.remove(id)).status).toBe(204);
    expect((await linWei.head(id)).status).toBe(404);
    expect(['cut', 404, 409]).toContain(await writing);
    destroy();
  });
});

describe('ids that are not one’s own to use', () => {
  it('encoded, doubled, cut or lengthened ones are answered like one that never was, for every verb', async () => {
    const id = await begun(100);
    const dots = ['..', '%2e%2e', '%252e%252e', '..%2f..%2fetc%2fpasswd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd'];
    const doubled = ['%252e%252e%252fetc%252fpasswd', '..%5c..%5cwindows', '..%c0%af..%c0%afetc', '%u002e%u002e'];
    const almost = [id.slice(1), `${id}%00`, `${id}%20`, `%20${id}`, `${id}%0d%0aX:1`, `${id}.jpg`, `{${id}}`];
    const other = [
      id.replaceAll('-', ''),
      id.toUpperCase(),
      `${id}%2f..`,
      '0',
      '%',
      '%zz',
      '*',
      "'or'1",
      'a'.repeat(3000),
    ];
    for (const wrong of [...dots, ...doubled, ...almost, ...other])
      for (const method of ['HEAD', 'PATCH', 'DELETE']) {
        const { status } = await send(
          trial.port,
          method,
          at(wrong),
          { ...piece, 'upload-offset': '0' },
          method === 'PATCH' ? Buffer.alloc(1) : undefined,
        );
        expect([wrong, method, [400, 404, 414].includes(status)]).toEqual([wrong, method, true]);
      }
    expect(await offsetOf(id)).toBe('0');
    // Letters that are only written otherwise are the same address.
    expect((await send(trial.port, 'HEAD', at(`%${id.charCodeAt(0).toString(16)}${id.slice(1)}`), own)).status).toBe(
      200,
    );
  });

  it('a finished one takes no more bytes, not even at its end, and one that has joined is not taken back', async () => {
    const picture = await plainPicture('png', 40, 30);
    const id = await begun(picture.length);
    await linWei.patch(id, 0, picture);
    const ready = () =>
      until(
        () => linWei.state(id),
        ({ state }) => state === 'ready',
      );
    const before = await ready();
    for (const offset of [0, picture.length - 1, picture.length])
      for (const body of [Buffer.alloc(0), Buffer.alloc(1), picture])
        expect([409, 413]).toContain((await linWei.patch(id, offset, body)).status);
    expect((await linWei.create(id, picture.length + 1)).status).toBe(409);
    expect((await ready()).file!.bytes).toBe(before.file!.bytes);
    await asOwner(fresh, (owner) =>
      owner.query('UPDATE uploads SET joined_at = $2 WHERE upload_id = $1', [id, clock.now()]),
    );
    expect((await linWei.remove(id)).status).toBe(404);
    expect((await linWei.patch(id, picture.length, Buffer.alloc(1))).status).toBe(409);
  });

  it('S2.3 a draft’s upload is there for nobody else: neither colleague nor staff, by no table and no address', async () => {
    const picture = await plainPicture('png', 40, 30);
    const id = await begun(picture.length);
    await linWei.patch(id, 0, picture);
    const mine = await until(
      () => linWei.state(id),
      ({ state }) => state === 'ready',
    );
    const colleague = tusClient(trial.port, cast.zhouMin);
    expect((await colleague.state(id)).code).toBe('file-not-found');
    expect((await colleague.head(id)).status).toBe(404);
    const rowsOf = async (role: string, settings: Record<string, string>) => {
      const database = openDatabase(role as 'staff', fresh.urls[role]!);
      const look = database.transaction(settings, (tx) =>
        tx.rows({ text: 'SELECT 1 FROM uploads WHERE upload_id = $1', values: [id], name: '' }),
      );
      const seen = await look.then(
        (rows) => rows.length,
        (error: Error) => error.message,
      );
      await database.close();
      return seen;
    };
    const { personId } = cast.zhouMin;
    expect(await rowsOf('customer', { 'app.person_id': personId, 'app.company_id': cast.linWei.companyId })).toBe(0);
    expect(await rowsOf('customer', { 'app.person_id': cast.linWei.personId })).toBe(1);
    expect(await rowsOf('staff', { 'app.staff_id': newId() })).toMatch(/permission denied/);
    // The address of the picture holds whom it was made for: with a colleague in that place nothing is found.
    const pointer = { of: 'draft', fileId: id, variant: 'full' } as const;
    const addressFor = (holderId: string) =>
      new URL(trial.world.addresses.sign({ ...pointer, holderId }, clock.now())).pathname;
    expect((await send(trial.filesPort, 'GET', addressFor(personId), {})).status).toBe(404);
    expect((await send(trial.filesPort, 'GET', new URL(mine.file!.url).pathname, {})).status).toBe(200);
  });
});

describe('the whole file’s hash', () => {
  it('stands over pieces from two connections: one byte otherwise and the file never becomes ready', async () => {
    const picture = await plainPicture('png', 80, 60);
    const sha256 = createHash('sha256').update(picture).digest('hex');
    for (const spoil of [false, true]) {
      const id = newId();
      const told = { fileId: id, filename: 'a.png', filetype: 'image/png', sha256 };
      const metadata = Object.entries(told).map(([key, value]) => `${key} ${base64(value)}`);
      await linWei.create(id, picture.length, '', '', { 'upload-metadata': metadata.join(',') });
      const sent = Buffer.from(picture);
      // In what a decoder skips: behind the picture's last chunk nothing shows.
      if (spoil) sent[sent.length - 1]! ^= 1;
      await linWei.patch(id, 0, sent.subarray(0, 100));
      await linWei.patch(id, 100, sent.subarray(100));
      const end = await until(
        () => linWei.state(id),
        ({ state }) => state === 'ready' || state === 'refused',
      );
      expect([spoil, end.state]).toEqual([spoil, spoil ? 'refused' : 'ready']);
    }
  });
});
