import { sql, type Tx } from '#platform/database';
import { newId } from '#platform/ids';

/** What is written to people. */
export type MailKind = 'email-check' | 'reset' | 'password-changed';

/** A mail that waits. */
export interface MailRow {
  readonly mail_id: string;
  readonly account_id: string;
  readonly check_id: string | null;
  readonly kind: MailKind;
  readonly language: 'zh' | 'en' | 'de';
  readonly attempts: number;
}

/** Whom it goes to. */
export interface RecipientRow {
  readonly login_name: string;
  readonly recovery_email: string;
  readonly recovery_email_key: string;
  readonly status: 'pending' | 'active';
  /** Another account has confirmed this address. */
  readonly taken: boolean;
}

/** Asks for a mail; it is written and sent by the worker's role, with tokens made at that moment. */
export const requestMail = (
  tx: Tx,
  mail: { accountId: string; checkId: string | null; kind: MailKind; language: string },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO mails (mail_id, account_id, check_id, kind, language, requested_at, next_try_at, attempts)
    VALUES (${newId(now)}, ${mail.accountId}, ${mail.checkId}, ${mail.kind}, ${mail.language}, ${now}, ${now}, 0)`);

/** Takes the next mail that is due, once among all processes, and plans a next try in case this one fails. */
export async function takeDueMail(tx: Tx, now: Date): Promise<MailRow | undefined> {
  const mail = await tx.maybe<MailRow>(sql`
    SELECT mail_id, account_id, check_id, kind, language, attempts FROM mails
    WHERE next_try_at <= ${now} ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED`);
  if (!mail) return undefined;
  const again = mail.attempts < 5 ? new Date(now.getTime() + 30_000 * 2 ** mail.attempts) : null;
  await tx.run(sql`
    UPDATE mails SET next_try_at = ${again}, attempts = attempts + 1 WHERE mail_id = ${mail.mail_id}`);
  return mail;
}

export const finishMail = (tx: Tx, mailId: string, sentAt: Date | null) =>
  tx.run(sql`UPDATE mails SET next_try_at = NULL, sent_at = ${sentAt} WHERE mail_id = ${mailId}`);

export const recipientOf = (tx: Tx, accountId: string) =>
  tx.maybe<RecipientRow>(sql`
    SELECT a.login_name, a.recovery_email, a.recovery_email_key, a.status,
      EXISTS (SELECT 1 FROM accounts o WHERE o.recovery_email_key = a.recovery_email_key
        AND o.email_confirmed_at IS NOT NULL AND o.account_id <> a.account_id) AS taken
    FROM accounts a WHERE a.account_id = ${accountId}`);

/** Gives a check a new code and link; earlier ones stop working. */
export const renewCheck = (tx: Tx, check: { checkId: string; codeHash: Buffer; tokenHash: Buffer; expiresAt: Date }) =>
  tx.run(sql`
    UPDATE email_checks SET code_hash = ${check.codeHash}, token_hash = ${check.tokenHash}, attempts_left = 5,
      expires_at = ${check.expiresAt}
    WHERE check_id = ${check.checkId} AND used_at IS NULL`);

/** Takes the reset links of an account back that were mailed before: the newest mail alone counts. */
export const removeResetTokens = (tx: Tx, accountId: string) =>
  tx.run(sql`DELETE FROM one_time_tokens WHERE account_id = ${accountId} AND purpose = 'reset'`);

/** Adds a single-use token. */
export const addToken = (
  tx: Tx,
  token: { hash: Buffer; purpose: 'reset' | 'first-sign-in'; accountId: string; addressKey: string; expiresAt: Date },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO one_time_tokens (token_hash, purpose, account_id, address_key, created_at, expires_at)
    VALUES (${token.hash}, ${token.purpose}, ${token.accountId}, ${token.addressKey}, ${now}, ${token.expiresAt})`);

/** Sweeps mails and tokens that have served; safe at any time. */
export async function removeEndedMails(tx: Tx, now: Date): Promise<void> {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000);
  await tx.run(sql`DELETE FROM mails WHERE requested_at < ${weekAgo}`);
  await tx.run(sql`DELETE FROM one_time_tokens WHERE expires_at < ${now}`);
  await tx.run(sql`DELETE FROM home_sessions WHERE expires_at < ${now}`);
  await tx.run(sql`DELETE FROM email_checks WHERE expires_at < ${weekAgo}`);
}
