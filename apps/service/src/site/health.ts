import type { FastifyInstance } from 'fastify';
import type { Database } from '#platform/database';

/** `/healthz` while the process lives, `/readyz` only with its database reachable. */
export function answerHealth(app: FastifyInstance, pools: readonly Database[]): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const alive = await Promise.all(pools.map((pool) => pool.alive()));
    if (alive.every(Boolean)) return { status: 'ok' };
    return reply.status(503).header('retry-after', '1').send({ status: 'database away' });
  });
}
