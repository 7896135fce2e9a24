import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listAuditEntries } from './actions.ts';

/** Binds the routes of the privacy desk. */
export function privacyDeskFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.listAuditEntries, ({ act, query }) => listAuditEntries(act, query));
}
