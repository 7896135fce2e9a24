import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { assignCases, handOverCases } from '../assignments/actions.ts';
import { deleteSavedFilter, listSavedFilters, saveFilter } from '../saved-filters/actions.ts';
import { listQueue } from './actions.ts';

/** Binds the queue. */
export function queueRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listQueue, ({ act, query }) => listQueue(act, query));
  mounted.handle(routes.assignCases, ({ act, body }) => assignCases(act, body.caseNumbers, body.assignee));
  mounted.handle(routes.handOverCases, ({ act, params, body }) => handOverCases(act, params.staffId, body));
  mounted.handle(routes.listSavedFilters, async ({ act }) => ({ filters: await listSavedFilters(act) }));
  mounted.handle(routes.saveFilter, ({ act, params, body }) => saveFilter(act, params.filterId, body));
  mounted.handle(routes.deleteSavedFilter, ({ act, params }) => deleteSavedFilter(act, params.filterId));
}
