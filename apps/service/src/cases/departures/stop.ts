import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { countClocks } from '../clocks/actions.ts';
import { moveByStaff, record, tellDesk } from '../desk/holding.ts';
import { caseFact } from '../events.ts';
import { ended } from '../rules.ts';
import { openCasesHeldAcrossCompanies } from './queries.ts';

/** Stops every open case of a company that leaves, each with the reason. */
export async function stopCasesOfCompany(act: Act<StaffActor>, companyId: string): Promise<void> {
  for (const held of await openCasesHeldAcrossCompanies(act.tx, act.actor.scope, companyId)) {
    moveByStaff(act, held, ended(held, 'stopped'));
    record(act, held, { kind: 'stopped', stopReason: 'company-left', text: null });
    await countClocks(act, held);
    act.emit(caseFact('CaseStopped', held, { reason: 'company-left' }));
    tellDesk(act, held, 'stopped');
  }
}
