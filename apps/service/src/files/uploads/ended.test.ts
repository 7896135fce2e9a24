import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { linWei, startService, type TestService } from '#testkit/service';
import { base64, until } from '../trial/client.ts';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const tus = { 'tus-resumable': '1.0.0' };
const bytes = 1000;

async function begun(): Promise<string> {
  const id = newId();
  const { status } = await world.asCustomer(linWei, '/api/uploads', {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes),
      'upload-metadata': `fileId ${base64(id)},filename ${base64('a.txt')}`,
    },
  });
  expect(status).toBe(201);
  return id;
}

/** A piece whose bytes come as a test sends them; `answer` is its status, or `cut` where the connection ended. */
async function opened(id: string) {
  const call = httpRequest(`${world.url}/api/uploads/${id}`, {
    method: 'PATCH',
    agent: false,
    headers: {
      ...tus,
      authorization: `Bearer ${await world.tokenFor(linWei)}`,
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes),
      'upload-offset': '0',
    },
  });
  const answer = new Promise<number | 'cut'>((resolve) => {
    call.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    call.on('error', () => resolve('cut'));
  });
  call.write(Buffer.alloc(400, 'a'));
  await until(
    () => world.asOwner<{ lease_id: string | null }>('SELECT lease_id FROM uploads WHERE upload_id = $1', [id]),
    ([row]) => row?.lease_id != null,
  );
  return { answer, rest: () => call.end(Buffer.alloc(bytes - 400, 'a')), leave: () => call.destroy() };
}

/** As home tells it when somebody ends a sign-in: tokens made before are worth nothing. */
const ended = () =>
  world.asOwner(
    `INSERT INTO ended_tokens (person_id, ended_at) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET ended_at = excluded.ended_at`,
    [linWei.personId, world.clock.now()],
  );
const stateOf = async (id: string) =>
  (await world.asOwner<{ state: string }>('SELECT state FROM uploads WHERE upload_id = $1', [id]))[0]?.state;
const anew = () => world.clock.advance(2_000);

describe('S2.8 a piece of a file whose sign-in is ended while it is on its way', () => {
  it('is taken like any other as long as the sign-in stands', async () => {
    const id = await begun();
    const piece = await opened(id);
    piece.rest();
    expect(await piece.answer).toBe(204);
    expect(await stateOf(id)).not.toBe('uploading');
  });

  it('is not acknowledged when its bytes come after that: the file is not made, and a new sign-in goes on with it', async () => {
    const id = await begun();
    const piece = await opened(id);
    await ended();
    piece.rest();
    expect([401, 'cut']).toContain(await piece.answer);
    expect(await stateOf(id)).toBe('uploading');
    expect((await world.asCustomer(linWei, `/api/uploads/${id}`, { method: 'HEAD', headers: tus })).status).toBe(401);
    anew();
    await world.asOwner('UPDATE uploads SET lease_until = NULL WHERE upload_id = $1', [id]);
    const seen = await world.asCustomer(linWei, `/api/uploads/${id}`, { method: 'HEAD', headers: tus });
    expect(seen.status).toBe(200);
    expect(await stateOf(id)).not.toBe('uploading');
  });

  it('is cut off while it waits for more', { timeout: 30_000 }, async () => {
    const id = await begun();
    const piece = await opened(id);
    await ended();
    expect([401, 'cut']).toContain(await piece.answer);
    piece.leave();
    expect(await stateOf(id)).toBe('uploading');
    anew();
    expect((await world.asCustomer(linWei, '/api/me')).status).toBe(200);
  });
});
