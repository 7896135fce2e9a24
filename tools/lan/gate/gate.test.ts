import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as askPlain, createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorityFile, existingAuthority, openAuthority, renewServerCertificate } from '../authority.ts';
import { cookiesOfPort } from './cookies.ts';
import { type Gate, openGate } from './gate.ts';

const address = '127.0.0.2';
const place = { address, network: { address, prefix: 24 }, hostName: 'press-room.local' };
let folder: string;
let gate: Gate;
let homePort: number;
let servicePort: number;
let deadPort: number;
let pagePort: number;
const behind: Server[] = [];

/** A server behind the gate that tells what it saw, and sets the cookie it was named after. */
async function open(name: string): Promise<number> {
  const server = createServer(async (seen, answer) => {
    const size = (await buffer(seen)).length;
    answer.setHeader('set-cookie', [`${name}=secret-of-${name}; Path=/; HttpOnly; Secure`, 'plain=1']);
    answer.end(JSON.stringify({ headers: seen.headers, method: seen.method, url: seen.url, size }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  behind.push(server);
  return (server.address() as { port: number }).port;
}

async function freePort(): Promise<number> {
  const port = await open('gone');
  const server = behind.pop()!;
  server.close();
  await once(server, 'close');
  return port;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sc-gate-'));
  openAuthority(folder, place, new Date());
  const { certificateFile, keyFile } = renewServerCertificate(folder, place, new Date());
  [homePort, servicePort, deadPort, pagePort] = [
    await open('home'),
    await open('service'),
    await freePort(),
    await freePort(),
  ];
  gate = await openGate({
    HOST: address,
    PORTS: [homePort, servicePort, deadPort],
    PAGE_PORT: pagePort,
    HOME_URL: `https://${address}:${homePort}`,
    CERTIFICATE_FILE: certificateFile,
    KEY_FILE: keyFile,
    AUTHORITY_FILE: authorityFile(folder),
  });
});
afterAll(async () => {
  await gate.close();
  for (const server of behind) server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  /** Fingerprint of the certificate that the server showed. */
  shown?: string;
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Asks through the gate as a client that trusts its authority alone. */
async function ask(
  port: number,
  given: { headers?: Record<string, string>; method?: string; body?: Buffer } = {},
): Promise<Told> {
  const ca = readFileSync(authorityFile(folder));
  const asked = request({ host: address, port, ca, path: '/x?y=1', agent: false, ...given });
  asked.end(given.body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const shown = (answer.socket as TLSSocket).getPeerCertificate().fingerprint256;
  return { shown, status: answer.statusCode!, headers: answer.headers, body: await text(answer) };
}

/** Asks the page without TLS. */
async function page(path: string, headers: Record<string, string> = {}): Promise<Told & { bytes: Buffer }> {
  const asked = askPlain({ host: address, port: pagePort, path, headers, agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const bytes = await buffer(answer);
  return { status: answer.statusCode!, headers: answer.headers, body: bytes.toString(), bytes };
}

describe('the gate to the local network', () => {
  it('S6.1 passes requests on over TLS, with the caller’s address and without its claims about itself', async () => {
    const body = Buffer.alloc(3_000_000, 7);
    const claims = { 'x-forwarded-for': '10.9.9.9', forwarded: 'for=10.9.9.9', 'x-forwarded-host': 'evil.example' };
    const answer = await ask(homePort, { method: 'PATCH', body, headers: claims });
    const seen = JSON.parse(answer.body);
    expect(seen).toMatchObject({ method: 'PATCH', url: '/x?y=1', size: 3_000_000 });
    expect(seen.headers).toMatchObject({ 'x-forwarded-proto': 'https', host: `${address}:${homePort}` });
    expect(seen.headers['x-forwarded-for']).toMatch(/^127\./);
    expect(JSON.stringify(seen.headers)).not.toMatch(/10\.9\.9\.9|evil/);
  });

  it('S5.2 S6.1 gives no cookie of home to the service, although both have one host name', async () => {
    const given = (await ask(homePort)).headers['set-cookie']!;
    // What a browser would send to every port of this address.
    const cookie = [...given, ...(await ask(servicePort)).headers['set-cookie']!]
      .map((line) => line.split(';')[0])
      .join('; ');
    expect(cookie).toContain('secret-of-home');
    const cookiesSeen = async (port: number) =>
      JSON.parse((await ask(port, { headers: { cookie } })).body).headers.cookie;
    expect(await cookiesSeen(homePort)).toBe('home=secret-of-home; plain=1');
    expect(await cookiesSeen(servicePort)).toBe('service=secret-of-service; plain=1');
    expect(given.every((line) => /^__Secure-\d+\..*; Secure/.test(line))).toBe(true);
  });

  it('answers for a server that is away, and for what is no request, with the security headers', async () => {
    const away = await ask(deadPort);
    expect([away.status, away.headers['retry-after']]).toEqual([503, '1']);
    expect(away.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect((await ask(homePort, { headers: { x: 'x'.repeat(70_000) } })).headers['content-security-policy']).toMatch(
      /none/,
    );
  });

  it('shows a renewed certificate to the next caller without a restart', async () => {
    const before = await ask(homePort);
    renewServerCertificate(folder, place, new Date());
    expect((await ask(homePort)).shown).toBe(before.shown);
    gate.renew();
    expect((await ask(homePort)).shown).not.toBe(before.shown);
  });

  it('S6.1 speaks no plain HTTP where an origin is', async () => {
    const socket = connect(homePort, address);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await text(socket)).not.toContain('200');
  });
});

describe('the page with the certificate', () => {
  it('hands out the authority’s certificate and its profile, and nothing secret', async () => {
    const { certificate, fingerprint } = existingAuthority(folder)!;
    const file = await page('/service-center.crt');
    expect(file.bytes.equals(certificate.raw)).toBe(true);
    expect(file.headers['content-type']).toBe('application/x-x509-ca-cert');
    const profile = await page('/service-center.mobileconfig');
    expect(profile.body).toContain(`<data>${certificate.raw.toString('base64')}</data>`);
    const start = await page('/');
    expect(start.body.replaceAll('\n', '')).toContain(fingerprint);
    expect(start.body).toContain(`href="https://${address}:${homePort}"`);
    for (const path of ['/authority.key', '/server.key', '/../authority.key'])
      expect((await page(path)).status).toBe(404);
  });

  it.each([
    ['zh-CN,zh;q=0.9', 'HarmonyOS Android', 'zh', '鸿蒙'],
    ['de-DE', 'iPhone', 'de', 'iPhone'],
    ['fr', 'Android 15', 'en', 'Android'],
  ])('speaks the language of %s and opens the steps of %s', async (language, agent, lang, open) => {
    const { body } = await page('/', { 'accept-language': language, 'user-agent': agent });
    expect(body).toContain(`<html lang="${lang}">`);
    expect(body).toMatch(new RegExp(`<details open><summary>${open}`));
    expect((await page('/?lang=de', { 'accept-language': language })).body).toContain('<html lang="de">');
  });

  it('S6.2 carries the security headers and runs no script', async () => {
    const { headers, body } = await page('/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(body).not.toContain('<script');
  });
});

describe('cookies of one port', () => {
  it('come back as they were set, whatever a neighbour sets', () => {
    const own = cookiesOfPort(4100);
    const set = own.toBrowser(['_session=a=b; Path=/oidc; HttpOnly; secure']);
    expect(set).toEqual(['__Secure-4100._session=a=b; Path=/oidc; HttpOnly; secure']);
    expect(own.toServer('__Secure-4100._session=a=b; __Secure-4200.home_session=x; home_session=y')).toBe(
      '_session=a=b',
    );
    expect(own.toServer('home_session=y')).toBeUndefined();
    expect(own.toServer(undefined)).toBeUndefined();
  });
});
