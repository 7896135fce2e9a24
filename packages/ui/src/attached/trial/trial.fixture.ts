import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { chromium, type Page } from '@playwright/test';
import fastify, { type FastifyReply } from 'fastify';
import { build } from 'vite';
import type { AttachedFile } from '#contract';
import { chromiumLaunch } from '#testkit/chromium';

/** Bytes by the name of a file; its addresses are `/f/NUMBER/NAME`, and all numbers but the last one have ended. */
export interface Shelf {
  readonly files: readonly Omit<AttachedFile, 'url' | 'thumbnailUrl' | 'posterUrl'>[];
  readonly bytes: Readonly<Record<string, Buffer>>;
}

/** A page with attached files, and the server that its addresses lead to. */
export interface ServedTrial {
  /** Opens the page as a phone or a desk has it. */
  open(options?: { isPhone?: boolean; language?: string }): Promise<Page>;
  /** Every address that was given out so far leads nowhere from now on. */
  endAddresses(): void;
  /** The addresses end when somebody first asks for the middle of a large file. */
  endsInTheMiddle: boolean;
  /** How old the addresses say they are, in milliseconds. */
  age: number;
  close(): Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; connect-src 'self'";

const pieceBytes = 2 * 1024 * 1024;

function isInTheMiddle(range: string | undefined, bytes: Buffer | undefined): boolean {
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  return bytes !== undefined && from > bytes.length / 4 && from < 0.95 * bytes.length;
}

function send(shelf: Shelf, name: string, range: string | undefined, reply: FastifyReply): FastifyReply {
  const bytes = shelf.bytes[name];
  const file = shelf.files.find((each) => each.name === name);
  if (!bytes || !file) return reply.status(404).send();
  if (file.kind === 'pdf') reply.header('content-disposition', 'attachment');
  reply.headers({ 'content-type': file.type, 'accept-ranges': 'bytes', 'cache-control': 'no-store' });
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return reply.send(bytes);
  // A little at a time: whatever the browser likes to have in store, it has to ask again.
  const end = Math.min(to ? Number(to) : bytes.length - 1, Number(from) + pieceBytes - 1);
  reply.status(206).header('content-range', `bytes ${from}-${Math.min(end, bytes.length - 1)}/${bytes.length}`);
  return reply.send(bytes.subarray(Number(from), end + 1));
}

/** Builds and serves the page and launches a browser. */
export async function serveTrial(shelf: Shelf): Promise<ServedTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'attached-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  });
  let valid = 1;
  const server = fastify({ forceCloseConnections: true });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });
  await server.register(fastifyStatic, { root: folder });
  server.get('/files.json', (_request, reply) => {
    const files = shelf.files.map((file) => {
      const url = `/f/${valid}/${file.name}`;
      return { ...file, url, thumbnailUrl: file.kind === 'picture' ? `${url}?small` : null, posterUrl: null };
    });
    return reply.send({ signedAt: Date.now() - trial.age, files });
  });
  server.get<{ Params: { number: string; name: string } }>('/f/:number/:name', (request, reply) => {
    const { number, name } = request.params;
    const { range } = request.headers;
    if (trial.endsInTheMiddle && isInTheMiddle(range, shelf.bytes[name])) {
      trial.endsInTheMiddle = false;
      valid++;
    }
    if (Number(number) === valid) return send(shelf, name, range, reply);
    return reply.status(410).send({ code: 'link-expired' });
  });
  const listening = await server.listen({ port: 0, host: 'localhost' });
  const browser = await chromium.launch(chromiumLaunch());
  const trial: ServedTrial = {
    age: 0,
    endsInTheMiddle: false,
    endAddresses: () => {
      valid++;
    },
    async open({ isPhone = true, language = 'en' } = {}) {
      const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
      const context = await browser.newContext(isPhone ? phone : { viewport: { width: 1280, height: 720 } });
      await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
      const page = await context.newPage();
      await page.goto(`http://localhost:${new URL(listening).port}/?case`);
      await page.getByRole('list').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return trial;
}
