import { sql, type Tx } from '#platform/database';

/** Nobody else adds or changes staff until the transaction ends; who looks meanwhile is not stopped. */
export const staffHeld = (tx: Tx) => tx.run(sql`LOCK TABLE staff_members IN SHARE ROW EXCLUSIVE MODE`);

/** An administrator on duty. */
export interface AdministratorRow {
  readonly staffId: string;
  readonly name: string;
  readonly login: string | null;
  /** Whether a browser of theirs is signed in and was used lately. */
  readonly isSignedIn: boolean;
}

/** Administrators on duty, by sign-in name. */
export const administratorsOnDuty = (tx: Tx, now: Date, idleSince: Date) =>
  tx.rows<AdministratorRow>(sql`
    SELECT m.staff_id AS "staffId", m.name, m.login_name AS login, EXISTS (SELECT FROM staff_sessions s
      WHERE s.staff_id = m.staff_id AND s.ended_at IS NULL AND s.ends_at > ${now} AND s.seen_at > ${idleSince})
      AS "isSignedIn"
    FROM staff_members m WHERE 'administrator' = ANY (m.roles) AND m.left_at IS NULL ORDER BY m.login_name, m.staff_id`);

/** A team with what it works for. */
export interface TeamRow {
  readonly team_id: string;
  readonly product_lines: readonly string[];
  readonly areas: readonly string[];
}

/** The team of a name. */
export const teamNamed = (tx: Tx, name: string) =>
  tx.maybe<TeamRow>(sql`SELECT team_id, product_lines, areas FROM teams WHERE name = ${name}`);

/** Adds a team that works for every product line, in these areas. */
export const teamAdded = (tx: Tx, team: { teamId: string; name: string; areas: readonly string[] }) =>
  tx.run(sql`
    INSERT INTO teams (team_id, name, product_lines, areas)
    VALUES (${team.teamId}, ${team.name}, '{machine-tool,laser}', ${team.areas}::text[])`);

/** Adds an administrator who has no way in yet. */
export const administratorAdded = (
  tx: Tx,
  one: { staffId: string; name: string; login: string; teamId: string; areas: readonly string[] },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO staff_members (staff_id, name, login_name, team_id, roles, product_lines, areas, since)
    VALUES (${one.staffId}, ${one.name}, ${one.login}, ${one.teamId}, '{administrator}', '{machine-tool,laser}',
      ${one.areas}::text[], ${now})`);

/** Ends all sessions of somebody; answers which. The owner may, whom no session of an administrator lets. */
export const sessionsEnded = (tx: Tx, staffId: string, now: Date) =>
  tx.rows<{ session_id: string }>(sql`
    UPDATE staff_sessions SET ended_at = ${now} WHERE staff_id = ${staffId} AND ended_at IS NULL RETURNING session_id`);
