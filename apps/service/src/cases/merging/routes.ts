import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { mergeCase, undoMerge } from './actions.ts';

/** Binds merging and its undo. */
export function mergingRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.mergeCase, ({ act, params }) => mergeCase(act, params.caseNumber, params.into));
  mounted.handle(routes.undoMerge, ({ act, params }) => undoMerge(act, params.caseNumber, params.mergeId));
}
