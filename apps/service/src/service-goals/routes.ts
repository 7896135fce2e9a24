import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listServiceGoals, writeServiceGoal } from './actions.ts';

/** Binds the routes of service goals. */
export function serviceGoalsFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listServiceGoals, ({ act }) => listServiceGoals(act));
  mounted.handle(routes.writeServiceGoal, ({ act, params, body }) => writeServiceGoal(act, { ...params, ...body }));
}
