import { type CompanyRole, type Invite, type NewInvite, problem } from '#contract';
import type { Act } from '#platform/act';
import { newId } from '#platform/ids';
import { type CustomerActor, memberOf, nameOnProfile } from '../../people/index.ts';
import { endMembership } from '../colleagues/actions.ts';
import { membershipsHeld } from '../colleagues/queries.ts';
import { requireStaying } from '../desk/departure.ts';
import { inviteFact, membershipFact } from '../events.ts';
import { openJoinRequestsDeleted } from '../queries.ts';
import {
  type InviteRow,
  inviteOfCompany,
  inviteRedeemed,
  inviteShown,
  inviteStored,
  invitesOfCompany,
  inviteWithdrawn,
} from './queries.ts';
import { inviteEnds, listedSince, readToken, stateOfInvite } from './rules.ts';

type Customer = Act<CustomerActor>;

const inviteOf = (row: InviteRow, now: Date): Invite => ({
  inviteId: row.invite_id,
  role: row.role,
  state: stateOfInvite(row, now),
  madeAt: row.made_at.toISOString(),
  madeBy: row.made_by_label,
  expiresAt: row.expires_at.toISOString(),
  used:
    row.used_by === null
      ? null
      : {
          membershipId: row.used_by,
          label: row.used_by_label!,
          at: row.used_at!.toISOString(),
          hasLeft: row.used_by_left!,
        },
});

/** Invites of one's company of the last 30 days. */
export async function listInvites(act: Customer): Promise<Invite[]> {
  const rows = await invitesOfCompany(act.tx, memberOf(act).companyId, listedSince(act.now));
  return rows.map((row) => inviteOf(row, act.now));
}

/** Makes an invite that is good once, for seven days (trust.md §3); the same one again answers as it stands. */
export async function makeInvite(act: Customer, sent: NewInvite): Promise<{ invite: Invite; wasThere: boolean }> {
  const { companyId, membershipId } = memberOf(act);
  await requireStaying(act);
  const invite = { ...sent, companyId, madeBy: membershipId, expiresAt: inviteEnds(act.now) };
  const stored = await inviteStored(act.tx, invite, act.now);
  const row = await inviteOfCompany(act.tx, companyId, sent.id);
  if (!row || row.made_by !== membershipId || row.token_hash.toString('hex') !== sent.tokenHash)
    throw problem('id-taken');
  if (stored > 0) act.emit(inviteFact('InviteMade', companyId, sent.id));
  return { invite: inviteOf(row, act.now), wasThere: stored === 0 };
}

/** Takes an invite back, and with it whoever came by it. */
export async function undoInvite(act: Customer, inviteId: string): Promise<void> {
  const { companyId, membershipId } = memberOf(act);
  // Waits for somebody who is coming by this link in the same moment: whoever came is then found here.
  const withdrawn = await inviteWithdrawn(act.tx, { companyId, inviteId }, membershipId, act.now);
  const active = await membershipsHeld(act.tx, companyId);
  const row = await inviteOfCompany(act.tx, companyId, inviteId);
  if (!row) throw problem('not-found');
  if (withdrawn > 0) act.emit(inviteFact('InviteTakenBack', companyId, inviteId));
  const came = active.find((one) => one.membership_id === row.used_by);
  if (!came) return;
  act.saw(came.person_id);
  await endMembership(act, active, came);
}

/** What a link is for, before one joins. */
export async function readInvite(act: Customer, token: string): Promise<{ companyName: string; role: CompanyRole }> {
  const shown = await inviteShown(act.tx, readToken(token), act.now);
  if (!shown) throw problem('link-expired');
  return { companyName: shown.company_name, role: shown.role };
}

/** Joins the company of a link. Both agreements were needed to get here (trust.md §3): the door asks for them. */
export async function redeemInvite(act: Customer, token: string): Promise<{ companyId: string; membershipId: string }> {
  const { personId } = act.actor;
  const profile = await nameOnProfile(act.tx, personId);
  if (!profile) throw problem('profile-needed');
  const read = readToken(token);
  const newcomer = { personId, membershipId: newId(act.now), label: profile.name };
  const { outcome, membership_id: membershipId } = await inviteRedeemed(act.tx, read, newcomer, act.now);
  if (outcome === 'already') throw problem('already-member');
  if (outcome !== 'done' || !membershipId) throw problem('link-expired');
  const { companyId } = read;
  if (membershipId === newcomer.membershipId) {
    openJoinRequestsDeleted(act.tx, personId);
    act.saw(personId);
    act.emit(membershipFact('MemberInvited', companyId, membershipId));
  }
  return { companyId, membershipId };
}
