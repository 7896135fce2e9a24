import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OperatorProfile } from '#contract/operator';

/** The workbench's pages may show pictures and films of the file origin; inline styles are allowed here only (trust.md §3). */
const policyFor = (filesUrl: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src 'self' ${filesUrl} blob: data:`,
    `media-src ${filesUrl}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

/** Serves the built workbench: files with a hash in their name for a year, every other address as its one page. */
export async function serveWorkbench(
  app: FastifyInstance,
  config: { readonly WORKBENCH_APP_FOLDER: string; readonly FILES_URL: string },
  profile: OperatorProfile,
): Promise<void> {
  const policy = policyFor(config.FILES_URL);
  const root = config.WORKBENCH_APP_FOLDER;
  // Public facts, as home serves them too: read once, so that one build serves every operator.
  const facts = JSON.stringify(profile);
  app.get('/workbench/operator.json', (_request, reply) => reply.type('application/json').send(facts));
  app.get('/', (_request, reply) => reply.redirect('/workbench/', 302));
  app.get('/workbench', (_request, reply) => reply.redirect('/workbench/', 302));
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false });
  app.get('/workbench/assets/*', (request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.sendFile(`assets/${(request.params as { '*': string })['*']}`);
  });
  const page = (reply: FastifyReply) => {
    reply.header('content-security-policy', policy).header('cache-control', 'no-cache');
    return reply.sendFile('index.html');
  };
  app.get('/workbench/*', (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    // Files beside the page, like its icon; everything else is an address inside the page.
    if (/^[A-Za-z0-9_-]+\.[a-z0-9]{2,12}$/.test(path) && existsSync(join(root, path)))
      return reply.header('cache-control', 'no-cache').sendFile(path);
    return page(reply);
  });
}
