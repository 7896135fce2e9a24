import { sql, type Tx } from '#platform/database';

/** An invite that still holds. */
export interface InviteRow {
  readonly staff_id: string;
  readonly login_name: string;
  readonly totp_secret: Buffer;
}

/** An invite to be. */
export interface NewInvite {
  readonly staffId: string;
  readonly loginName: string;
  readonly tokenHash: Buffer;
  readonly totpSecret: Buffer;
  readonly endsAt: Date;
}

/** Whether somebody else signs in by a name, or is invited to. */
export const nameOfAnother = (tx: Tx, loginName: string, staffId: string) =>
  tx.maybe<{ staff_id: string }>(sql`
    SELECT staff_id FROM staff_accounts WHERE login_name = ${loginName} AND staff_id <> ${staffId}
    UNION ALL SELECT staff_id FROM staff_invites WHERE login_name = ${loginName} AND staff_id <> ${staffId}`);

/** Makes the one invite of a staff member; an earlier one is worth nothing any more. */
export const inviteStored = (tx: Tx, invite: NewInvite) =>
  tx.run(sql`
    INSERT INTO staff_invites (staff_id, login_name, token_hash, totp_secret, ends_at)
    VALUES (${invite.staffId}, ${invite.loginName}, ${invite.tokenHash}, ${invite.totpSecret}, ${invite.endsAt})
    ON CONFLICT (staff_id) DO UPDATE SET login_name = excluded.login_name, token_hash = excluded.token_hash,
      totp_secret = excluded.totp_secret, ends_at = excluded.ends_at`);

/** The invite of a token, while it holds. */
export const inviteByToken = (tx: Tx, tokenHash: Buffer, now: Date) =>
  tx.maybe<InviteRow>(sql`
    SELECT staff_id, login_name, totp_secret FROM staff_invites WHERE token_hash = ${tokenHash} AND ends_at > ${now}`);

/** Uses an invite up; answers 0 when somebody was first. */
export const inviteUsed = (tx: Tx, tokenHash: Buffer) =>
  tx.run(sql`DELETE FROM staff_invites WHERE token_hash = ${tokenHash}`);

/** Takes back the invite of a staff member. */
export const inviteTakenBack = (tx: Tx, staffId: string) =>
  tx.later(sql`DELETE FROM staff_invites WHERE staff_id = ${staffId}`);

/** Closes an account; what it knew opens nothing any more. */
export const accountClosed = (tx: Tx, staffId: string) =>
  tx.later(sql`UPDATE staff_accounts SET status = 'closed' WHERE staff_id = ${staffId}`);

/** Opens an account, or opens it again, with a new password and authenticator. */
export const accountOpened = (
  tx: Tx,
  account: { staffId: string; loginName: string; passwordHash: string; totpSecret: Buffer; totpStep: number },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO staff_accounts (staff_id, login_name, password_hash, totp_secret, last_totp_step, status, created_at)
    VALUES (${account.staffId}, ${account.loginName}, ${account.passwordHash}, ${account.totpSecret}, ${account.totpStep},
      'active', ${now})
    ON CONFLICT (staff_id) DO UPDATE SET login_name = excluded.login_name, password_hash = excluded.password_hash,
      totp_secret = excluded.totp_secret, last_totp_step = excluded.last_totp_step, status = excluded.status`);
