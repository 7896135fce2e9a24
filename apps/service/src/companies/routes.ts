import { routes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { requireFewTries, sendJoinRequest, withdrawJoinRequest } from './actions.ts';
import { colleagueRoutes } from './colleagues/routes.ts';
import { type CompanyCounts, decideJoinRequest, listCompanies, listJoinRequests, readCompany } from './desk/actions.ts';
import { endDeparture, type StopCases, startDeparture, takeDepartureBack } from './desk/departure.ts';
import { nameCompanyAdmin } from './desk/people.ts';

/** What companies need from the wiring. */
export interface CompaniesOptions {
  readonly customers: Database;
  readonly clock: Clock;
  readonly counts: CompanyCounts;
  readonly stopCases: StopCases;
}

/** Binds the routes of companies. */
export function companiesFeature(
  mounted: Mounted<Actors>,
  { customers, clock, counts, stopCases }: CompaniesOptions,
): void {
  mounted.handle(
    routes.sendJoinRequest,
    ({ act, body }) => sendJoinRequest(act, body),
    (admitted) => requireFewTries(customers, clock, admitted['app.person_id'] ?? ''),
  );
  mounted.handle(routes.withdrawJoinRequest, ({ act }) => withdrawJoinRequest(act));
  colleagueRoutes(mounted);
  mounted.handle(routes.listJoinRequests, async ({ act }) => ({ joinRequests: await listJoinRequests(act) }));
  mounted.handle(routes.decideJoinRequest, ({ act, params, body }) =>
    decideJoinRequest(act, params.joinRequestId, body.decision),
  );
  mounted.handle(routes.listCompanies, ({ act, query }) => listCompanies(act, counts, query));
  mounted.handle(routes.readCompany, ({ act, params }) => readCompany(act, counts, params.companyId));
  mounted.handle(routes.nameCompanyAdmin, ({ act, params }) =>
    nameCompanyAdmin(act, params.companyId, params.membershipId),
  );
  mounted.handle(routes.startDeparture, ({ act, params }) => startDeparture(act, stopCases, params.companyId));
  mounted.handle(routes.takeDepartureBack, ({ act, params }) => takeDepartureBack(act, params.companyId));
  mounted.handle(routes.endDeparture, ({ act, params }) => endDeparture(act, stopCases, params.companyId));
}
