import { sql, type Tx } from '#platform/database';

/** A check that may still be answered. */
export interface OpenCheckRow {
  readonly check_id: string;
  readonly account_id: string;
  readonly address_key: string;
  readonly code_hash: Buffer | null;
}

export const checkExists = async (tx: Tx, checkId: string): Promise<boolean> =>
  (await tx.maybe(sql`SELECT 1 AS there FROM email_checks WHERE check_id = ${checkId}`)) !== undefined;

/** Opens a check; the code comes with the mail. */
export const addCheck = (
  tx: Tx,
  check: { checkId: string; accountId: string; addressKey: string; expiresAt: Date },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO email_checks (check_id, account_id, address_key, attempts_left, created_at, expires_at)
    VALUES (${check.checkId}, ${check.accountId}, ${check.addressKey}, 5, ${now}, ${check.expiresAt})
    ON CONFLICT (check_id) DO NOTHING`);

/** Spends one of five attempts; undefined when none is left, or the check is used or expired. */
export const spendAttempt = (tx: Tx, checkId: string, now: Date) =>
  tx.maybe<OpenCheckRow>(sql`
    UPDATE email_checks SET attempts_left = attempts_left - 1
    WHERE check_id = ${checkId} AND attempts_left > 0 AND used_at IS NULL AND expires_at > ${now}
    RETURNING check_id, account_id, address_key, code_hash`);

/** Uses a check; of several uses in the same moment one gets the row. */
export const useCheck = (tx: Tx, checkId: string, now: Date) =>
  tx.maybe<OpenCheckRow>(sql`
    UPDATE email_checks SET used_at = ${now} WHERE check_id = ${checkId} AND used_at IS NULL AND expires_at > ${now}
    RETURNING check_id, account_id, address_key, code_hash`);

/** Uses the check that a link's token belongs to. */
export const useCheckByToken = (tx: Tx, tokenHash: Buffer, now: Date) =>
  tx.maybe<OpenCheckRow>(sql`
    UPDATE email_checks SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > ${now}
    RETURNING check_id, account_id, address_key, code_hash`);

export const newestCheckOf = (tx: Tx, accountId: string) =>
  tx.maybe<{ check_id: string }>(sql`
    SELECT check_id FROM email_checks WHERE account_id = ${accountId} AND used_at IS NULL
    ORDER BY created_at DESC LIMIT 1`);

/** The unused check's account and language. */
export const checkToSendAgain = (tx: Tx, checkId: string) =>
  tx.maybe<{ account_id: string; language: string }>(sql`
    SELECT c.account_id, a.language FROM email_checks c JOIN accounts a ON a.account_id = c.account_id
    WHERE c.check_id = ${checkId} AND c.used_at IS NULL`);
