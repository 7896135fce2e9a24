import type { CompanyRole, NewInvite } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { ReadToken } from './rules.ts';

/** An invite with who made it and who came by it. */
export interface InviteRow {
  invite_id: string;
  role: CompanyRole;
  made_at: Date;
  made_by: string;
  made_by_label: string;
  expires_at: Date;
  withdrawn_at: Date | null;
  token_hash: Buffer;
  used_at: Date | null;
  used_by: string | null;
  used_by_label: string | null;
  used_by_left: boolean | null;
}

const invitesWithPeople = sql`
  SELECT i.invite_id, i.role, i.made_at, i.made_by, i.expires_at, i.withdrawn_at, i.token_hash,
    m.label AS made_by_label, u.used_at, u.membership_id AS used_by, k.label AS used_by_label,
    k.left_at IS NOT NULL AS used_by_left
  FROM company_invites i
  JOIN memberships m ON m.company_id = i.company_id AND m.membership_id = i.made_by
  LEFT JOIN company_invite_uses u ON u.company_id = i.company_id AND u.invite_id = i.invite_id
  LEFT JOIN memberships k ON k.company_id = u.company_id AND k.membership_id = u.membership_id`;

/** Invites of one's company made since a moment, newest first. */
export const invitesOfCompany = (tx: Tx, companyId: string, since: Date) =>
  tx.rows<InviteRow>(sql`
    ${invitesWithPeople} WHERE i.company_id = ${companyId} AND i.made_at > ${since}
    ORDER BY i.made_at DESC, i.invite_id LIMIT 200`);

/** One invite of one's company. */
export const inviteOfCompany = (tx: Tx, companyId: string, inviteId: string) =>
  tx.maybe<InviteRow>(sql`
    ${invitesWithPeople} WHERE i.company_id = ${companyId} AND i.invite_id = ${inviteId}`);

/** Stores an invite; answers 0 when its id or its secret is there already. */
export const inviteStored = (
  tx: Tx,
  invite: NewInvite & { companyId: string; madeBy: string; expiresAt: Date },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO company_invites (company_id, invite_id, token_hash, role, made_at, made_by, expires_at)
    VALUES (${invite.companyId}, ${invite.id}, ${Buffer.from(invite.tokenHash, 'hex')}, ${invite.role}, ${now},
      ${invite.madeBy}, ${invite.expiresAt})
    ON CONFLICT DO NOTHING`);

/** Takes an invite back. */
export const inviteWithdrawn = (tx: Tx, of: { companyId: string; inviteId: string }, by: string, now: Date) =>
  tx.run(sql`
    UPDATE company_invites SET withdrawn_at = ${now}, withdrawn_by = ${by}
    WHERE company_id = ${of.companyId} AND invite_id = ${of.inviteId} AND withdrawn_at IS NULL`);

/** What an invite that is still good is for; asked by somebody who is not in the company. */
export const inviteShown = (tx: Tx, { companyId, tokenHash }: ReadToken, now: Date) =>
  tx.maybe<{ company_name: string; role: CompanyRole }>(
    sql`SELECT company_name, role FROM invite_shown(${companyId}::uuid, ${tokenHash}, ${now})`,
  );

/** Uses an invite. What does not end in `done` must be rolled back. */
export const inviteRedeemed = (
  tx: Tx,
  { companyId, tokenHash }: ReadToken,
  newcomer: { personId: string; membershipId: string; label: string },
  now: Date,
) =>
  tx.one<{ outcome: 'done' | 'already' | 'gone'; membership_id: string | null; invite_id: string | null }>(sql`
    SELECT outcome, membership_id, invite_id
    FROM redeem_invite(${companyId}::uuid, ${tokenHash}, ${newcomer.personId}::uuid, ${newcomer.membershipId}::uuid,
      ${newcomer.label}, ${now})`);
