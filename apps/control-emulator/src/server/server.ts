import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { refuseUnread } from '#platform/http';
import type { EmulatorConfig } from '../config.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** The server of the built page: static files, the address of the customer app and the machines to play. */
export async function emulatorServer(config: EmulatorConfig, dist: string): Promise<FastifyInstance> {
  if (!existsSync(join(dist, 'index.html'))) {
    throw new Error('The control emulator is not built: run "vite build apps/control-emulator".');
  }
  const server = fastify({ forceCloseConnections: true, clientErrorHandler: refuseUnread(HEADERS) });
  server.addHook('onSend', async (_request, reply) => void reply.headers(HEADERS));
  server.get('/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ homeUrl: config.HOME_URL ?? null }),
  );
  const machinesFile = config.MACHINES_FILE ?? join(dist, 'machines.json');
  server.get('/machines.json', async (_request, reply) => {
    // Read per request: the seed may write the list after the emulator has started.
    const machines = await readFile(machinesFile, 'utf8').catch(() => readFile(join(dist, 'machines.json'), 'utf8'));
    return reply.header('cache-control', 'no-store').type('application/json').send(machines);
  });
  await server.register(fastifyStatic, { root: dist });
  return server;
}
