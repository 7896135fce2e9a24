import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { freePort } from '#testkit/ports';
import { linWei, startService, type TestService, testStart } from '#testkit/service';

let world: TestService;
let keys: Server;
/** Whether the keys can be fetched. */
let isThere = false;
const pair = await generateKeyPair('ES256');

beforeAll(async () => {
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'home', alg: 'ES256', use: 'sig' };
  keys = createServer((_, response) => {
    if (!isThere) return void response.writeHead(500).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((ready) => keys.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
  const serviceUrl = `http://127.0.0.1:${await freePort()}`;
  world = await startService(testStart, undefined, { url, serviceUrl, clock: standingClock(testStart) });
});
afterAll(async () => {
  await world.close();
  keys.close();
});

const doors = [
  ['PUT', '/api/region/consents'],
  ['GET', '/api/region/policies?after=0'],
  ['GET', '/api/region/facts'],
  ['GET', '/api/me'],
] as const;

/** Well-formed, and signed by a key that nobody published under this name. */
async function call(method: string, path: string) {
  const other = await generateKeyPair('ES256');
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'home', typ: 'any+jwt' })
    .setSubject(linWei.personId)
    .setExpirationTime('1m')
    .sign(other.privateKey);
  const answer = await fetch(`${world.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, after: answer.headers.get('retry-after'), ...(await answer.json()) };
}

describe('the doors of home and of customers', { retry: 0 }, () => {
  it.each(doors)('%s %s: come again, where the keys of home cannot be fetched', async (method, path) => {
    isThere = false;
    expect(await call(method, path)).toMatchObject({ status: 503, after: '1', code: 'try-again' });
  });

  it.each(doors)('%s %s: not signed in, where they can and the token is not home’s', async (method, path) => {
    isThere = true;
    expect(await call(method, path)).toMatchObject({ status: 401, code: 'sign-in-needed' });
  });
});
