import type { StaffMember } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A staff member as rows hold it. */
export interface StaffRow {
  staff_id: string;
  name: string;
  team: string;
  roles: StaffMember['roles'];
  product_lines: StaffMember['productLines'];
  areas: string[];
}

/**
 * What a member `m` of team `t` is and works for: what both team and person allow. `all` is every area there is at this
 * moment; a word that is no area any more allows nothing.
 */
const staffColumns = sql`m.staff_id, m.name, t.name AS team, m.roles,
  ARRAY(SELECT l FROM unnest(m.product_lines) l WHERE l = ANY (t.product_lines)) AS product_lines,
  ARRAY(SELECT a.area FROM areas a WHERE ('all' = ANY (t.areas) OR a.area = ANY (t.areas))
    AND ('all' = ANY (m.areas) OR a.area = ANY (m.areas)) ORDER BY a.place, a.area) AS areas`;

/** A session with its staff member. */
export interface SessionRow extends StaffRow {
  session_id: string;
  seen_at: Date;
  ends_at: Date;
}

/** The running session under a token's hash, of somebody who has not left. */
export const sessionByToken = (tx: Tx, tokenHash: Buffer, now: Date, idleSince: Date) =>
  tx.maybe<SessionRow>(sql`
    SELECT s.session_id, s.seen_at, s.ends_at, ${staffColumns}
    FROM staff_sessions s JOIN staff_members m ON m.staff_id = s.staff_id JOIN teams t ON t.team_id = m.team_id
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
    SELECT ${staffColumns} FROM staff_members m JOIN teams t ON t.team_id = m.team_id
    WHERE m.staff_id = ${staffId} AND m.left_at IS NULL`);

/** Whether a case of this product line and area can be given to somebody: it is within their scope, and their work. */
export const assignable = (tx: Tx, staffId: string, of: { product_line: string; area: string }) =>
  tx.maybe<{ staff_id: string }>(sql`
    SELECT m.staff_id FROM staff_members m JOIN teams t ON t.team_id = m.team_id
    WHERE m.staff_id = ${staffId} AND m.left_at IS NULL AND m.roles && ARRAY['front-line', 'engineer']
      AND ${of.product_line} = ANY (m.product_lines) AND ${of.product_line} = ANY (t.product_lines)
      AND ('all' = ANY (m.areas) OR ${of.area} = ANY (m.areas)) AND ('all' = ANY (t.areas) OR ${of.area} = ANY (t.areas))`);

/** A new session. */
export interface NewSession {
  sessionId: string;
  tokenHash: Buffer;
  staffId: string;
  endsAt: Date;
  from: SignedInFrom;
}

/** Where somebody signed in, as they see it later. */
export interface SignedInFrom {
  /** Shortened. */
  readonly address: string;
  readonly software: string;
  readonly isNew: boolean;
}

/** Stores a new session. */
export const sessionStarted = (tx: Tx, session: NewSession, now: Date) =>
  tx.run(sql`
    INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at, address, software, is_new)
    VALUES (${session.sessionId}, ${session.tokenHash}, ${session.staffId}, ${now}, ${now}, ${session.endsAt},
      ${session.from.address}, ${session.from.software}, ${session.from.isNew})`);

/** A session as its owner sees it. */
export interface OwnSessionRow extends SignedInFrom {
  readonly sessionId: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** Running sessions of one member of staff, the last used first. */
export const ownSessions = (tx: Tx, staffId: string, now: Date, idleSince: Date) =>
  tx.rows<OwnSessionRow>(sql`
    SELECT session_id AS "sessionId", address, software, is_new AS "isNew", started_at AS "startedAt", seen_at AS "seenAt"
    FROM staff_sessions WHERE staff_id = ${staffId} AND ended_at IS NULL AND ends_at > ${now} AND seen_at > ${idleSince}
    ORDER BY seen_at DESC, session_id LIMIT 100`);

/**
 * Ends one session of whoever has the session of a proof, or all but one; answers which. A function of the database does,
 * because the desk's role ends no session by itself (decision 150).
 */
export const ownSessionsEnded = (
  tx: Tx,
  proof: Buffer,
  which: { readonly one: string | null; readonly allBut: string | null },
  now: Date,
) =>
  tx.rows<{ session_id: string }>(sql`
    SELECT e AS session_id FROM end_own_sessions(${proof}, ${which.one}::uuid, ${which.allBut}::uuid, ${now}) e`);

/** Tells streams of every process that a session has ended. */
export const sessionEndTold = (tx: Tx, sessionId: string) =>
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify({ ended: sessionId })})`);

/** Everybody a case can be assigned to, by name. */
export const staffOnDuty = (tx: Tx) =>
  tx.rows<StaffRow>(sql`
    SELECT ${staffColumns} FROM staff_members m JOIN teams t ON t.team_id = m.team_id
    WHERE m.left_at IS NULL ORDER BY m.name, m.staff_id LIMIT 500`);

/** Deletes sessions that are over; answers how many. */
export const endedSessionsDeleted = (tx: Tx, now: Date, idleSince: Date) =>
  tx.run(sql`
    DELETE FROM staff_sessions WHERE ends_at <= ${now} OR seen_at <= ${idleSince} OR ended_at IS NOT NULL`);

/** Names of some areas, in their order. */
export const areasNamed = (tx: Tx, areas: readonly string[]) =>
  tx.rows<{ area: string; name: { zh: string; en: string; de: string } }>(sql`
    SELECT area, json_build_object('zh', name_zh, 'en', name_en, 'de', name_de) AS name
    FROM areas WHERE area = ANY (${areas}) ORDER BY place`);
