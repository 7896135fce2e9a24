import type { FastifyInstance } from 'fastify';
import type { RegionRegister } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { policyInForce } from '../policies/queries.ts';
import { snapshotAt, snapshotOf } from './queries.ts';

/** What this route needs. */
export interface RegisterWorld {
  readonly database: Database;
  readonly clock: Clock;
  /** Hash of the register that this process runs by. */
  readonly registerHash: string;
}

/**
 * By which register home works, and which one the policy in force was published under: hashes, no data. Public, so that
 * the other region and whoever examines the installation can compare without being let in.
 */
export function registerRoutes(app: FastifyInstance, { database, clock, registerHash }: RegisterWorld): void {
  app.get('/register.json', async (_request, reply) => {
    const answer = await database.transaction({}, async (tx): Promise<RegionRegister> => {
      const kept = await snapshotOf(tx, registerHash);
      const policy = await policyInForce(tx, clock.now());
      const then = await snapshotAt(tx, policy.published_at);
      return {
        registerHash,
        firstSeenAt: kept?.first_seen_at.toISOString() ?? null,
        softwareVersion: kept?.software_version ?? null,
        policy: { version: policy.version, registerHash: policy.register_hash ?? then?.register_hash ?? null },
      };
    });
    return reply.header('cache-control', 'no-store').send(answer);
  });
}
