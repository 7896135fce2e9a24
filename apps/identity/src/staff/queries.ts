import { sql, type Tx } from '#platform/database';

/** A staff account as sign-in reads it. */
export interface StaffAccountRow {
  readonly staff_id: string;
  readonly login_name: string;
  readonly password_hash: string;
  readonly totp_secret: Buffer;
  readonly status: 'active' | 'closed';
}

export const staffAccountByLogin = (tx: Tx, loginName: string) =>
  tx.maybe<StaffAccountRow>(sql`
    SELECT staff_id, login_name, password_hash, totp_secret, status FROM staff_accounts
    WHERE login_name = ${loginName}`);

export const activeStaffAccount = (tx: Tx, staffId: string) =>
  tx.maybe<{ staff_id: string }>(
    sql`SELECT staff_id FROM staff_accounts WHERE staff_id = ${staffId} AND status = 'active'`,
  );

/** Takes a step of the authenticator; answers 0 when this step or a later one was used before. */
export const useTotpStep = (tx: Tx, staffId: string, step: number) =>
  tx.run(sql`
    UPDATE staff_accounts SET last_totp_step = ${step} WHERE staff_id = ${staffId} AND last_totp_step < ${step}`);

/** Adds a staff account; answers 0 when id or login name is there already. Runs as the owner only (seed). */
export const addStaffAccount = (
  tx: Tx,
  account: { staffId: string; loginName: string; passwordHash: string; totpSecret: Buffer },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO staff_accounts (staff_id, login_name, password_hash, totp_secret, last_totp_step, status, created_at)
    VALUES (${account.staffId}, ${account.loginName}, ${account.passwordHash}, ${account.totpSecret}, 0, 'active', ${now})
    ON CONFLICT DO NOTHING`);
