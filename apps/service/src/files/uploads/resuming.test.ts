import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import type { FreshDatabase } from '#testkit/database';
import { phonePicture } from '#testkit/pictures';
import { send, tusClient, until } from '../trial/client.ts';
import { asOwner, cast, filesDatabase, incomingPath } from '../trial/database.ts';

let fresh: FreshDatabase;
let folder: string;
const started: ChildProcess[] = [];

/** A server process that leaves complete uploads as they came in. */
async function startServer() {
  const options = { customerUrl: fresh.urls.customer, folder, atOnce: 0 };
  const script = new URL('../trial/process.ts', import.meta.url).pathname;
  const child = fork(script, [JSON.stringify(options)], { execArgv: [] });
  started.push(child);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, client: tusClient(port, cast.linWei), kill: () => child.kill('SIGKILL') && once(child, 'exit') };
}

beforeAll(async () => {
  fresh = await filesDatabase();
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});

afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.disconnect();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const bytesThere = async (uploadId: string) =>
  (await stat(await incomingPath(fresh, folder, uploadId)).catch(() => undefined))?.size ?? 0;

/** Sends the beginning of a body and hangs; resolves once it lies on the server's disk. */
async function beginAndHang(client: ReturnType<typeof tusClient>, id: string, whole: Buffer, from: number, to: number) {
  let destroy = () => {};
  const answer = client.patch(
    id,
    from,
    (request) => {
      destroy = () => request.destroy();
      request.write(whole.subarray(from, to));
    },
    { 'content-length': String(whole.length - from) },
  );
  const ended = answer.then(
    ({ status }) => status,
    () => 'cut' as const,
  );
  await until(
    () => bytesThere(id),
    (size) => size >= to,
  );
  return { destroy: () => destroy(), ended };
}

const noise = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 7919 + (at >> 8)) & 255));

describe('an upload that was interrupted', () => {
  it('goes on after ten cuts with no byte sent twice, and arrives bit-identical', async () => {
    const { client } = await startServer();
    const whole = noise(1_100_000);
    const id = newId();
    await client.create(id, whole.length);
    for (let cut = 0; cut < 10; cut++) {
      const from = Number((await client.head(id)).headers['upload-offset']);
      expect(from).toBe(cut * 100_000);
      const hanging = await beginAndHang(client, id, whole, from, from + 100_000);
      hanging.destroy();
      expect(await hanging.ended).toBe('cut');
    }
    const rest = Number((await client.head(id)).headers['upload-offset']);
    expect((await client.patch(id, rest, whole.subarray(rest))).status).toBe(204);
    expect(whole.equals(await readFile(await incomingPath(fresh, folder, id)))).toBe(true);
  });

  it('is taken from a dead connection by whoever asks where it stands', async () => {
    const first = await startServer();
    const second = await startServer();
    const whole = noise(300_000);
    const id = newId();
    await first.client.create(id, whole.length);
    const hanging = await beginAndHang(first.client, id, whole, 0, 120_000);
    // The line is dead, but the first server does not know yet: its lease is asked back through the database.
    const begun = Date.now();
    const head = await second.client.head(id);
    expect(Date.now() - begun).toBeLessThan(4000);
    expect(head.headers['upload-offset']).toBe('120000');
    expect(await hanging.ended).toBe('cut');
    expect((await second.client.patch(id, 120_000, whole.subarray(120_000))).status).toBe(204);
    expect(whole.equals(await readFile(await incomingPath(fresh, folder, id)))).toBe(true);
  });

  it('survives kill -9 of the server in the middle of a piece', async () => {
    const first = await startServer();
    const whole = noise(900_000);
    const id = newId();
    await first.client.create(id, whole.length);
    const hanging = await beginAndHang(first.client, id, whole, 0, 400_000);
    await first.kill();
    expect(await hanging.ended).toBe('cut');
    const second = await startServer();
    const head = await second.client.head(id);
    expect(head.status).toBe(200);
    expect(head.headers['upload-offset']).toBe('400000');
    expect((await second.client.patch(id, 400_000, whole.subarray(400_000))).status).toBe(204);
    expect(whole.equals(await readFile(await incomingPath(fresh, folder, id)))).toBe(true);
  });

  it('is complete although the server died before it could say so', async () => {
    const { client } = await startServer();
    const whole = noise(50_000);
    const id = newId();
    await client.create(id, whole.length);
    await client.patch(id, 0, whole);
    await asOwner(fresh, (owner) => owner.query(`UPDATE uploads SET state = 'uploading' WHERE upload_id = $1`, [id]));
    expect((await client.head(id)).headers['upload-offset']).toBe('50000');
    expect((await client.state(id)).state).toBe('checking');
  });
});

describe('two writers at one offset', () => {
  it('over two processes: one is taken, the other told to look again', async () => {
    const servers = [await startServer(), await startServer()];
    for (let round = 0; round < 8; round++) {
      const id = newId();
      const bodies = [Buffer.alloc(200_000, 65), Buffer.alloc(200_000, 66)];
      await servers[0]!.client.create(id, 200_000);
      const answers = await Promise.all(servers.map(({ client }, at) => client.patch(id, 0, bodies[at]!)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const winner = bodies[answers.findIndex(({ status }) => status === 204)]!;
      expect(winner.equals(await readFile(await incomingPath(fresh, folder, id)))).toBe(true);
    }
  });

  it('with the lease switched off both are taken, so it is the lease that decides', async () => {
    const servers = [await startServer(), await startServer()];
    // Every lease reads as over, and every writer as its holder.
    await asOwner(fresh, (owner) =>
      owner.query(`CREATE FUNCTION no_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.lease_id IS NULL AND OLD.lease_id IS NOT NULL THEN RETURN NEW; END IF;
          NEW.lease_until := NULL; RETURN NEW; END $$;
        CREATE TRIGGER no_lease BEFORE UPDATE ON uploads FOR EACH ROW EXECUTE FUNCTION no_lease()`),
    );
    const id = newId();
    const whole = noise(100_000);
    await servers[0]!.client.create(id, whole.length);
    const hanging = await beginAndHang(servers[0]!.client, id, whole, 0, 40_000);
    // Without the lease a second request writes into the same bytes while the first is still at it.
    const second = await servers[1]!.client.patch(id, 40_000, Buffer.alloc(60_000, 65));
    expect(second.status).toBe(204);
    hanging.destroy();
    await hanging.ended;
    await asOwner(fresh, (owner) => owner.query('DROP TRIGGER no_lease ON uploads; DROP FUNCTION no_lease()'));
    const withLease = newId();
    await servers[0]!.client.create(withLease, whole.length);
    const holder = await beginAndHang(servers[0]!.client, withLease, whole, 0, 40_000);
    expect((await servers[1]!.client.patch(withLease, 40_000, Buffer.alloc(60_000, 65))).status).toBe(409);
    holder.destroy();
    await holder.ended;
  });
});

describe('tus-js-client', () => {
  it('uploads in chunks as the customer app configures it, with a fresh token for each', async () => {
    const { port, client } = await startServer();
    const picture = await phonePicture('png', 2000, 1500);
    const id = newId();
    let tokens = 0;
    await new Promise<void>((resolve, reject) => {
      new Upload(picture, {
        endpoint: `http://127.0.0.1:${port}/api/uploads`,
        metadata: { fileId: id, filename: '夜班 2.png', filetype: 'image/png' },
        chunkSize: 20_000,
        retryDelays: [0, 500],
        onBeforeRequest(request) {
          tokens += 1;
          request.setHeader('Authorization', `Bearer ${cast.linWei.personId}.${cast.linWei.companyId}`);
        },
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(tokens).toBe(1 + Math.ceil(picture.length / 20_000));
    expect((await client.state(id)).state).toBe('checking');
    expect(picture.equals(await readFile(await incomingPath(fresh, folder, id)))).toBe(true);
    const foreign = { authorization: `Bearer ${cast.stranger.personId}.${cast.stranger.companyId}` };
    const answer = await send(port, 'HEAD', `/api/uploads/${id}`, { ...foreign, 'tus-resumable': '1.0.0' });
    expect(answer.status).toBe(404);
  });
});
