import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import {
  acknowledgeFacts,
  askComparison,
  endTokens,
  keepHomeReport,
  listFactsForHome,
  listPeopleForHome,
  readRegions,
} from './actions.ts';

/** Binds what home asks, and what the desk sees of it. */
export function regionsFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listFactsForHome, ({ act }) => listFactsForHome(act));
  mounted.handle(routes.acknowledgeFacts, ({ act, body }) => acknowledgeFacts(act, body.eventIds));
  mounted.handle(routes.listPeopleForHome, ({ act, query }) => listPeopleForHome(act, query.after));
  mounted.handle(routes.keepHomeReport, ({ act, body }) => keepHomeReport(act, body));
  mounted.handle(routes.endTokens, ({ act, body }) => endTokens(act, body.personId, new Date(body.endedAt)));
  mounted.handle(routes.readRegions, ({ act }) => readRegions(act));
  mounted.handle(routes.askComparison, ({ act, params }) => askComparison(act, params.wishId));
}
