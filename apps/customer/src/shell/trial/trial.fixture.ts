import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import fastify from 'fastify';
import { build } from 'vite';
import { vi } from 'vitest';
import { chromiumLaunch } from '#testkit/chromium';

/** The gate on a page, and both regions as it sees them. */
export interface ServedGate {
  /** A browser that has nothing yet. */
  device(): Promise<BrowserContext>;
  /** Opens the app there; every name of a person that it ever shows is noted. */
  open(device: BrowserContext): Promise<Page>;
  /** Whom home has signed in; null: nobody. */
  signedIn: string | null;
  /** Home's answers wait for this. */
  homeAnswers: Promise<void>;
  /** The service region does not answer. */
  serviceAway: boolean;
  /** Files of code whose names begin so do not come. */
  missing: string | null;
  /** Waits until a page has been told that such a file does not come. */
  missed(name: string): Promise<void>;
  close(): Promise<void>;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function memberOf(personId: string) {
  const company = { companyId: '00000000-0000-4000-8000-0000000000c1', name: 'Hengrui', customerNumber: '10027' };
  return {
    personId,
    profile: { firstName: 'Wei', lastName: 'Lin', language: 'zh' },
    membership: { membershipId: personId, label: 'Lin Wei', role: 'member', mayOpenCases: true, company },
    companies: [company],
  };
}

const isOfHome = (url: string) => url.startsWith('/session');

/** Builds and serves the page and launches a browser. */
export async function serveGate(): Promise<ServedGate> {
  const folder = await mkdtemp(join(tmpdir(), 'gate-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, modulePreload: { polyfill: false }, target: 'es2022' },
  });
  const server = fastify({ forceCloseConnections: true });
  const browser = await chromium.launch(chromiumLaunch());
  const notCome = new Set<string>();
  const trial: ServedGate = {
    signedIn: null,
    homeAnswers: Promise.resolve(),
    serviceAway: false,
    missing: null,
    missed: (name) => vi.waitUntil(() => notCome.has(name), { timeout: 20_000 }).then(() => undefined),
    device: () => browser.newContext({ locale: 'zh-CN' }),
    async open(device) {
      const page = await device.newPage();
      await page.route(/\/assets\/.*\.js/, async (route) => {
        const isMissing = trial.missing !== null && route.request().url().includes(`/assets/${trial.missing}`);
        if (!isMissing) return route.continue();
        await route.abort('connectionreset');
        notCome.add(trial.missing!);
      });
      await page.addInitScript(() => {
        const shown = new Set<string>();
        Object.assign(window, { shown });
        new MutationObserver(() => {
          const heading = document.querySelector('#content h1')?.textContent;
          if (heading) shown.add(heading);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
      await page.goto(`http://localhost:${new URL(address).port}/`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  server.addHook('onRequest', async (request) => {
    if (isOfHome(request.url)) await trial.homeAnswers;
  });
  await server.register(fastifyStatic, { root: folder });
  server.get('/session', () => ({ signedIn: trial.signedIn !== null, next: 'none' }));
  server.post('/session/token', (request, reply) => {
    if (!trial.signedIn) return reply.status(401).send({ code: 'sign-in-needed', status: 401 });
    const iat = Math.floor(Date.now() / 1000);
    const claims = { aud: `http://${request.headers.host}`, sub: trial.signedIn, iat, exp: iat + 300 };
    return {
      accessToken: `${part({ alg: 'ES256' })}.${part(claims)}.x`,
      expiresAt: new Date((iat + 300) * 1000).toISOString(),
      person: { serviceId: trial.signedIn },
    };
  });
  server.get('/api/me', (request, reply) => {
    if (trial.serviceAway) return reply.status(503).send({ code: 'try-again', status: 503, title: 'try-again' });
    const [, payload = ''] = String(request.headers.authorization).split('.');
    return memberOf((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub);
  });
  const address = await server.listen({ port: 0, host: 'localhost' });
  return trial;
}
