import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { bohai, mei, otto, startService, type TestService } from '#testkit/service';
import { proofOf } from '../../people/sessions/proof.ts';

let world: TestService;
let desk: pg.Client;
const administration = newId();
const east = newId();
/** An administrator of one area and product line, in a team of all. */
const restricted = { staffId: newId() };
const everything = { productLines: ['machine-tool', 'laser'], areas: ['all'] };
const own = { productLines: ['laser'], areas: ['east'] };

beforeAll(async () => {
  world = await startService();
  desk = new pg.Client({ connectionString: world.database.urls.staff });
  await desk.connect();
  expect(await team(administration, 'All of it', everything)).toBe(200);
  expect(await team(east, 'East', own)).toBe(200);
});
afterAll(async () => {
  await desk.end();
  await world.close();
});
beforeEach(async () => {
  expect(await account(restricted, { roles: ['administrator'], ...own })).toBe(200);
});

const base = (path: string) => `/api/desk/administration/${path}`;
const put = async (path: string, json: object, as: { staffId: string }) => {
  const { status, body } = await world.asStaff(as, base(path), { method: 'PUT', json });
  return status < 300 ? status : body.code;
};
const account = (of: { staffId: string }, more: object, as: { staffId: string } = otto) =>
  put(`staff/${of.staffId}`, { name: '同事', teamId: administration, roles: ['engineer'], ...everything, ...more }, as);
const team = (teamId: string, name: string, more: object, as: { staffId: string } = otto) =>
  put(`teams/${teamId}`, { name, ...everything, ...more }, as);
const area = (word: string, as: { staffId: string }) =>
  put(`areas/${word}`, { name: { zh: '区', en: 'A', de: 'G' }, regions: [] }, as);
const invite = (of: { staffId: string }, as: { staffId: string }) =>
  put(`staff/${of.staffId}/invite`, { login: `n.${of.staffId.slice(-12)}`, tokenHash: 'ab'.repeat(32) }, as);
const end = (of: { staffId: string }, as: { staffId: string }) => put(`staff/${of.staffId}/departure`, {}, as);

/** What the desk's own role gets from the database for somebody's session, with nothing of ours between. */
async function asRole(as: { staffId: string }, text: string, values: unknown[]): Promise<string> {
  const proof = proofOf((await world.staffCookieFor(as)).slice('staff_session='.length));
  return desk.query(text, [proof, ...values]).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
}
const write = (as: { staffId: string }, of: { staffId: string }, lines: string[], areas: string[], teamId: string) =>
  asRole(as, "SELECT write_staff_account($1, $2, 'N', $3, '{administrator}', $4, $5, now())", [
    of.staffId,
    teamId,
    lines,
    areas,
  ]);
const refused = '42501';
const beyond = 'beyond-your-scope';

describe('an administrator restricted to an area and a product line', () => {
  it.each([
    ['all areas', { areas: ['all'] }],
    ['an area more', { areas: ['east', 'north'] }],
    ['a product line more', { productLines: ['machine-tool', 'laser'] }],
  ])('gives neither themselves nor others %s', async (_title, more) => {
    const wish = { ...own, ...more, roles: ['administrator'] };
    expect(await account(restricted, wish, restricted)).toBe(beyond);
    expect(await account({ staffId: newId() }, wish, restricted)).toBe(beyond);
    expect(await write(restricted, restricted, wish.productLines, wish.areas, administration)).toBe(refused);
    expect(await write(restricted, { staffId: newId() }, wish.productLines, wish.areas, administration)).toBe(refused);
  });

  it('gives what they have: to somebody new, who is changed, let in and ended again', async () => {
    const other = { staffId: newId() };
    expect(await account(other, own, restricted)).toBe(200);
    // Restricted by the team, whatever stands in the person's own row.
    expect(await account(other, { teamId: east }, restricted)).toBe(200);
    expect(await account(other, { teamId: administration }, restricted)).toBe(beyond);
    expect(await account(restricted, { ...own, roles: ['administrator'], name: '自己' }, restricted)).toBe(200);
    expect(await invite(other, restricted)).toBe(204);
    expect(await end(other, restricted)).toBe(204);
  });

  it('neither changes, lets in nor ends whoever has more: by a new way in they could become them', async () => {
    const more = { staffId: newId() };
    await account(more, { areas: ['east', 'north'], productLines: ['laser'] });
    expect(await account(more, own, restricted)).toBe(beyond);
    expect(await invite(more, restricted)).toBe(beyond);
    expect(await end(more, restricted)).toBe(beyond);
    expect(await end(otto, restricted)).toBe(beyond);
    expect(await asRole(restricted, "SELECT invite_staff_account($1, $2, 'x')", [more.staffId])).toBe(refused);
    expect(await asRole(restricted, 'SELECT end_staff_account($1, $2, now())', [more.staffId])).toBe(refused);
    expect(await end(more, otto)).toBe(204);
  });

  it('writes teams and areas of their own alone', async () => {
    expect(await team(east, 'East', everything, restricted)).toBe(beyond);
    expect(await team(administration, 'All of it', own, restricted)).toBe(beyond);
    expect(await team(newId(), 'North', { areas: ['north'] }, restricted)).toBe(beyond);
    expect(await team(east, 'East of the river', own, restricted)).toBe(200);
    const roleWrites = (of: string, areas: string) =>
      asRole(restricted, `SELECT write_team($1, $2, 'x', '{laser}', '${areas}')`, [of]);
    expect(await roleWrites(east, '{all}')).toBe(refused);
    expect(await roleWrites(administration, '{east}')).toBe(refused);
    expect(await roleWrites(east, '{east}')).toBe('done');

    expect([await area('north', restricted), await area('brand-new', restricted)]).toEqual([beyond, beyond]);
    const roleArea = (word: string) => asRole(restricted, `SELECT write_area($1, '${word}', 'x', 'x', 'x', '{}')`, []);
    expect([await roleArea('north'), await roleArea('brand-new')]).toEqual([refused, refused]);
    expect([await area('east', restricted), await area('brand-new', otto)]).toEqual([204, 204]);
  });

  it('has no area to come, though every area of today is theirs by name', async () => {
    const areas = (await world.asOwner<{ area: string }>('SELECT area FROM areas')).map((one) => one.area);
    await account(restricted, { roles: ['administrator'], areas });
    expect(await account({ staffId: newId() }, { areas }, restricted)).toBe(200);
    expect(await account({ staffId: newId() }, {}, restricted)).toBe(beyond);
  });
});

describe('the last administrator who has everything', () => {
  const full = { staffId: newId() };
  const narrow = (who: { staffId: string }, by = who) =>
    account(who, { roles: ['administrator'], areas: ['east'] }, by);
  const last = 'last-full-administrator';

  it('restricts neither themselves nor their team, in words and in the database; with a second one they do', async () => {
    await world.asOwner('UPDATE staff_members SET team_id = $1 WHERE staff_id = $2', [administration, otto.staffId]);
    expect(await narrow(otto)).toBe(last);
    expect(await team(administration, 'All of it', { areas: ['east'] })).toBe(last);
    expect(await write(otto, otto, ['laser'], ['all'], administration)).toBe(refused);
    expect(await asRole(otto, "SELECT write_team($1, $2, 'All', '{laser}', '{all}')", [administration])).toBe(refused);

    expect(await account(full, { roles: ['administrator'] })).toBe(200);
    // Both are in the same team: it stays as it is.
    expect(await team(administration, 'All of it', { areas: ['east'] })).toBe(last);
    expect(await narrow(full, otto)).toBe(200);
    expect(await account(full, { roles: ['administrator'] })).toBe(200);
    expect(await narrow(otto)).toBe(200);
    expect(await account(otto, { roles: ['administrator'] }, full)).toBe(200);
  });

  it('is left when two restrict themselves at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      await account(full, { roles: ['administrator'] });
      const answers = await Promise.all([narrow(otto), narrow(full)]);
      expect(answers.map(String).sort()).toEqual(['200', last]);
      const [by, of] = answers[0] === 200 ? [full, otto] : [otto, full];
      expect(await account(of, { roles: ['administrator'] }, by)).toBe(200);
    }
  });
});

describe('S2.8 sessions of staff', () => {
  const running = async (of: { staffId: string }) =>
    (
      await world.asOwner<{ n: number }>(
        'SELECT count(*)::int AS n FROM staff_sessions WHERE staff_id = $1 AND ended_at IS NULL',
        [of.staffId],
      )
    )[0]!.n;
  const all = (as: { staffId: string }, of: { staffId: string }) =>
    asRole(as, 'SELECT end_staff_sessions($1, $2, now())', [of.staffId]);

  it('are ended by no statement of the role of the desk, nor is an end taken back', async () => {
    await world.staffCookieFor(mei);
    for (const at of ['now()', 'NULL'])
      expect(await asRole(otto, `UPDATE staff_sessions SET ended_at = ${at} WHERE $1::bytea IS NOT NULL`, [])).toBe(
        refused,
      );
    expect(await running(mei)).toBeGreaterThan(0);
  });

  it('are ended by a colleague never, by oneself one or all but one, by an administrator all of whom they reach', async () => {
    await Promise.all([world.staffCookieFor(mei), world.staffCookieFor(mei)]);
    const before = await running(mei);
    const [{ session_id: one }] = (await world.asOwner<{ session_id: string }>(
      'SELECT session_id FROM staff_sessions WHERE staff_id = $1 AND ended_at IS NULL LIMIT 1',
      [mei.staffId],
    )) as [{ session_id: string }];
    const ofOne = (as: { staffId: string }) => asRole(as, 'SELECT end_own_sessions($1, $2, NULL, now())', [one]);
    expect(await ofOne(bohai)).toBe('done');
    expect([await all(bohai, mei), await all(restricted, mei)]).toEqual([refused, refused]);
    expect(await running(mei)).toBe(before);
    // With the one that shows the proof.
    expect(await ofOne(mei)).toBe('done');
    expect(await running(mei)).toBe(before);
    expect(await asRole(mei, 'SELECT end_own_sessions($1, NULL, $2, now())', [newId()])).toBe('done');
    expect(await running(mei)).toBe(0);
    await world.staffCookieFor(mei);
    expect(await all(otto, mei)).toBe('done');
    expect(await running(mei)).toBe(0);
  });
});
