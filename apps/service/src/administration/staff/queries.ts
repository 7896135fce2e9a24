import type { Area, StaffAccount, Team } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A staff member as administrators see one. */
export type AccountRow = Omit<StaffAccount, 'leftAt'> & { leftAt: Date | null };

const accounts = sql`
  SELECT m.staff_id AS "staffId", m.name, m.login_name AS login, m.team_id AS "teamId", t.name AS team, m.roles,
    m.product_lines AS "productLines", m.areas, m.left_at AS "leftAt", (SELECT count(*)::int FROM staff_sessions s
      WHERE s.staff_id = m.staff_id AND s.ended_at IS NULL AND s.ends_at > now()) AS sessions
  FROM staff_members m JOIN teams t ON t.team_id = m.team_id`;

/** Everybody of the maker, those who left last. */
export const staffAccounts = (tx: Tx) =>
  tx.rows<AccountRow>(sql`${accounts} ORDER BY m.left_at IS NOT NULL, m.name, m.staff_id LIMIT 2000`);

/** One of them. */
export const staffAccount = (tx: Tx, staffId: string) =>
  tx.maybe<AccountRow>(sql`${accounts} WHERE m.staff_id = ${staffId}`);

/** What is written of a staff member. */
export type WrittenAccount = Pick<StaffAccount, 'staffId' | 'name' | 'teamId' | 'roles' | 'productLines' | 'areas'>;

// What follows is written by functions of the database, to whoever shows that the cookie of an administrator's session is
// at hand: the desk's role cannot (decisions 121 and 131).

/** Adds somebody, or changes them. */
export const accountWritten = (tx: Tx, proof: Buffer, account: WrittenAccount, now: Date) =>
  tx.run(sql`
    SELECT write_staff_account(${proof}, ${account.staffId}, ${account.name}, ${account.teamId},
      ${account.roles}::text[], ${account.productLines}::text[], ${account.areas}::text[], ${now})`);

/** Somebody has a way in again, under this name. */
export const accountInvited = (tx: Tx, proof: Buffer, staffId: string, login: string) =>
  tx.run(sql`SELECT invite_staff_account(${proof}, ${staffId}, ${login})`);

/** Whether another staff member signs in by a name. */
export const loginOfAnother = (tx: Tx, login: string, staffId: string) =>
  tx.maybe<{ staff_id: string }>(sql`
    SELECT staff_id FROM staff_members WHERE login_name = ${login} AND staff_id <> ${staffId}`);

/** Administrators on duty, held until the act ends: two who end each other are one after the other. */
export const administratorsHeld = (tx: Tx) =>
  tx.rows<{ staff_id: string }>(sql`SELECT a AS staff_id FROM administrators_held() a`);

/** Somebody left. */
export const accountEnded = (tx: Tx, proof: Buffer, staffId: string, now: Date) =>
  tx.run(sql`SELECT end_staff_account(${proof}, ${staffId}, ${now})`);

/** Ends all sessions of somebody; answers which. */
export const sessionsEnded = (tx: Tx, proof: Buffer, staffId: string, now: Date) =>
  tx.rows<{ session_id: string }>(sql`
    SELECT e AS session_id FROM end_staff_sessions(${proof}, ${staffId}, ${now}) e`);

/** Running sessions of a staff member, or of everybody in a team. */
export const runningSessions = (tx: Tx, of: { staffId: string | null; teamId: string | null }) =>
  tx.rows<{ session_id: string }>(sql`
    SELECT s.session_id FROM staff_sessions s JOIN staff_members m ON m.staff_id = s.staff_id
    WHERE s.ended_at IS NULL AND s.ends_at > now() AND (m.staff_id = ${of.staffId} OR m.team_id = ${of.teamId})`);

/** Teams by name. */
export const allTeams = (tx: Tx) =>
  tx.rows<Team>(sql`
    SELECT t.team_id AS "teamId", t.name, t.product_lines AS "productLines", t.areas, (SELECT count(*)::int
      FROM staff_members m WHERE m.team_id = t.team_id AND m.left_at IS NULL) AS members
    FROM teams t ORDER BY t.name, t.team_id LIMIT 500`);

/** Adds a team, or changes it; false when another team has the name. */
export const teamWritten = async (tx: Tx, proof: Buffer, team: Omit<Team, 'members'>): Promise<boolean> =>
  (
    await tx.one<{ written: boolean }>(sql`
      SELECT write_team(${proof}, ${team.teamId}, ${team.name}, ${team.productLines}::text[],
        ${team.areas}::text[]) AS written`)
  ).written;

/** Areas in their order, with how many companies of the viewer's scope lie in each. */
export const areasAcrossCompanies = (tx: Tx, areas: readonly string[]) =>
  tx.rows<Area>(sql`
    SELECT a.area, json_build_object('zh', a.name_zh, 'en', a.name_en, 'de', a.name_de) AS name, a.regions,
      coalesce(c.companies, 0) AS companies
    FROM areas a LEFT JOIN (SELECT area, count(*)::int AS companies FROM companies WHERE area = ANY (${areas})
      GROUP BY area) c ON c.area = a.area
    ORDER BY a.place, a.area LIMIT 200`);

/** Adds an area at the end, or changes it where it stands. */
export const areaWritten = (tx: Tx, proof: Buffer, { area, name, regions }: Pick<Area, 'area' | 'name' | 'regions'>) =>
  tx.run(sql`SELECT write_area(${proof}, ${area}, ${name.zh}, ${name.en}, ${name.de}, ${regions}::text[])`);

/** Moves a company with all it has; answers 0 when it is not within the scope. The keys are checked at commit. */
export async function companyMoved(tx: Tx, areas: readonly string[], companyId: string, to: string): Promise<number> {
  const moved = await tx.run(sql`
    UPDATE companies SET area = ${to} WHERE company_id = ${companyId} AND area = ANY (${areas})`);
  if (moved === 0) return 0;
  tx.later(sql`UPDATE machines SET area = ${to} WHERE company_id = ${companyId}`);
  tx.later(sql`UPDATE machine_registry SET area = ${to} WHERE company_id = ${companyId}`);
  tx.later(sql`UPDATE case_registry SET area = ${to} WHERE company_id = ${companyId}`);
  tx.later(sql`UPDATE cases SET area = ${to} WHERE company_id = ${companyId}`);
  tx.later(sql`UPDATE case_measures SET area = ${to} WHERE company_id = ${companyId}`);
  tx.later(sql`UPDATE case_words SET area = ${to} WHERE company_id = ${companyId}`);
  return moved;
}
