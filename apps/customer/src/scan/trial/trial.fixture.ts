import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Page } from '@playwright/test';
import fastify from 'fastify';
import { build } from 'vite';

/** The scanner's page, built and served under the content security policy of the customer app. */
export interface ServedTrial {
  /** Folder for files of the test. */
  folder: string;
  origin: string;
  /** Address of the page with these parameters. */
  page(parameters: Record<string, string>): string;
  close(): Promise<void>;
}

/** Host that the codes of the tests are written for. */
export const codeHost = 'localhost:4100';

// The policy of the customer app (trust.md §3): this is what the scanner has to live with.
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** Builds and serves the page. */
export async function serveTrial(): Promise<ServedTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'page'), assetsInlineLimit: 0 },
  });
  const server = fastify({ forceCloseConnections: true });
  server.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'content-security-policy': policy, 'permissions-policy': 'camera=(self)' });
  });
  await server.register(fastifyStatic, { root: join(folder, 'page') });
  const listening = await server.listen({ port: 0, host: 'localhost' });
  const origin = `http://localhost:${new URL(listening).port}`;
  return {
    folder,
    origin,
    page: (parameters) => `${origin}/?${new URLSearchParams({ host: codeHost, lang: 'en', ...parameters })}`,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a page did that a scanner must not: requests to others, requests that carry something, complaints. */
export function watched(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`) || /^(blob|data):/.test(request.url());
    if (!isOwn || request.method() !== 'GET' || request.postData()) wrong.push(`${request.method()} ${request.url()}`);
  });
  page.on('dialog', (dialog) => wrong.push(`dialog ${dialog.message()}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) wrong.push(message.text());
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && !frame.url().startsWith(`${origin}/`)) wrong.push(`went to ${frame.url()}`);
  });
  return wrong;
}
