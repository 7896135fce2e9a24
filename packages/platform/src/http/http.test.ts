import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../log/index.ts';
import { noPagesPolicy, openServer, securityHeaders } from './index.ts';

const headers = { contentSecurityPolicy: noPagesPolicy, resourcePolicy: 'same-origin', tls: true } as const;
let app: FastifyInstance;
let port: number;

beforeAll(async () => {
  app = openServer({ log: openLog('test', 'silent'), headers });
  app.get('/things/:id', async () => 'a thing');
  app.put('/things/:id', async () => 'kept');
  app.get('/failures/:code', async (request) => {
    throw Object.assign(new Error('of the database'), request.params);
  });
  app.get('/files/*', (_request, reply) => reply.callNotFound());
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** What comes back for bytes that no HTTP library would send. */
function raw(text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((settle, fail) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', fail);
    socket.on('close', () => {
      const [head, body] = answer.split('\r\n\r\n');
      settle({ status: Number(head?.split(' ')[1]), head: (head ?? '').toLowerCase(), body: body ?? '' });
    });
  });
}

const host = 'Host: a\r\nConnection: close\r\n';

describe('what the database refuses', () => {
  it('can be sent again when two waited for one another, and is a bug when nobody expected it', async () => {
    const deadlock = await app.inject('/failures/40P01');
    expect(deadlock.json()).toMatchObject({ code: 'try-again', status: 503 });
    expect(deadlock.headers['retry-after']).toBe('1');
    expect((await app.inject('/failures/23505')).json()).toMatchObject({ code: 'bug', status: 500 });
  });
});

describe('what Node.js itself refuses to read', () => {
  it.each([
    ['an unknown method', `BREW / HTTP/1.1\r\n${host}\r\n`, 400],
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['headers that are too large', `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
  ])('S6.2 answers %s with the security headers and a problem', async (_name, text, status) => {
    const answer = await raw(text);
    expect(answer.status).toBe(status);
    for (const name of Object.keys(securityHeaders(headers))) expect(answer.head).toContain(`\r\n${name}: `);
    expect(JSON.parse(answer.body)).toMatchObject({ status, code: status === 431 ? 'too-large' : 'input' });
    expect(answer.head).toContain(`request-id: ${JSON.parse(answer.body).requestId}`);
  });

  it('leaves what can be read alone', async () => {
    const answer = await raw(`GET /things/1 HTTP/1.1\r\n${host}\r\n`);
    expect([answer.status, answer.body]).toEqual([200, 'a thing']);
  });
});

describe('a method that a path does not take', () => {
  const ask = (method: string, path: string) => fetch(`http://127.0.0.1:${port}${path}`, { method });

  it('answers 405 and names those it takes, whatever the id', async () => {
    const answers = await Promise.all(['mine', 'foreign', '%00'].map((id) => ask('DELETE', `/things/${id}?a=b`)));
    for (const answer of answers) expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT']);
    expect(await answers[0]!.json()).toMatchObject({ status: 405 });
  });

  it('answers 404 where there is no such path, and where the route itself has nothing', async () => {
    for (const path of ['/nothing', '/things', '/things/1/more', '/files/gone']) {
      const answer = await ask('GET', path);
      expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
    }
    expect((await ask('DELETE', '/nothing')).status).toBe(404);
  });

  it('also answers one that this server has never heard of', async () => {
    expect((await raw(`PROPFIND /things/1 HTTP/1.1\r\n${host}\r\n`)).status).toBe(405);
  });
});
