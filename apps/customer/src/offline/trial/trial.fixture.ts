import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import fastify, { type FastifyInstance } from 'fastify';
import { build } from 'vite';
import { chromiumLaunch } from '#testkit/chromium';
import type { App } from './page.ts';

declare const app: App;

/** Whose phone it is. */
export const personId = '00000000-0000-4000-8000-00000000000a';

/** Somebody else, who may be signed in there now. */
export const otherId = '00000000-0000-4000-8000-00000000000b';

/** The page, and both regions as it sees them. */
export interface ServedTrial {
  /** A browser that has nothing yet; its pages are tabs. */
  device(): Promise<BrowserContext>;
  /** Another tab, with what the person left on the device. */
  tab(device: BrowserContext): Promise<Page>;
  /** What was sent as words, in order: of which reply or case, and the files that joined. */
  readonly sent: { readonly id: string; readonly words: string; readonly files: readonly string[] }[];
  /** Ids of uploads in the order of their pieces. */
  readonly pieces: string[];
  /** Whom home gives tokens to. */
  signedIn: string;
  /** The service does not answer: words (`words`), files (`pieces`), or nothing at all (`all`). */
  away: 'no' | 'words' | 'pieces' | 'all';
  /** Words are taken and their answer waits for this. */
  answers: Promise<void>;
  /** A piece of a file is taken and its answer waits for this. */
  pieceAnswers: Promise<void>;
  /** Pieces whose sender hung up before the answer. */
  readonly cut: string[];
  close(): Promise<void>;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function home(server: FastifyInstance, trial: ServedTrial) {
  server.get('/session', () => ({ signedIn: true, next: 'none' }));
  server.post('/session/token', (request) => {
    const iat = Math.floor(Date.now() / 1000);
    const claims = { aud: `http://${request.headers.host}`, sub: trial.signedIn, iat, exp: iat + 300 };
    return {
      accessToken: `${part({ alg: 'ES256' })}.${part(claims)}.x`,
      expiresAt: new Date((iat + 300) * 1000).toISOString(),
      person: { serviceId: trial.signedIn },
    };
  });
}

const toldOf = (header: unknown, name: string) => {
  const found = String(header)
    .split(',')
    .find((pair) => pair.startsWith(`${name} `));
  return found && Buffer.from(found.slice(name.length + 1), 'base64').toString();
};

function uploads(server: FastifyInstance, trial: ServedTrial) {
  const stored = new Map<string, { length: number; offset: number }>();
  server.addContentTypeParser('application/offset+octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.post('/api/uploads', (request, reply) => {
    const id = toldOf(request.headers['upload-metadata'], 'fileId') ?? '';
    if (!stored.has(id)) stored.set(id, { length: Number(request.headers['upload-length']), offset: 0 });
    return reply.status(201).send();
  });
  server.route<{ Params: { id: string } }>({
    method: ['PATCH', 'HEAD', 'DELETE'],
    url: '/api/uploads/:id',
    handler: async (request, reply) => {
      const upload = stored.get(request.params.id);
      if (!upload) return reply.status(404).send({ code: 'file-not-found' });
      if (request.method === 'DELETE') stored.delete(request.params.id);
      if (request.method === 'PATCH') {
        trial.pieces.push(request.params.id);
        reply.raw.once('close', () => !reply.raw.writableFinished && trial.cut.push(request.params.id));
        await trial.pieceAnswers;
        upload.offset += (request.body as Buffer).length;
      }
      return reply.status(204).header('upload-offset', String(upload.offset)).send();
    },
  });
  server.get<{ Params: { id: string } }>('/api/files/:id', (request, reply) => {
    const upload = stored.get(request.params.id);
    if (!upload) return reply.status(404).send({ code: 'file-not-found', status: 404 });
    return { fileId: request.params.id, state: upload.offset < upload.length ? 'uploading' : 'ready' };
  });
}

interface Words {
  readonly id: string;
  readonly text?: string;
  readonly description?: string;
  readonly files?: readonly string[];
}

function words(server: FastifyInstance, trial: ServedTrial) {
  const take = async ({ id, text, description, files = [] }: Words) => {
    trial.sent.push({ id, words: text ?? description ?? '', files });
    await trial.answers;
  };
  server.post<{ Body: Words }>('/api/cases', async ({ body }, reply) => {
    await take(body);
    return reply.status(201).send({ caseId: body.id, caseNumber: 'C-26-000009' });
  });
  server.post<{ Body: Words }>('/api/cases/:number/replies', async ({ body }, reply) => {
    await take(body);
    return reply.status(201).send({ replyId: body.id });
  });
}

const isAway = ({ away }: ServedTrial, url: string) =>
  url.startsWith('/api/') &&
  (away === 'all' || (away === 'pieces' && url.startsWith('/api/uploads/')) || (away === 'words' && /cases/.test(url)));

/** Builds and serves the page and launches a browser. */
export async function serveTrial(): Promise<ServedTrial> {
  const folder = await mkdtemp(join(tmpdir(), 'device-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, modulePreload: { polyfill: false }, target: 'es2022' },
  });
  const server = fastify({ forceCloseConnections: true });
  const browser = await chromium.launch(chromiumLaunch());
  const trial: ServedTrial = {
    sent: [],
    pieces: [],
    signedIn: personId,
    away: 'no',
    answers: Promise.resolve(),
    pieceAnswers: Promise.resolve(),
    cut: [],
    device: () => browser.newContext(),
    async tab(device) {
      const page = await device.newPage();
      await page.goto(`http://localhost:${new URL(address).port}/`);
      await page.evaluate((id) => app.open(id), personId);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  server.addHook('onRequest', async (request, reply) => {
    if (isAway(trial, request.url)) return reply.status(503).send({ code: 'try-again', status: 503 });
  });
  await server.register(fastifyStatic, { root: folder });
  home(server, trial);
  uploads(server, trial);
  words(server, trial);
  const address = await server.listen({ port: 0, host: 'localhost' });
  return trial;
}
