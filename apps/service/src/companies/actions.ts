import { type JoinRequest, problem } from '#contract';
import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { throttle } from '#platform/throttle';
import { type CustomerActor, type Membership, nameOnProfile, type Standing } from '../people/index.ts';
import { joinRequestSent as sentFact } from './events.ts';
import {
  companyMatching,
  companyNamed,
  joinRequestSent,
  joinRequestStored,
  membershipsOfPerson,
  newestJoinRequest,
  openJoinRequestsDeleted,
  ownCompany,
  unansweredDeletedAcrossCompanies,
} from './queries.ts';
import { joinTries, normaliseCustomerNumber, unansweredSince } from './rules.ts';

/** The places in companies that a person has now. */
export async function membershipsOf(act: Act<null>, personId: string): Promise<Membership[]> {
  const rows = await membershipsOfPerson(act.tx, personId);
  return rows.map((row) => ({
    companyId: row.company_id,
    membershipId: row.membership_id,
    role: row.role,
    label: row.label,
    mayOpenCases: row.may_open_cases,
  }));
}

/**
 * Name and number of every company the person is in. Each is read as that company, one after the other in one write to
 * the database; at the end the act stands where it stood.
 */
async function companiesOf(act: Act<CustomerActor>): Promise<Standing['companies']> {
  const { membership, memberships } = act.actor;
  const reading = memberships.map(async ({ companyId, role }) => {
    act.enter('app.company_id', companyId);
    const { customer_number: customerNumber, name } = await companyNamed(act.tx, companyId);
    return { companyId, customerNumber, name, role };
  });
  act.enter('app.company_id', membership?.companyId ?? '');
  return (await Promise.all(reading)).sort((one, other) => one.name.localeCompare(other.name));
}

/** Memberships or wish to join of the person who asks. */
export async function standingOf(act: Act<CustomerActor>): Promise<Standing> {
  const { membership, memberships, personId } = act.actor;
  if (membership) {
    const { companyId, ...own } = membership;
    const [companies, { colleagues }] = await Promise.all([companiesOf(act), ownCompany(act.tx, companyId)]);
    const { name, customerNumber } = companies.find((each) => each.companyId === companyId)!;
    const company = { companyId, customerNumber, name, colleagues };
    return { membership: { ...own, company }, companies, joinRequest: null };
  }
  if (memberships.length > 0) return { membership: null, companies: await companiesOf(act), joinRequest: null };
  const wish = await newestJoinRequest(act.tx, personId);
  if (!wish || wish.decision === 'accepted') return { membership: null, companies: [], joinRequest: null };
  const state = wish.decision ?? 'pending';
  const joinRequest = { state, companyName: wish.stated_name, sentAt: wish.sent_at.toISOString() } as const;
  return { membership: null, companies: [], joinRequest };
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
  const { memberships, personId } = act.actor;
  // A second company is joined by its invite: there somebody vouches for a person who already has another.
  if (memberships.length > 0) throw problem('already-member');
  const [before, { company_id: companyId }, profile] = await Promise.all([
    joinRequestSent(act.tx, personId, request.id),
    companyMatching(act.tx, normaliseCustomerNumber(request.customerNumber), request.machineNumber),
    nameOnProfile(act.tx, personId),
  ]);
  // Sent again: the same wish as it stands now, and nothing else is touched.
  if (before) return { state: before.decision ?? 'pending' };
  if (!companyId) throw problem('join-mismatch');
  openJoinRequestsDeleted(act.tx, personId);
  const joiner = { personId, name: profile?.name ?? null, position: profile?.position ?? null };
  const stored = await joinRequestStored(act.tx, joiner, companyId, request, act.now);
  if (stored === 0) return wishOfTheSameMoment(act, request.id);
  act.saw(personId);
  act.emit(sentFact(companyId, request.id));
  return { state: 'pending' };
}

/** Takes back what nobody has decided; a decision stays. */
export function withdrawJoinRequest(act: Act<CustomerActor>): void {
  const { personId } = act.actor;
  openJoinRequestsDeleted(act.tx, personId);
  act.saw(personId);
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

/** Deletes wishes to join that nobody answered in 30 days. */
export const deleteUnansweredJoinRequests = (act: Act): Promise<number> =>
  unansweredDeletedAcrossCompanies(act.tx, unansweredSince(act.now));
