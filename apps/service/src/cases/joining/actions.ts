import type { Act } from '#platform/act';
import { type CustomerActor, memberOf } from '../../people/index.ts';
import { caseFact } from '../events.ts';
import { liveTold } from '../live/queries.ts';
import { holdWhereItGoesOn } from '../merging/following.ts';
import { caseMoved } from '../queries.ts';
import { requirePossible, same } from '../rules.ts';
import { isOneOf, joinerStored } from './queries.ts';

/** "I have this too": joins an open case of one's company. One's own case, and one joined before, stay as they are. */
export async function joinCase(act: Act<CustomerActor>, caseNumber: string): Promise<void> {
  const { companyId, membershipId } = memberOf(act);
  const held = await holdWhereItGoesOn(act, companyId, caseNumber);
  if (await isOneOf(act.tx, held, membershipId)) return;
  requirePossible('join', held, act.now);
  await joinerStored(act.tx, held, membershipId, act.now);
  caseMoved(act.tx, held, same(held), act.now);
  act.saw(act.actor.personId);
  act.emit(caseFact('CaseJoined', held, { membershipId }));
  liveTold(act.tx, {
    companyId,
    productLine: held.product_line,
    area: held.area,
    caseNumber: held.case_number,
    kind: 'joined',
    at: act.now.toISOString(),
  });
}
