import { problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import type { StaffActor } from '../../people/index.ts';
import { changeByStaff, membershipsHeld, roleWritten } from '../colleagues/queries.ts';
import { membershipFact } from '../events.ts';
import { companyAtDesk } from './queries.ts';

/** Names the first company admin; naming the same again changes nothing. */
export async function nameCompanyAdmin(act: Act<StaffActor>, companyId: string, membershipId: string): Promise<void> {
  if (!(await companyAtDesk(act.tx, act.actor.scope, companyId))) throw problem('company-not-found');
  const active = await membershipsHeld(act.tx, companyId);
  const target = active.find((one) => one.membership_id === membershipId);
  if (!target) throw problem('not-found');
  act.saw(target.person_id);
  if (target.role === 'company-admin') return;
  if (active.some((one) => one.role === 'company-admin')) throw problem('has-admin');
  const role = 'company-admin' as const;
  roleWritten(act.tx, companyId, membershipId, role);
  const change = { companyId, changeId: newId(act.now), membershipId, kind: 'role', role } as const;
  changeByStaff(act.tx, change, act.actor.staffId, act.now);
  act.emit(membershipFact('CompanyAdminNamed', companyId, membershipId));
}
