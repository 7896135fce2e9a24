import { sql, type Tx } from '#platform/database';

/** The active account whose confirmed recovery e-mail this is. */
export const accountByEmail = (tx: Tx, addressKey: string) =>
  tx.maybe<{ account_id: string; language: string }>(sql`
    SELECT account_id, language FROM accounts
    WHERE recovery_email_key = ${addressKey} AND email_confirmed_at IS NOT NULL AND status = 'active'`);

/** Whose token this is, without using it: only while account and address still belong together. */
export const holderOfToken = (tx: Tx, tokenHash: Buffer, purpose: 'reset' | 'first-sign-in', now: Date) =>
  tx.maybe<{ account_id: string; login_name: string; service_id: string; language: string }>(sql`
    SELECT t.account_id, a.login_name, p.service_id, a.language FROM one_time_tokens t
    JOIN accounts a ON a.account_id = t.account_id AND a.recovery_email_key = t.address_key
    JOIN service_persons p ON p.account_id = t.account_id
    WHERE t.token_hash = ${tokenHash} AND t.purpose = ${purpose} AND t.used_at IS NULL AND t.expires_at > ${now}
      AND a.status = 'active'`);

/** Uses a token; of several uses in the same moment one answers true. */
export const useToken = async (tx: Tx, tokenHash: Buffer, purpose: string, now: Date): Promise<boolean> =>
  (await tx.run(sql`
    UPDATE one_time_tokens SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND purpose = ${purpose} AND used_at IS NULL AND expires_at > ${now}`)) === 1;

/** Ends every other reset link of an account. */
export const endTokensOf = (tx: Tx, accountId: string, now: Date) =>
  tx.run(sql`UPDATE one_time_tokens SET used_at = ${now} WHERE account_id = ${accountId} AND used_at IS NULL`);
