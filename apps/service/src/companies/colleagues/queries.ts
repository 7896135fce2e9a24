import type { CompanyRole } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A membership as colleagues see it. */
export interface ColleagueRow {
  membership_id: string;
  label: string;
  role: CompanyRole;
  may_open_cases: boolean;
  since: Date;
  left_at: Date | null;
}

/** Members of one's company, by label; on wish also who has left, last. */
export const membersOfCompany = (tx: Tx, companyId: string, withFormer: boolean) =>
  tx.rows<ColleagueRow>(sql`
    SELECT membership_id, label, role, may_open_cases, since, left_at FROM memberships
    WHERE company_id = ${companyId} AND (left_at IS NULL OR ${withFormer})
    ORDER BY left_at IS NOT NULL, label, membership_id LIMIT 1000`);

/** An active membership, held. */
export interface HeldMembership {
  membership_id: string;
  person_id: string;
  role: CompanyRole;
  may_open_cases: boolean;
}

/**
 * All active memberships of a company, held until the act ends: whether an admin stays, and which number the next
 * former colleague gets, is decided by one act at a time.
 */
export const membershipsHeld = (tx: Tx, companyId: string) =>
  tx.rows<HeldMembership>(sql`
    SELECT membership_id, person_id, role, may_open_cases FROM memberships
    WHERE company_id = ${companyId} AND left_at IS NULL ORDER BY membership_id LIMIT 1000 FOR UPDATE`);

/** How many have left a company. */
export const formerColleagues = (tx: Tx, companyId: string) =>
  tx.one<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM memberships WHERE company_id = ${companyId} AND left_at IS NOT NULL`);

/** Writes the role of a membership. */
export const roleWritten = (tx: Tx, companyId: string, membershipId: string, role: CompanyRole) =>
  tx.later(sql`
    UPDATE memberships SET role = ${role} WHERE company_id = ${companyId} AND membership_id = ${membershipId}`);

/** Writes whether a member may open cases. */
export const caseOpeningWritten = (tx: Tx, companyId: string, membershipId: string, mayOpenCases: boolean) =>
  tx.later(sql`
    UPDATE memberships SET may_open_cases = ${mayOpenCases}
    WHERE company_id = ${companyId} AND membership_id = ${membershipId}`);

/** Ends a membership: the name goes, the place in the registry too, and streams of every process end. */
export function membershipEnded(
  tx: Tx,
  place: { companyId: string; membershipId: string; personId: string },
  label: string,
  now: Date,
): void {
  const { companyId, membershipId, personId } = place;
  tx.later(sql`
    UPDATE memberships SET left_at = ${now}, label = ${label}, role = 'member'
    WHERE company_id = ${companyId} AND membership_id = ${membershipId} AND left_at IS NULL`);
  tx.later(sql`
    DELETE FROM membership_registry
    WHERE company_id = ${companyId} AND person_id = ${personId} AND membership_id = ${membershipId}`);
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify({ ended: membershipId })})`);
}

/** A fact about a membership. */
export interface MembershipChange {
  companyId: string;
  changeId: string;
  membershipId: string;
  kind: 'admitted' | 'role' | 'case-opening' | 'left';
  role?: CompanyRole;
  mayOpenCases?: boolean;
}

/** Stores a fact that somebody of the company is the author of. */
export const changeByMember = (tx: Tx, change: MembershipChange, authorMembershipId: string, now: Date) =>
  tx.later(sql`
    INSERT INTO membership_changes (company_id, change_id, membership_id, kind, at, author_membership_id, role,
      may_open_cases)
    VALUES (${change.companyId}, ${change.changeId}, ${change.membershipId}, ${change.kind}, ${now},
      ${authorMembershipId}, ${change.role ?? null}, ${change.mayOpenCases ?? null})`);

/** Stores a fact that a staff member is the author of. */
export const changeByStaff = (tx: Tx, change: MembershipChange, staffId: string, now: Date) =>
  tx.later(sql`
    INSERT INTO membership_changes (company_id, change_id, membership_id, kind, at, author_staff_id, role)
    VALUES (${change.companyId}, ${change.changeId}, ${change.membershipId}, ${change.kind}, ${now}, ${staffId},
      ${change.role ?? null})`);

/** A membership to be. */
export interface Newcomer {
  companyId: string;
  membershipId: string;
  personId: string;
  label: string;
}

/**
 * Stores a membership and its place in the registry.
 * @returns 0 when the person is in the company already
 */
export async function memberAdmitted(tx: Tx, newcomer: Newcomer, staffId: string | null, now: Date): Promise<number> {
  const { companyId, membershipId, personId, label } = newcomer;
  const placed = await tx.run(sql`
    INSERT INTO memberships (company_id, membership_id, person_id, role, label, may_open_cases, since, accepted_by)
    VALUES (${companyId}, ${membershipId}, ${personId}, 'member', ${label}, true, ${now}, ${staffId})
    ON CONFLICT DO NOTHING`);
  if (placed > 0)
    tx.later(sql`
      INSERT INTO membership_registry (person_id, company_id, membership_id)
      VALUES (${personId}, ${companyId}, ${membershipId})
      ON CONFLICT (person_id, company_id) DO UPDATE SET membership_id = excluded.membership_id`);
  return placed;
}

/** A wish to join, as its company sees it. */
export interface OwnJoinRequestRow {
  join_request_id: string;
  person_id: string;
  sent_at: Date;
  machine_number: string;
  person_name: string | null;
  person_position: string | null;
  decision: 'accepted' | 'refused' | null;
}

/** Wishes to join one's company that wait, oldest first. */
export const joinRequestsOfCompany = (tx: Tx, companyId: string) =>
  tx.rows<OwnJoinRequestRow>(sql`
    SELECT join_request_id, person_id, sent_at, machine_number, person_name, person_position, decision
    FROM join_requests WHERE company_id = ${companyId} AND decision IS NULL
    ORDER BY sent_at, join_request_id LIMIT 200`);

/** One wish to join one's company, held so that two decisions cannot both be the first. */
export const joinRequestOfCompanyHeld = (tx: Tx, companyId: string, joinRequestId: string) =>
  tx.maybe<OwnJoinRequestRow>(sql`
    SELECT join_request_id, person_id, sent_at, machine_number, person_name, person_position, decision
    FROM join_requests WHERE company_id = ${companyId} AND join_request_id = ${joinRequestId} FOR UPDATE`);

/** Writes what the company decided. */
export const joinRequestDecidedByMember = (
  tx: Tx,
  wish: { companyId: string; joinRequestId: string; decision: string; membershipId: string },
  now: Date,
) =>
  tx.run(sql`
    UPDATE join_requests SET decision = ${wish.decision}, decided_at = ${now}, decided_by_member = ${wish.membershipId}
    WHERE company_id = ${wish.companyId} AND join_request_id = ${wish.joinRequestId}`);
