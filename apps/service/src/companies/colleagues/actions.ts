import { type Colleague, type CompanyJoinRequest, type CompanyRole, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { type CustomerActor, memberOf } from '../../people/index.ts';
import { requireOpenDoor } from '../desk/departure.ts';
import { joinRequestDecided as decidedFact, membershipFact } from '../events.ts';
import {
  caseOpeningWritten,
  changeByMember,
  formerColleagues,
  type HeldMembership,
  joinRequestDecidedByMember,
  joinRequestOfCompanyHeld,
  joinRequestsOfCompany,
  memberAdmitted,
  membershipEnded,
  membershipsHeld,
  membersOfCompany,
  type OwnJoinRequestRow,
  roleWritten,
} from './queries.ts';
import { formerColleague, isLastAdmin } from './rules.ts';

type Customer = Act<CustomerActor>;

/** Members of one's company by the label colleagues see. */
export async function listColleagues(act: Customer, state: 'active' | 'all'): Promise<Colleague[]> {
  const { companyId, membershipId } = memberOf(act);
  const rows = await membersOfCompany(act.tx, companyId, state === 'all');
  return rows.map((row) => ({
    membershipId: row.membership_id,
    label: row.label,
    role: row.role,
    state: row.left_at ? 'left' : 'active',
    mayOpenCases: row.may_open_cases,
    since: row.since.toISOString(),
    leftAt: row.left_at?.toISOString() ?? null,
    isMe: row.membership_id === membershipId,
  }));
}

interface Held {
  readonly active: readonly HeldMembership[];
  readonly target: HeldMembership;
}

/** A colleague of one's company with everybody beside; a foreign one answers like one that does not exist. */
async function holdColleague(act: Customer, membershipId: string): Promise<Held> {
  const { companyId } = memberOf(act);
  const active = await membershipsHeld(act.tx, companyId);
  const target = active.find((one) => one.membership_id === membershipId);
  if (!target) throw problem('not-found');
  act.saw(target.person_id);
  return { active, target };
}

/** Makes a colleague company admin or member; the company keeps an admin. */
export async function setColleagueRole(act: Customer, membershipId: string, role: CompanyRole): Promise<void> {
  const me = memberOf(act);
  const { active, target } = await holdColleague(act, membershipId);
  if (target.role === role) return;
  if (role === 'member' && isLastAdmin(active, membershipId)) throw problem('last-admin');
  roleWritten(act.tx, me.companyId, membershipId, role);
  const change = { companyId: me.companyId, changeId: newId(act.now), membershipId, kind: 'role', role } as const;
  changeByMember(act.tx, change, me.membershipId, act.now);
  act.emit(membershipFact('MemberRoleSet', me.companyId, membershipId, { role }));
}

/** Decides whether a colleague may open cases. */
export async function setCaseOpening(act: Customer, membershipId: string, mayOpenCases: boolean): Promise<void> {
  const me = memberOf(act);
  const { target } = await holdColleague(act, membershipId);
  if (target.may_open_cases === mayOpenCases) return;
  const { companyId } = me;
  caseOpeningWritten(act.tx, companyId, membershipId, mayOpenCases);
  const change = { companyId, changeId: newId(act.now), membershipId, kind: 'case-opening', mayOpenCases } as const;
  changeByMember(act.tx, change, me.membershipId, act.now);
  act.emit(membershipFact('CaseOpeningSet', companyId, membershipId, { mayOpenCases }));
}

/** Removes a colleague, or oneself; whoever has left already stays as it is. */
export async function removeColleague(act: Customer, membershipId: string): Promise<void> {
  const me = memberOf(act);
  const { active, target } = await holdColleague(act, membershipId);
  if (membershipId !== me.membershipId && me.role !== 'company-admin') throw problem('not-allowed');
  await endMembership(act, active, target);
}

/** Ends a held membership in the name of the one who acts. @throws problem last-admin */
export async function endMembership(
  act: Customer,
  active: readonly HeldMembership[],
  target: HeldMembership,
): Promise<void> {
  const me = memberOf(act);
  const membershipId = target.membership_id;
  if (isLastAdmin(active, membershipId)) throw problem('last-admin');
  const { count } = await formerColleagues(act.tx, me.companyId);
  const place = { companyId: me.companyId, membershipId, personId: target.person_id };
  membershipEnded(act.tx, place, formerColleague(count + 1), act.now);
  const change = { companyId: me.companyId, changeId: newId(act.now), membershipId, kind: 'left' } as const;
  changeByMember(act.tx, change, me.membershipId, act.now);
  act.emit(membershipFact('MemberLeft', me.companyId, membershipId));
}

const joinRequestOf = (row: OwnJoinRequestRow): CompanyJoinRequest => ({
  joinRequestId: row.join_request_id,
  state: row.decision ?? 'pending',
  sentAt: row.sent_at.toISOString(),
  name: row.person_name ?? '—',
  position: row.person_position ?? '',
  machineNumber: row.machine_number,
});

/** Wishes to join one's company that wait for a decision. */
export async function listCompanyJoinRequests(act: Customer): Promise<CompanyJoinRequest[]> {
  return (await joinRequestsOfCompany(act.tx, memberOf(act).companyId)).map(joinRequestOf);
}

/** Lets a joiner in or refuses; deciding the same again changes nothing. */
export async function decideCompanyJoinRequest(
  act: Customer,
  joinRequestId: string,
  decision: 'accepted' | 'refused',
): Promise<CompanyJoinRequest> {
  const { companyId, membershipId } = memberOf(act);
  const row = await joinRequestOfCompanyHeld(act.tx, companyId, joinRequestId);
  if (!row) throw problem('not-found');
  act.saw(row.person_id);
  if (row.decision !== null && row.decision !== decision) throw problem('already-decided');
  if (row.decision === decision) return joinRequestOf(row);
  await joinRequestDecidedByMember(act.tx, { companyId, joinRequestId, decision, membershipId }, act.now);
  if (decision === 'accepted') {
    const newcomerId = newId(act.now);
    const newcomer = { companyId, membershipId: newcomerId, personId: row.person_id, label: row.person_name ?? '—' };
    if ((await memberAdmitted(act.tx, newcomer, null, act.now)) === 0) throw problem('already-member');
    await requireOpenDoor(act, companyId);
    const change = { companyId, changeId: newId(act.now), membershipId: newcomerId, kind: 'admitted' } as const;
    changeByMember(act.tx, change, membershipId, act.now);
  }
  act.emit(decidedFact(companyId, joinRequestId, decision === 'accepted'));
  return joinRequestOf({ ...row, decision });
}
