import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { listQueue } from './actions.ts';

/** Binds the queue. */
export function queueRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listQueue, ({ act, query }) => listQueue(act, query));
}
