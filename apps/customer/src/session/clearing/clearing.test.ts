import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type Browser, chromium, type Page } from '@playwright/test';
import fastify from 'fastify';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '#testkit/chromium';
import type { App } from './page.ts';

declare const app: App;

const server = fastify({ forceCloseConnections: true });
let folder: string;
let address: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearing-'));
  const outDir = join(folder, 'page');
  const built = { outDir, modulePreload: { polyfill: false }, target: 'es2022' };
  await build({ root: import.meta.dirname, configFile: false, logLevel: 'error', build: built });
  await server.register(fastifyStatic, { root: outDir });
  address = await server.listen({ port: 0, host: 'localhost' });
  browser = await chromium.launch(chromiumLaunch());
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page of somebody who has been here: a word and a database of this address. */
async function visited(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${new URL(address).port}/`);
  await page.evaluate(async () => {
    localStorage.setItem('agreed', 'yes');
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('service-center');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  });
  return page;
}
const clear = (page: Page) =>
  page.evaluate(() =>
    app.clearStorage().then(
      () => 'cleared',
      () => 'failed',
    ),
  );
const left = (page: Page) => page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);

describe('S0.3 whoever disagrees', () => {
  it('leaves nothing on the device', async () => {
    const page = await visited();
    expect(await left(page)).toEqual([1, 1]);
    expect([await clear(page), await left(page)]).toEqual(['cleared', [0, 0]]);
    await page.close();
  });

  it('leaves nothing at the second try where the file for it did not come at the first', async () => {
    const page = await visited();
    await page.route('**/*.js', (route) => route.abort());
    expect([await clear(page), await left(page)]).toEqual(['failed', [0, 1]]);
    await page.unroute('**/*.js');
    expect([await clear(page), await left(page)]).toEqual(['cleared', [0, 0]]);
    await page.close();
  });
});
