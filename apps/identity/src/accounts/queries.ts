import { sql, type Tx } from '#platform/database';

/** Who tries to sign in. */
export interface SignInRow {
  readonly account_id: string;
  readonly service_id: string;
  readonly login_name: string;
  readonly recovery_email: string;
  readonly status: 'pending' | 'active';
  readonly language: 'zh' | 'en' | 'de';
  readonly password_hash: string;
}

const signInColumns = sql`SELECT a.account_id, p.service_id, a.login_name, a.recovery_email, a.status, a.language,
    w.password_hash
  FROM accounts a JOIN service_persons p ON p.account_id = a.account_id
  JOIN account_passwords w ON w.account_id = a.account_id`;

/** The account that a typed login names: its login name, or its recovery e-mail once that is confirmed. */
export const accountByLogin = (tx: Tx, typed: string) =>
  tx.maybe<SignInRow>(
    typed.includes('@')
      ? sql`${signInColumns} WHERE a.recovery_email_key = ${typed} AND a.email_confirmed_at IS NOT NULL`
      : sql`${signInColumns} WHERE a.login_name = ${typed}`,
  );

export const accountById = (tx: Tx, accountId: string) =>
  tx.maybe<SignInRow>(sql`${signInColumns} WHERE a.account_id = ${accountId}`);

/** The active account behind a random id. */
export const activeAccountOf = (tx: Tx, serviceId: string) =>
  tx.maybe<{ account_id: string }>(sql`
    SELECT a.account_id FROM accounts a JOIN service_persons p ON p.account_id = a.account_id
    WHERE p.service_id = ${serviceId} AND a.status = 'active'`);

/** A new account, as sign-up writes it. */
export interface NewAccount {
  readonly accountId: string;
  readonly serviceId: string;
  readonly loginName: string;
  readonly recoveryEmail: string;
  readonly recoveryEmailKey: string;
  readonly language: string;
  readonly passwordHash: string;
  readonly confirmedAt: Date | null;
}

/** Adds an account; answers false when the login name is taken. */
export async function addAccount(tx: Tx, account: NewAccount, now: Date): Promise<boolean> {
  const added = await tx.run(sql`
    INSERT INTO accounts (account_id, login_name, recovery_email, recovery_email_key, email_confirmed_at, status,
      language, created_at)
    VALUES (${account.accountId}, ${account.loginName}, ${account.recoveryEmail}, ${account.recoveryEmailKey},
      ${account.confirmedAt}, ${account.confirmedAt ? 'active' : 'pending'}, ${account.language}, ${now})
    ON CONFLICT (login_name) DO NOTHING`);
  if (added === 0) return false;
  await tx.run(sql`
    INSERT INTO account_passwords (account_id, password_hash, changed_at)
    VALUES (${account.accountId}, ${account.passwordHash}, ${now})`);
  await tx.run(
    sql`INSERT INTO service_persons (account_id, service_id) VALUES (${account.accountId}, ${account.serviceId})`,
  );
  return true;
}

export const isLoginNameTaken = async (tx: Tx, loginName: string): Promise<boolean> =>
  (await tx.maybe(sql`SELECT 1 AS taken FROM accounts WHERE login_name = ${loginName}`)) !== undefined;

/** Makes a pending account active; answers false when it is not pending or the address belongs to someone by now. */
export async function activateAccount(tx: Tx, accountId: string, addressKey: string, now: Date): Promise<boolean> {
  // One at a time for an address: two accounts that confirm it in the same moment do not see each other otherwise.
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${addressKey}, 0))`);
  const touched = await tx.run(sql`
    UPDATE accounts SET status = 'active', email_confirmed_at = ${now}
    WHERE account_id = ${accountId} AND recovery_email_key = ${addressKey} AND status = 'pending'
      AND NOT EXISTS (SELECT 1 FROM accounts other
        WHERE other.recovery_email_key = ${addressKey} AND other.email_confirmed_at IS NOT NULL)`);
  return touched === 1;
}

export const setPasswordHash = (tx: Tx, accountId: string, passwordHash: string, now: Date) =>
  tx.run(sql`
    UPDATE account_passwords SET password_hash = ${passwordHash}, changed_at = ${now} WHERE account_id = ${accountId}`);

/** Removes accounts whose e-mail was never confirmed, with all that hangs on them; consent evidence stays. */
export async function removeUnconfirmedAccounts(tx: Tx, olderThan: Date): Promise<number> {
  const old = await tx.rows<{ account_id: string }>(
    sql`SELECT account_id FROM accounts WHERE status = 'pending' AND created_at < ${olderThan} LIMIT 100`,
  );
  for (const { account_id } of old) {
    // The account goes first: should it have been confirmed in this moment, nothing of it is touched.
    const gone = await tx.run(sql`DELETE FROM accounts WHERE account_id = ${account_id} AND status = 'pending'`);
    if (gone === 0) continue;
    await tx.run(sql`DELETE FROM account_passwords WHERE account_id = ${account_id}`);
    await tx.run(sql`DELETE FROM service_persons WHERE account_id = ${account_id}`);
    await tx.run(sql`DELETE FROM consent_states WHERE account_id = ${account_id}`);
    await tx.run(sql`DELETE FROM email_checks WHERE account_id = ${account_id}`);
  }
  return old.length;
}
