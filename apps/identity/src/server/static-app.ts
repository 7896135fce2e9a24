import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Answers a page of the customer app: always the same document, which finds its way by the address. */
export type PageAnswer = (reply: FastifyReply) => FastifyReply;

/** The sources for a policy of what stands in the document itself: exactly these texts, and no other. */
const ownParts = (document: string, element: 'script' | 'style'): string[] =>
  [...document.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );

/** The content security policy of the customer app (trust.md §3); wasm is the code scanner. */
export const pagePolicy = (services: { SERVICE_URL: string; FILES_URL: string }, document: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...ownParts(document, 'script')].join(' '),
    ["style-src 'self'", ...ownParts(document, 'style')].join(' '),
    `img-src 'self' blob: data: ${services.FILES_URL}`,
    "font-src 'self'",
    `connect-src 'self' ${services.SERVICE_URL} ${services.FILES_URL}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    `media-src blob: ${services.FILES_URL}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The built app: its document and the id of its build. */
export interface BuiltApp {
  readonly folder: string;
  readonly document: string;
  readonly build: string;
}

/** Reads the built app. @throws Error saying which command builds it */
export function readBuiltApp(folder: string): BuiltApp {
  const file = join(folder, 'index.html');
  if (!existsSync(file))
    throw new Error(`there is no built customer app in ${folder}: run "npm start", which builds it`);
  const document = readFileSync(file, 'utf8');
  return { folder, document, build: createHash('sha256').update(document).digest('hex').slice(0, 12) };
}

/** Answers the app's document, never from a cache without asking: a stale tab learns of an update this way. */
export function pageOf({ document }: BuiltApp): PageAnswer {
  const encoded = { br: brotliCompressSync(document), gzip: gzipSync(document) };
  return (reply) => {
    const taken = reply.request.headers['accept-encoding'] ?? '';
    const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(taken));
    if (encoding) reply.header('content-encoding', encoding);
    return reply
      .header('cache-control', 'no-cache')
      .header('vary', 'accept, accept-encoding')
      .type('text/html; charset=utf-8')
      .send(encoding ? encoded[encoding] : document);
  };
}

const isNavigation = (request: FastifyRequest, path: string) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const accept = request.headers.accept ?? '*/*';
  // The front door is no operation: whoever takes anything there gets the page.
  return accept.includes('text/html') || (path === '/' && accept.includes('*/*'));
};

/** Paths that a navigation reaches itself: the provider, and the two ends of a sign-in. */
const ownAnswer = /^\/((oidc|session|sign-in)\/|healthz$|readyz$)/;

/**
 * Serves the customer app: files by name, and its document for every page address. Page addresses and the API share
 * paths (`/policy`): a browser's navigation asks for HTML and gets the page, a page's fetch asks for JSON.
 */
export async function serveApp(app: FastifyInstance, built: BuiltApp): Promise<PageAnswer> {
  const page = pageOf(built);
  await app.register(fastifyStatic, {
    root: built.folder,
    index: false,
    cacheControl: false,
    wildcard: false,
    // The build writes .br and .gz beside each file.
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = /\/assets\/.+-[\w-]{8,}\.\w+(\.br|\.gz)?$/.test(path);
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!isNavigation(request, path) || ownAnswer.test(path)) return;
    // A file name: the page is no answer to a missing script or picture.
    if (/\.\w{2,11}$/.test(path) && path !== '/index.html') return;
    return page(reply);
  });
  return page;
}
