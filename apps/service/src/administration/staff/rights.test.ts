import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { frieda, mei, otto, startService, type TestService } from '#testkit/service';

let world: TestService;
let staff: pg.Client;
beforeAll(async () => {
  world = await startService();
  staff = new pg.Client({ connectionString: world.database.urls.staff });
  await staff.connect();
});
afterAll(async () => {
  await staff.end();
  await world.close();
});

/** What the desk's own role gets from the database, with nothing of ours between. */
const asRole = (text: string, values: unknown[] = []): Promise<string> =>
  staff.query(text, values).then(
    ({ rowCount }) => `${rowCount} rows`,
    (error: { code: string }) => error.code,
  );
const refused = '42501';

const sessionOf = async (of: { staffId: string }): Promise<string> => {
  await world.staffCookieFor(of);
  const [row] = await world.asOwner<{ session_id: string }>(
    'SELECT session_id FROM staff_sessions WHERE staff_id = $1 AND ended_at IS NULL ORDER BY session_id DESC LIMIT 1',
    [of.staffId],
  );
  return row!.session_id;
};
const rolesOf = async (of: { staffId: string }) =>
  (await world.asOwner<{ roles: string[] }>('SELECT roles FROM staff_members WHERE staff_id = $1', [of.staffId]))[0]
    ?.roles;
const team = async () => (await world.asOwner<{ team_id: string }>('SELECT team_id FROM teams LIMIT 1'))[0]!.team_id;
const account = async (session: string, of: string, roles: string[]) =>
  asRole("SELECT write_staff_account($1, $2, 'N', $3, $4, '{laser}', '{all}', now())", [
    session,
    of,
    await team(),
    roles,
  ]);

describe('rights of staff, asked of the database by the role of the desk', () => {
  it.each([
    "UPDATE staff_members SET roles = '{administrator}'",
    "UPDATE staff_members SET product_lines = '{machine-tool,laser}', areas = '{all}'",
    'UPDATE staff_members SET left_at = NULL',
    "UPDATE staff_members SET login_name = 'x'",
    'INSERT INTO staff_members (staff_id, name, team_id, roles, product_lines, areas, since) SELECT uuidv7(), name, team_id, roles, product_lines, areas, now() FROM staff_members LIMIT 1',
    'DELETE FROM staff_members',
    "UPDATE teams SET areas = '{all}'",
    "INSERT INTO teams (team_id, name, product_lines, areas) VALUES (uuidv7(), 'x', '{laser}', '{all}')",
    "UPDATE areas SET regions = '{}'",
    "INSERT INTO areas (area, name_zh, name_en, name_de, regions, place) VALUES ('x', 'x', 'x', 'x', '{}', 99)",
    "SELECT administrator_of('00000000-0000-4000-8000-000000000000')",
  ])('are not written: %s', async (text) => {
    expect(await asRole(text)).toBe(refused);
  });

  it('are written by no function without a session, or with one of a colleague who is no administrator', async () => {
    const before = await rolesOf(mei);
    for (const session of [newId(), await sessionOf(mei), await sessionOf(frieda)]) {
      expect(await account(session, mei.staffId, ['administrator'])).toBe(refused);
      expect(await asRole("SELECT invite_staff_account($1, $2, 'x')", [session, mei.staffId])).toBe(refused);
      expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, otto.staffId])).toBe(refused);
      expect(await asRole("SELECT write_team($1, $2, 'x', '{laser}', '{all}')", [session, newId()])).toBe(refused);
      expect(await asRole("SELECT write_area($1, 'x', 'x', 'x', 'x', '{}')", [session])).toBe(refused);
    }
    expect(await rolesOf(mei)).toEqual(before);
  });

  it('are written for a session of an administrator, never what nobody changes about themselves, and not once it ended', async () => {
    const [session, other] = [await sessionOf(otto), newId()];
    expect(await account(session, other, ['engineer'])).toBe('1 rows');
    expect(await rolesOf({ staffId: other })).toEqual(['engineer']);
    expect(await account(session, otto.staffId, ['administrator', 'privacy-officer'])).toBe(refused);
    expect(await account(session, otto.staffId, ['engineer'])).toBe(refused);
    expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, otto.staffId])).toBe(refused);
    expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, other])).toBe('1 rows');
    await world.asOwner('UPDATE staff_sessions SET ended_at = now() WHERE session_id = $1', [session]);
    expect(await account(session, newId(), ['administrator'])).toBe(refused);
  });
});
