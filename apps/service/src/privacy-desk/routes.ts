import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listAuditEntries } from './actions.ts';
import { type RegisterWorld, registerRoutes } from './register/routes.ts';

/** What the privacy desk needs from the wiring. */
export interface PrivacyDeskOptions {
  readonly register: RegisterWorld;
}

/** Binds the routes of the privacy desk. */
export function privacyDeskFeature(mounted: Mounted<Actors>, { register }: PrivacyDeskOptions): void {
  mounted.handle(routes.listAuditEntries, ({ act, query }) => listAuditEntries(act, query));
  registerRoutes(mounted, register);
}
