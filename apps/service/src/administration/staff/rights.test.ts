import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newToken } from '#platform/ids';
import { frieda, mei, otto, startService, type TestService } from '#testkit/service';
import { hashOfProof, proofOf } from '../../people/sessions/proof.ts';

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

/** What shows that the cookie of a new session of somebody is at hand. */
const proofFor = async (of: { staffId: string }): Promise<Buffer> =>
  proofOf((await world.staffCookieFor(of)).slice('staff_session='.length));
const noProof = () => randomBytes(32);
const rolesOf = async (of: { staffId: string }) =>
  (await world.asOwner<{ roles: string[] }>('SELECT roles FROM staff_members WHERE staff_id = $1', [of.staffId]))[0]
    ?.roles;
const team = async () => (await world.asOwner<{ team_id: string }>('SELECT team_id FROM teams LIMIT 1'))[0]!.team_id;
const account = async (session: Buffer, of: string, roles: string[]) =>
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
    "SELECT administrator_of('\\x00')",
  ])('are not written: %s', async (text) => {
    expect(await asRole(text)).toBe(refused);
  });

  it('are written by no function without a session, or with one of a colleague who is no administrator', async () => {
    const before = await rolesOf(mei);
    for (const session of [noProof(), await proofFor(mei), await proofFor(frieda)]) {
      expect(await account(session, mei.staffId, ['administrator'])).toBe(refused);
      expect(await asRole("SELECT invite_staff_account($1, $2, 'x')", [session, mei.staffId])).toBe(refused);
      expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, otto.staffId])).toBe(refused);
      expect(await asRole("SELECT write_team($1, $2, 'x', '{laser}', '{all}')", [session, newId()])).toBe(refused);
      expect(await asRole("SELECT write_area($1, 'x', 'x', 'x', 'x', '{}')", [session])).toBe(refused);
    }
    expect(await rolesOf(mei)).toEqual(before);
  });

  it('are written for a session of an administrator, never what nobody changes about themselves, and not once it ended', async () => {
    const [session, other] = [await proofFor(otto), newId()];
    expect(await account(session, other, ['engineer'])).toBe('1 rows');
    expect(await rolesOf({ staffId: other })).toEqual(['engineer']);
    expect(await account(session, otto.staffId, ['administrator', 'privacy-officer'])).toBe(refused);
    expect(await account(session, otto.staffId, ['engineer'])).toBe(refused);
    expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, otto.staffId])).toBe(refused);
    expect(await asRole('SELECT end_staff_account($1, $2, now())', [session, other])).toBe('1 rows');
    await world.asOwner('UPDATE staff_sessions SET ended_at = now() WHERE token_hash = $1', [hashOfProof(session)]);
    expect(await account(session, newId(), ['administrator'])).toBe(refused);
  });
});

/** Runs something with a wall taken down, and puts it up again. */
async function without(down: string, up: string, run: () => Promise<void>): Promise<void> {
  await world.asOwner(down);
  try {
    await run();
  } finally {
    await world.asOwner(up);
  }
}

describe('S2.8 sessions of staff, asked of the database by the role of the desk', () => {
  const made = (token: string) =>
    asRole(
      `INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [
        newId(),
        hashOfProof(proofOf(token)),
        otto.staffId,
        world.clock.now(),
        new Date(world.clock.now().getTime() + 3_600_000),
      ],
    );
  const staffList = async (token: string) =>
    (await world.asStaff(null, '/api/desk/administration/staff', { headers: { cookie: `staff_session=${token}` } }))
      .status;

  it('are made by nobody there: whoever can run any statement comes in as no administrator', async () => {
    const token = newToken();
    expect(await made(token)).toBe(refused);
    expect(await staffList(token)).toBe(401);
  });

  it('would be, and would let them in, if the role had the grant that it had before', async () => {
    const token = newToken();
    const grant = (verb: string, to: string) => `${verb} INSERT ON staff_sessions ${to} staff`;
    await without(grant('GRANT', 'TO'), grant('REVOKE', 'FROM'), async () => {
      expect(await made(token)).toBe('1 rows');
      expect(await staffList(token)).toBe(200);
    });
  });

  it('are taken over by nobody: neither whose they are nor what opens them is written once they are made', async () => {
    await world.staffCookieFor(otto);
    for (const change of ['staff_id = $1', 'token_hash = sha256($1::text::bytea)', 'session_id = $1'])
      expect(await asRole(`UPDATE staff_sessions SET ${change}`, [mei.staffId])).toBe(refused);
    expect(await asRole('UPDATE staff_sessions SET seen_at = seen_at WHERE staff_id = $1', [otto.staffId])).toMatch(
      /rows/,
    );
  });

  it('of an administrator who is signed in give no rights away by what their rows hold', async () => {
    await world.staffCookieFor(otto);
    const before = await rolesOf(mei);
    const attack = async () => {
      const { rows } = await staff.query<{ token_hash: Buffer }>(
        'SELECT token_hash FROM staff_sessions WHERE staff_id = $1 AND ended_at IS NULL',
        [otto.staffId],
      );
      return account(rows[0]!.token_hash, mei.staffId, ['administrator']);
    };
    expect(await attack()).toBe(refused);
    expect(await rolesOf(mei)).toEqual(before);
    const [asItIs] = await world.asOwner<{ body: string }>(
      "SELECT pg_get_functiondef('administrator_of(bytea)'::regprocedure) AS body",
    );
    // What the row holds would do as it did before, if the hash itself were asked for.
    await without(asItIs!.body.replace('sha256($1)', '$1'), asItIs!.body, async () => {
      expect(await attack()).toBe('1 rows');
      expect(await rolesOf(mei)).toEqual(['administrator']);
    });
    await world.asOwner('UPDATE staff_members SET roles = $1 WHERE staff_id = $2', [before, mei.staffId]);
  });

  it('are made by the role of the way back from the staff sign-in, which does nothing else', async () => {
    const signIn = new pg.Client({ connectionString: world.database.urls.sign_in });
    await signIn.connect();
    const tries = async (text: string) =>
      signIn.query(text).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    for (const text of [
      'SELECT token_hash FROM staff_sessions',
      'UPDATE staff_sessions SET ended_at = now()',
      "UPDATE staff_members SET roles = '{administrator}'",
      'SELECT 1 FROM cases',
      'SELECT 1 FROM people',
      "SELECT administrator_of('\\x00')",
    ])
      expect(await tries(text), text).toBe(refused);
    expect(await tries('SELECT name FROM staff_members')).toBe('done');
    await signIn.end();
  });
});
