import { type Colleague, type JoinRequest, problem } from '#contract';
import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { throttle } from '#platform/throttle';
import { type CustomerActor, type Membership, memberOf, type Standing } from '../people/index.ts';
import { joinRequestSent as sentFact } from './events.ts';
import {
  companyMatching,
  joinRequestSent,
  joinRequestStored,
  membershipOfPerson,
  membersOfCompany,
  newestJoinRequest,
  openJoinRequestsDeleted,
  ownCompany,
  unansweredDeletedAcrossCompanies,
} from './queries.ts';
import { joinTries, normaliseCustomerNumber, unansweredSince } from './rules.ts';

/** The place in a company that a person has now. */
export async function membershipOf(act: Act<null>, personId: string): Promise<Membership | null> {
  const row = await membershipOfPerson(act.tx, personId);
  return row
    ? {
        companyId: row.company_id,
        membershipId: row.membership_id,
        role: row.role,
        label: row.label,
        mayOpenCases: row.may_open_cases,
      }
    : null;
}

/** Membership or wish to join of the person who asks. */
export async function standingOf(act: Act<CustomerActor>): Promise<Standing> {
  const { membership, personId } = act.actor;
  if (!membership) {
    const wish = await newestJoinRequest(act.tx, personId);
    if (!wish || wish.decision === 'accepted') return { membership: null, joinRequest: null };
    const state = wish.decision ?? 'pending';
    return {
      membership: null,
      joinRequest: { state, companyName: wish.stated_name, sentAt: wish.sent_at.toISOString() },
    };
  }
  const { companyId, ...own } = membership;
  const { customer_number: customerNumber, ...company } = await ownCompany(act.tx, companyId);
  return { membership: { ...own, company: { companyId, customerNumber, ...company } }, joinRequest: null };
}

/** Refuses more tries than a person needs; counts by itself, so that refused tries count too. */
export async function requireFewTries(database: Database, clock: Clock, personId: string): Promise<void> {
  const answer = await throttle(database, `join ${personId}`, joinTries, clock.now());
  if (!answer.allowed) throw problem('too-often', { retryAfterSeconds: answer.retryAfterSeconds });
}

/** Where a wish to join stands. */
type WishState = { state: 'pending' | 'accepted' | 'refused' };

/** Asks to join the company that has both numbers; every mismatch answers alike (S2.1). */
export async function sendJoinRequest(act: Act<CustomerActor>, request: JoinRequest): Promise<WishState> {
  const { membership, personId } = act.actor;
  if (membership) throw problem('already-member');
  const [before, { company_id: companyId }] = await Promise.all([
    joinRequestSent(act.tx, personId, request.id),
    companyMatching(act.tx, normaliseCustomerNumber(request.customerNumber), request.machineNumber),
  ]);
  // Sent again: the same wish as it stands now, and nothing else is touched.
  if (before) return { state: before.decision ?? 'pending' };
  if (!companyId) throw problem('join-mismatch');
  openJoinRequestsDeleted(act.tx, personId);
  const stored = await joinRequestStored(act.tx, personId, companyId, request, act.now);
  if (stored === 0) return wishOfTheSameMoment(act, request.id);
  act.saw(personId);
  act.emit(sentFact(companyId, request.id));
  return { state: 'pending' };
}

/** Nothing was stored: the person sent another wish in the same moment, or somebody else has this id. */
async function wishOfTheSameMoment(act: Act<CustomerActor>, joinRequestId: string): Promise<WishState> {
  const { personId } = act.actor;
  const [same, newest] = await Promise.all([
    joinRequestSent(act.tx, personId, joinRequestId),
    newestJoinRequest(act.tx, personId),
  ]);
  if (same) return { state: same.decision ?? 'pending' };
  if (newest && newest.decision === null) return { state: 'pending' };
  throw problem('id-taken');
}

/** Members of one's company by the label colleagues see. */
export async function listColleagues(act: Act<CustomerActor>): Promise<Colleague[]> {
  const { companyId, membershipId } = memberOf(act);
  const rows = await membersOfCompany(act.tx, companyId);
  return rows.map((row) => ({
    membershipId: row.membership_id,
    label: row.label,
    role: row.role,
    isMe: row.membership_id === membershipId,
  }));
}

/** Deletes wishes to join that nobody answered in 30 days. */
export const deleteUnansweredJoinRequests = (act: Act): Promise<number> =>
  unansweredDeletedAcrossCompanies(act.tx, unansweredSince(act.now));
