import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { staticServerConfig } from './config.ts';
import { readyUntilTold } from './until-told.ts';

const config = staticServerConfig();
const server = fastify({ logger: { level: 'warn' } });

server.addHook('onSend', async (_request, reply) => {
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('cross-origin-resource-policy', 'same-origin');
  reply.header(
    'content-security-policy',
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});
server.get('/healthz', async () => 'ok');
server.get('/readyz', async () => 'ok');
// The apps are built once and run anywhere: addresses come at run time.
server.get('/config.json', async () => ({ homeUrl: config.HOME_URL, serviceUrl: config.SERVICE_URL }));
if (existsSync(join(config.STATIC_FOLDER, 'index.html')))
  await server.register(fastifyStatic, { root: config.STATIC_FOLDER });

await server.listen({ host: config.HOST, port: config.PORT });
readyUntilTold(() => server.close());
