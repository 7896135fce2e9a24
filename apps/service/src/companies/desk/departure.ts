import { problem, productLines } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { type CustomerActor, memberOf, type StaffActor } from '../../people/index.ts';
import { changeByStaff, formerColleagues, membershipEnded, membershipsHeld } from '../colleagues/queries.ts';
import { formerColleague } from '../colleagues/rules.ts';
import {
  companyHeld,
  companyHeldStaying,
  departureEnded,
  departureOfCompany,
  departureStarted,
  departureTakenBack,
  invitesOfCompanyWithdrawn,
} from './departure-queries.ts';
import { companyAtDesk } from './queries.ts';

type Staff = Act<StaffActor>;

/** What stands to the right of companies and has to stop. */
export type StopCases = (act: Staff, companyId: string) => Promise<void>;

/** Refuses a company outside one's scope. @throws problem company-not-found */
export async function requireCompany(act: Staff, companyId: string): Promise<void> {
  if (!(await companyAtDesk(act.tx, act.actor.scope, companyId))) throw problem('company-not-found');
}

/** Refuses what begins something new in a company that leaves. @throws problem company-closed */
export const requireStaying = (act: Act<CustomerActor>): Promise<void> => requireOpenDoor(act, memberOf(act).companyId);

/**
 * The same for staff, and for what lets somebody in: that is asked after the row is there.
 * @throws problem company-closed
 */
export async function requireOpenDoor(act: Act, companyId: string): Promise<void> {
  if (await departureOfCompany(act.tx, companyId)) throw problem('company-closed');
}

/** Holds a company of one's scope, refused when it leaves: whoever begins a departure waits. @throws problem company-closed */
export async function holdStaying(act: Staff, companyId: string): Promise<void> {
  await companyHeldStaying(act.tx, companyId);
  await requireOpenDoor(act, companyId);
}

/** Holds a company that one sees whole: what lies beyond one's scope would go on in a company that has left. */
async function holdWhole(act: Staff, companyId: string): Promise<void> {
  await requireCompany(act, companyId);
  if (!productLines.every((line) => act.actor.scope.productLines.includes(line))) throw problem('not-allowed');
  await companyHeld(act.tx, companyId);
}

/** Begins a departure: open cases stop, invites are taken back; beginning it again changes nothing. */
export async function startDeparture(act: Staff, stopCases: StopCases, companyId: string): Promise<void> {
  await holdWhole(act, companyId);
  if ((await departureOfCompany(act.tx, companyId))?.ended_at) throw problem('company-closed');
  if ((await departureStarted(act.tx, companyId, newId(act.now), act.actor.staffId, act.now)) === 0) return;
  invitesOfCompanyWithdrawn(act.tx, companyId, act.now);
  await stopCases(act, companyId);
  act.emit({ kind: 'CompanyDepartureStarted', companyId, body: {} });
}

/** The company stays after all; taking back what is not under way changes nothing. */
export async function takeDepartureBack(act: Staff, companyId: string): Promise<void> {
  await requireCompany(act, companyId);
  // Whoever ends it in this moment comes first or after, never between the look and the act.
  await companyHeld(act.tx, companyId);
  if ((await departureOfCompany(act.tx, companyId))?.ended_at) throw problem('company-closed');
  if ((await departureTakenBack(act.tx, companyId, act.actor.staffId, act.now)) > 0)
    act.emit({ kind: 'CompanyDepartureTakenBack', companyId, body: {} });
}

/** The end, for good: every membership ends at once; ending it again changes nothing. */
export async function endDeparture(act: Staff, stopCases: StopCases, companyId: string): Promise<void> {
  await holdWhole(act, companyId);
  const departure = await departureOfCompany(act.tx, companyId);
  if (!departure) throw problem('not-found');
  if (departure.ended_at || (await departureEnded(act.tx, companyId, act.actor.staffId, act.now)) === 0) return;
  // A case that was opened in the very moment the departure began.
  await stopCases(act, companyId);
  await endMemberships(act, companyId);
  act.emit({ kind: 'CompanyLeft', companyId, body: {} });
}

/** Ends every membership; a list of them has a limit, so until none is left. */
async function endMemberships(act: Staff, companyId: string): Promise<void> {
  let { count } = await formerColleagues(act.tx, companyId);
  for (let active = await membershipsHeld(act.tx, companyId); active.length > 0; ) {
    for (const { membership_id: membershipId, person_id: personId } of active) {
      count += 1;
      membershipEnded(act.tx, { companyId, membershipId, personId }, formerColleague(count), act.now);
      const change = { companyId, changeId: newId(act.now), membershipId, kind: 'left' } as const;
      changeByStaff(act.tx, change, act.actor.staffId, act.now);
    }
    act.saw(...active.map((one) => one.person_id));
    active = await membershipsHeld(act.tx, companyId);
  }
}
