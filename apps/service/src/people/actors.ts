import { problem, type StaffMember } from '#contract';
import type { Act } from '#platform/act';
import type { HomeActor } from './consents/door.ts';

/** A person's place in a company, as the customer door finds it. */
export interface Membership {
  readonly companyId: string;
  readonly membershipId: string;
  readonly role: 'member' | 'company-admin';
  readonly label: string;
  readonly mayOpenCases: boolean;
}

/** A customer, recognised by the home region's token. */
export interface CustomerActor {
  readonly kind: 'customer';
  /** `person`, and `member` or also `company-admin` while the person is in a company. */
  readonly roles: readonly string[];
  readonly personId: string;
  /** In the company that the request means. */
  readonly membership: Membership | null;
  /** In every company; nothing of the others is reached by this act. */
  readonly memberships: readonly Membership[];
  /** By home's clock; a sign-in that was ended later takes the token with it. */
  readonly tokenMadeAt: Date;
  readonly tokenEndsAt: Date;
}

/** What of all companies a staff member works for: both must fit. An empty list fits nothing. */
export interface Scope {
  readonly productLines: StaffMember['productLines'];
  /** Areas by their word; `all` of a team or person stands here as every area there is. */
  readonly areas: readonly string[];
}

/** Whether something of a company lies within a scope. */
export const isWithin = (scope: Scope, one: { productLine: Scope['productLines'][number]; area: string }): boolean =>
  scope.productLines.includes(one.productLine) && scope.areas.includes(one.area);

/** A staff member, recognised by the session cookie. */
export interface StaffActor {
  readonly kind: 'staff' | 'privacy' | 'analysis';
  readonly roles: readonly string[];
  readonly staffId: string;
  readonly name: string;
  readonly team: string;
  readonly scope: Scope;
  readonly sessionId: string;
  /** Shows the database that the session's cookie is at hand; functions that write rights of staff want it (decision 131). */
  readonly sessionProof: Buffer;
  readonly sessionEndsAt: Date;
}

/** The home region, asking for what everybody may read; it reaches nothing of anybody. */
export interface HomeAsking {
  readonly kind: 'home-asking';
  readonly roles: readonly string[];
}

/** The home region, asking about what concerns nobody alone. */
export interface RegionActor {
  readonly kind: 'region';
  readonly roles: readonly string[];
}

/** The actors of the doors, by audience; a type alias, so that it fits `Record<string, RoleBearer>`. */
export type Actors = {
  customer: CustomerActor;
  staff: StaffActor;
  privacy: StaffActor;
  analysis: StaffActor;
  home: HomeActor;
  'home-policies': HomeAsking;
  region: RegionActor;
};

/** The membership of the customer who acts. @throws problem membership-needed */
export function memberOf(act: Act<CustomerActor>): Membership {
  if (!act.actor.membership) throw problem('membership-needed');
  return act.actor.membership;
}

/**
 * Who the actor is to features whose work outlives its request: the person, in the company, and since when the sign-in is
 * vouched for. @throws problem membership-needed
 */
export function memberOfActor(actor: CustomerActor): { personId: string; companyId: string; tokenMadeAt: Date } {
  if (!actor.membership) throw problem('membership-needed');
  const { personId, tokenMadeAt } = actor;
  return { personId, companyId: actor.membership.companyId, tokenMadeAt };
}
