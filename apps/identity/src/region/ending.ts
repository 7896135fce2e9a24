import type { Logger } from 'pino';
import { regionRoutes } from '#contract';
import type { RegionGround } from './facts.ts';
import { tookToken } from './queries.ts';
import { yearOf } from './rules.ts';

/**
 * Has the service region end what a person's tokens let somebody do there. Nothing is told of who never took a token. Where
 * the service is away the tokens end by themselves within five minutes, and nobody waits for that.
 */
export const tokenEnder =
  ({ database, clock, line, log }: RegionGround & { readonly log: Logger }) =>
  async (serviceId: string): Promise<void> => {
    const endedAt = clock.now();
    const year = yearOf(endedAt);
    try {
      if (!(await database.transaction({}, (tx) => tookToken(tx, [year - 1, year], serviceId)))) return;
      await line(regionRoutes.endTokens, { body: { personId: serviceId, endedAt: endedAt.toISOString() } });
    } catch (error) {
      log.warn({ err: error }, 'the service region could not be told that a sign-in ended');
    }
  };
