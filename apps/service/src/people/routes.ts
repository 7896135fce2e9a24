import { type Me, routes } from '#contract';
import type { Act } from '#platform/act';
import type { Mounted } from '#platform/http';
import { readOwnPerson, writeLanguage, writeProfile } from './actions.ts';
import type { Actors, CustomerActor } from './actors.ts';
import { keepConsents } from './consents/actions.ts';

/** What other features know about the person who asks. */
export interface Standing {
  readonly membership: Me['membership'];
  readonly companies: Me['companies'];
  readonly joinRequest: Me['joinRequest'];
}

/** Binds the routes of the signed-in person. */
export function peopleFeature(
  mounted: Mounted<Actors>,
  options: { readonly standingOf: (act: Act<CustomerActor>) => Promise<Standing> },
): void {
  mounted.handle(routes.readMe, async ({ act }) => {
    const [person, standing] = await Promise.all([readOwnPerson(act), options.standingOf(act)]);
    return { personId: act.actor.personId, ...person, ...standing };
  });
  mounted.handle(routes.writeProfile, ({ act, body }) => writeProfile(act, body));
  mounted.handle(routes.keepConsents, ({ act }) => keepConsents(act));
  mounted.handle(routes.writeLanguage, ({ act, body }) => writeLanguage(act, body.language));
}
