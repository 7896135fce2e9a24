import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { linkCases, unlinkCases } from './actions.ts';

/** Binds what staff say about the same fault in two cases. */
export function linkingRoutes(mounted: Mounted<Actors>): void {
  mounted.handle(routes.linkCases, ({ act, params }) => linkCases(act, params.caseNumber, params.other));
  mounted.handle(routes.unlinkCases, ({ act, params }) => unlinkCases(act, params.caseNumber, params.other));
}
