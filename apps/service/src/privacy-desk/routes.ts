import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { listAuditEntries } from './actions.ts';
import { policyRoutes } from './policies/index.ts';
import type { PolicyOptions } from './policies/routes.ts';
import { type RegisterWorld, registerRoutes } from './register/routes.ts';

/** What the privacy desk needs from the wiring. */
export interface PrivacyDeskOptions {
  readonly register: RegisterWorld;
  readonly policies: PolicyOptions;
}

/** Binds the routes of the privacy desk. */
export function privacyDeskFeature(mounted: Mounted<Actors>, { register, policies }: PrivacyDeskOptions): void {
  mounted.handle(routes.listAuditEntries, ({ act, query }) => listAuditEntries(act, query));
  registerRoutes(mounted, register);
  policyRoutes(mounted, policies);
}
