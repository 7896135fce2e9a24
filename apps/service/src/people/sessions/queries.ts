import type { StaffMember } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A staff member as rows hold it. */
export interface StaffRow {
  staff_id: string;
  name: string;
  team: string;
  roles: StaffMember['roles'];
  product_lines: StaffMember['productLines'];
}

/** A session with its staff member. */
export interface SessionRow extends StaffRow {
  session_id: string;
  seen_at: Date;
  ends_at: Date;
}

/** The running session under a token's hash, of somebody who has not left. */
export const sessionByToken = (tx: Tx, tokenHash: Buffer, now: Date, idleSince: Date) =>
  tx.maybe<SessionRow>(sql`
    SELECT s.session_id, s.seen_at, s.ends_at, m.staff_id, m.name, m.team, m.roles, m.product_lines
    FROM staff_sessions s JOIN staff_members m ON m.staff_id = s.staff_id
    WHERE s.token_hash = ${tokenHash} AND s.ended_at IS NULL AND s.ends_at > ${now} AND s.seen_at > ${idleSince}
      AND m.left_at IS NULL`);

/** Whether a session still runs; for streams, which outlive the request that opened them. */
export const sessionRunning = (tx: Tx, sessionId: string, now: Date, idleSince: Date) =>
  tx.maybe<{ session_id: string }>(sql`
    SELECT s.session_id FROM staff_sessions s JOIN staff_members m ON m.staff_id = s.staff_id
    WHERE s.session_id = ${sessionId} AND s.ended_at IS NULL AND s.ends_at > ${now} AND s.seen_at > ${idleSince}
      AND m.left_at IS NULL`);

/** Notes that a session was used. */
export const sessionSeen = (tx: Tx, sessionId: string, now: Date) =>
  tx.later(sql`UPDATE staff_sessions SET seen_at = ${now} WHERE session_id = ${sessionId}`);

/** A staff member who may sign in. */
export const staffBySubject = (tx: Tx, staffId: string) =>
  tx.maybe<StaffRow>(sql`
    SELECT staff_id, name, team, roles, product_lines FROM staff_members
    WHERE staff_id = ${staffId} AND left_at IS NULL`);

/** A new session. */
export interface NewSession {
  sessionId: string;
  tokenHash: Buffer;
  staffId: string;
  endsAt: Date;
}

/** Stores a new session. */
export const sessionStarted = (tx: Tx, session: NewSession, now: Date) =>
  tx.run(sql`
    INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
    VALUES (${session.sessionId}, ${session.tokenHash}, ${session.staffId}, ${now}, ${now}, ${session.endsAt})`);

/** Ends a session. */
export const sessionEnded = (tx: Tx, sessionId: string, now: Date) =>
  tx.run(sql`UPDATE staff_sessions SET ended_at = ${now} WHERE session_id = ${sessionId} AND ended_at IS NULL`);

/** Tells streams of every process that a session has ended. */
export const sessionEndTold = (tx: Tx, sessionId: string) =>
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify({ ended: sessionId })})`);

/** Everybody a case can be assigned to, by name. */
export const staffOnDuty = (tx: Tx) =>
  tx.rows<StaffRow>(sql`
    SELECT staff_id, name, team, roles, product_lines FROM staff_members WHERE left_at IS NULL
    ORDER BY name, staff_id LIMIT 500`);

/** Deletes sessions that are over; answers how many. */
export const endedSessionsDeleted = (tx: Tx, now: Date, idleSince: Date) =>
  tx.run(sql`
    DELETE FROM staff_sessions WHERE ends_at <= ${now} OR seen_at <= ${idleSince} OR ended_at IS NOT NULL`);
