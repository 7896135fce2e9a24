import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import fastify from 'fastify';
import { build } from 'vite';
import { chromiumLaunch } from '#testkit/chromium';

/** The editor's page, built and served under a policy as strict as that of the customer app. */
export interface ServedTrial {
  /** A phone that has the page open, in this language. */
  open(language: 'zh' | 'en' | 'de', colorScheme?: 'light' | 'dark'): Promise<Page>;
  close(): Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** Builds and serves the page and launches a browser. */
export async function serveTrial(): Promise<ServedTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'editing-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const server = fastify({ forceCloseConnections: true });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });
  await server.register(fastifyStatic, { root: folder });
  const listening = await server.listen({ port: 0, host: 'localhost' });
  const browser: Browser = await chromium.launch(chromiumLaunch());
  return {
    async open(language, colorScheme = 'light') {
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
        colorScheme,
      });
      await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
      const page = await context.newPage();
      await page.goto(`http://localhost:${new URL(listening).port}/`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The file that the editor has made, and the type it says it has. */
export async function madeBy(page: Page): Promise<{ type: string; bytes: Buffer }> {
  const link = page.getByRole('link', { name: 'made' });
  await expect(link).toBeVisible({ timeout: 20_000 });
  const base64 = await link.evaluate(async (anchor: HTMLAnchorElement) => {
    const bytes = new Uint8Array(await (await fetch(anchor.href)).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  });
  return { type: (await page.locator('output').textContent()) ?? '', bytes: Buffer.from(base64, 'base64') };
}
