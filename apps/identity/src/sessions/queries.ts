import { sql, type Tx } from '#platform/database';

/** A signed-in browser with its person. */
export interface SessionRow {
  readonly session_id: string;
  readonly account_id: string;
  readonly service_id: string;
  readonly login_name: string;
  readonly recovery_email: string;
  readonly language: 'zh' | 'en' | 'de';
  readonly refresh_token: Buffer;
  readonly grant_id: string;
  readonly provider_session_hash: Buffer;
}

const sessionColumns = sql`SELECT s.session_id, s.account_id, p.service_id, a.login_name, a.recovery_email, a.language,
    s.refresh_token, s.grant_id, s.provider_session_hash
  FROM home_sessions s JOIN accounts a ON a.account_id = s.account_id AND a.status = 'active'
  JOIN service_persons p ON p.account_id = s.account_id`;

export const sessionOf = (tx: Tx, cookieHash: Buffer, now: Date) =>
  tx.maybe<SessionRow>(sql`${sessionColumns} WHERE s.cookie_hash = ${cookieHash} AND s.expires_at > ${now}`);

/** The session, held by this transaction alone: refresh tokens are used once, so refreshing goes one by one. */
export const sessionHeld = (tx: Tx, cookieHash: Buffer, now: Date) =>
  tx.maybe<SessionRow>(
    sql`${sessionColumns} WHERE s.cookie_hash = ${cookieHash} AND s.expires_at > ${now} FOR UPDATE OF s`,
  );

/** A new signed-in browser. */
export interface NewSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly cookieHash: Buffer;
  readonly refreshToken: Buffer;
  readonly grantId: string;
  readonly providerSessionHash: Buffer;
  readonly software: string;
  /** Shortened. */
  readonly address: string;
  readonly isNew: boolean;
  readonly expiresAt: Date;
}

export const addSession = (tx: Tx, session: NewSession, now: Date) =>
  tx.run(sql`
    INSERT INTO home_sessions (session_id, account_id, cookie_hash, refresh_token, grant_id, provider_session_hash,
      software, address, is_new, created_at, last_used_at, expires_at)
    VALUES (${session.sessionId}, ${session.accountId}, ${session.cookieHash}, ${session.refreshToken},
      ${session.grantId}, ${session.providerSessionHash}, ${session.software}, ${session.address}, ${session.isNew},
      ${now}, ${now}, ${session.expiresAt})`);

export const keepRefreshToken = (tx: Tx, sessionId: string, refreshToken: Buffer, now: Date, expiresAt: Date) =>
  tx.run(sql`
    UPDATE home_sessions SET refresh_token = ${refreshToken}, last_used_at = ${now}, expires_at = ${expiresAt}
    WHERE session_id = ${sessionId}`);

export const endSession = (tx: Tx, sessionId: string) =>
  tx.run(sql`DELETE FROM home_sessions WHERE session_id = ${sessionId}`);

export const endSessionsOf = (tx: Tx, accountId: string) =>
  tx.run(sql`DELETE FROM home_sessions WHERE account_id = ${accountId}`);

/** One line of the list of devices. */
export interface DeviceRow {
  readonly session_id: string;
  readonly software: string;
  readonly address: string;
  readonly is_new: boolean;
  readonly created_at: Date;
  readonly last_used_at: Date;
}

export const devicesOf = (tx: Tx, accountId: string, now: Date) =>
  tx.rows<DeviceRow>(sql`
    SELECT session_id, software, address, is_new, created_at, last_used_at FROM home_sessions
    WHERE account_id = ${accountId} AND expires_at > ${now} ORDER BY last_used_at DESC LIMIT 100`);

/** Ends every session of an account but one. */
export const endOtherSessions = (tx: Tx, accountId: string, kept: string) =>
  tx.run(sql`DELETE FROM home_sessions WHERE account_id = ${accountId} AND session_id <> ${kept}`);

/** Other sessions of an account, with what ends them at the provider. */
export const otherSessions = (tx: Tx, accountId: string, except: string) =>
  tx.rows<{ session_id: string; grant_id: string; provider_session_hash: Buffer }>(sql`
    SELECT session_id, grant_id, provider_session_hash FROM home_sessions
    WHERE account_id = ${accountId} AND session_id <> ${except} LIMIT 500`);
