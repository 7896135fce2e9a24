import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listImprovementRows, readImprovement } from './improvement/actions.ts';
import { listOperationCases, readOperations } from './operations/actions.ts';

/** Binds insights. */
export function insightsFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.readOperations, ({ act, query }) => readOperations(act, query));
  mounted.handle(routes.readImprovement, ({ act, query }) => readImprovement(act, query));
  mounted.handle(routes.listImprovementRows, ({ act, query }) => listImprovementRows(act, query));
  mounted.handle(routes.listOperationCases, ({ act, query }) => listOperationCases(act, query));
}
