import type { FastifyInstance } from 'fastify';
import type { OperatorProfile } from '#contract/operator';
import type { Database } from '#platform/database';

/** Whether the process lives, and whether it can do its work. */
export function operationRoutes(app: FastifyInstance, database: Database): void {
  app.get('/healthz', async () => ({ state: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const alive = await database.alive();
    return reply.status(alive ? 200 : 503).send({ state: alive ? 'ready' : 'database away' });
  });
}

/** Public facts: who operates this, and which build it is. */
export function factRoutes(app: FastifyInstance, profile: OperatorProfile, build: string): void {
  app.get('/operator.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(profile));
  app.get('/version.json', async () => ({ build }));
}
