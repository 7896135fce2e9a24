import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#testkit/ports';
import { makeNamedCertificates, namedAuthorityFile, readHosts } from '../lan/named-hosts.ts';
import { readKeyPair } from './certificate.ts';
import { type FrontConfig, frontSettings } from './config.ts';
import { type Front, openFront } from './front.ts';

const day = 86_400_000;
const [service, files] = ['service.hall.example', 'files.hall.example'];
let folder: string;
let front: Front;
let at: number;
const behind: Server[] = [];

const inFolder = (name: string) => join(folder, 'tls', name);

async function open(name: string): Promise<number> {
  const server = createServer((seen, answer) => {
    answer.setHeader('set-cookie', [`${name}=1; Path=/; Secure`]);
    answer.end(JSON.stringify({ name, url: seen.url, headers: seen.headers }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  behind.push(server);
  return (server.address() as { port: number }).port;
}

const configFor = (origins: string, certificate = service, key = certificate): FrontConfig =>
  frontSettings.parse({
    HOST: '127.0.0.1',
    ORIGINS: origins,
    CERTIFICATE_FILE: inFolder(`${certificate}.crt`),
    KEY_FILE: inFolder(`${key}.key`),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sc-front-'));
  const hosts = readHosts(['home.hall.example', `${service},${files}`]);
  makeNamedCertificates(join(folder, 'tls'), hosts, new Date());
  at = await freePort();
  const [one, other] = [await open('service'), await open('files')];
  front = await openFront(configFor(`https://${service}:${at}=${one} https://${files}:${at}=${other}`));
});
afterAll(async () => {
  await front?.close();
  for (const server of behind) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const here: LookupFunction = (_name, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

/** Asks as a browser that trusts the authority: the name decides whom it means. */
async function ask(host: string, path = '/', headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const ca = readFileSync(namedAuthorityFile(join(folder, 'tls')));
  const asked = request({ host, servername: host, port: at, path, headers, ca, lookup: here, agent: false });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer;
}

describe('the front of a host of its own', () => {
  it('S6.1 ends TLS and leads each name to its server, which learns who came and keeps its cookies', async () => {
    for (const [host, name] of [
      [service, 'service'],
      [files, 'files'],
    ] as const) {
      const answer = await ask(host, '/a?b=1', { 'x-forwarded-for': '8.8.8.8', cookie: 'own=1' });
      const seen = JSON.parse(await text(answer));
      expect(seen).toMatchObject({ name, url: '/a?b=1' });
      expect(seen.headers).toMatchObject({ host: `${host}:${at}`, 'x-forwarded-proto': 'https', cookie: 'own=1' });
      expect(seen.headers['x-forwarded-for']).toMatch(/127\.0\.0\.1$/);
      expect(seen.headers['x-forwarded-for']).not.toContain('8.8.8.8');
      expect(answer.headers['set-cookie']).toEqual([`${name}=1; Path=/; Secure`]);
    }
  });

  it('answers a strange name by itself', async () => {
    const answer = await ask(service, '/', { host: 'elsewhere.example' });
    expect(answer.statusCode).toBe(421);
    expect(answer.headers['strict-transport-security']).toBeDefined();
    expect(await text(answer)).not.toContain('service');
  });

  it('is refused by who does not trust the authority, and for a name that the certificate does not have', async () => {
    const strange = request({ host: service, port: at, lookup: here, agent: false });
    strange.end();
    await expect(once(strange, 'response')).rejects.toThrow(/unable to (verify|get)/);
    await expect(ask('home.hall.example')).rejects.toThrow(/altnames/);
  });

  it('takes a renewed certificate while it runs, and keeps the present one when the new one is wrong', async () => {
    const file = inFolder(`${service}.crt`);
    const good = readFileSync(file);
    writeFileSync(file, 'nonsense');
    expect(front.renew()).toBe('setting TLS_CERTIFICATE_FILE: is no certificate in PEM form');
    expect((await ask(service)).statusCode).toBe(200);
    writeFileSync(file, good);
    expect(front.renew()).toBeUndefined();
  });
});

describe('certificate and key', () => {
  const home = 'https://home.hall.example=4100';
  const refusal = (config: FrontConfig, now = new Date()) => {
    try {
      readKeyPair(config, now);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('are taken when they fit the names and each other, today', () => {
    expect(refusal(configFor(home, 'home.hall.example'))).toBeNull();
  });

  it('S6.1 are refused with the setting that is wrong', () => {
    expect(refusal(configFor(home))).toBe('setting TLS_CERTIFICATE_FILE: does not name home.hall.example');
    expect(refusal(configFor(home, 'home.hall.example', service))).toMatch(/TLS_KEY_FILE: is not the key of/);
    expect(refusal(configFor(home, 'missing'))).toMatch(/TLS_CERTIFICATE_FILE: .* cannot be read/);
    const fitting = configFor(home, 'home.hall.example');
    expect(refusal(fitting, new Date(Date.now() + 366 * day))).toMatch(/TLS_CERTIFICATE_FILE: ended on/);
    expect(refusal(fitting, new Date(Date.now() - 2 * day))).toMatch(/not valid yet by the clock of this host/);
    expect(frontSettings.shape.ORIGINS.safeParse('http://home.hall.example=4100').success).toBe(false);
  });

  it('are made for host names alone, once in a folder', () => {
    expect(() => readHosts(['10.0.0.1 '])).toThrow(/is no host name/);
    expect(() => readHosts([])).toThrow(/no host was named/);
    expect(() => makeNamedCertificates(join(folder, 'tls'), readHosts(['a.example']), new Date())).toThrow(
      /has an authority already/,
    );
  });
});
