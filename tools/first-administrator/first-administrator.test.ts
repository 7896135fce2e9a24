import { spawnSync } from 'node:child_process';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock';
import { newId, newToken } from '#platform/ids';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { openTestStaffRealm, type TestStaffRealm } from '../../apps/identity/src/identity.fixture.ts';
import { asOwner } from '../../apps/identity/src/owner.fixture.ts';
import { staffRealmClient } from '../../apps/service/src/administration/staff/realm-client.ts';
import { migrateService } from '../../apps/service/src/migrate.ts';
import { type Ground, letAdministratorIn, makeFirstAdministrator } from './actions.ts';

let realm: TestStaffRealm;
let database: FreshDatabase;
let ground: Ground;
beforeAll(async () => {
  realm = await openTestStaffRealm();
});
afterAll(() => realm.close());
beforeEach(async () => {
  database = await freshDatabase(await templateFor('service_migrated', migrateService, 'service'));
  ground = groundAt(realm.url);
});
afterEach(() => database.drop());

const groundAt = (internalUrl: string): Ground => ({
  ownerUrl: database.ownerUrl,
  realm: staffRealmClient({ internalUrl, clientSecret: realm.clientSecret, serviceUrl: new URL(realm.issuer).origin }),
  clock: systemClock,
});
const ask = (text: string, values: unknown[] = []) => asOwner(database.ownerUrl, text, values);
const staff = () => ask('SELECT name, login_name, roles, areas, left_at FROM staff_members');
const acts = async () =>
  (await ask('SELECT actor_kind, what FROM audit_entries ORDER BY entry_id')).map(
    (row) => `${row.actor_kind} ${row.what}`,
  );

let number = 0;
/** The realm is one for all tests, so each has a sign-in name of its own. */
const wish = (more: object = {}) => {
  number += 1;
  return { name: '徐岚', login: `xu.lan${number}`, team: 'Service', areas: ['all'], ...more };
};
const realmSays = async (path: string, body: object) => {
  const answer = await fetch(`${realm.issuer}${path}`, {
    method: 'POST',
    headers: { origin: new URL(realm.issuer).origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
};
const opens = async (token: string) => (await realmSays('/invite', { token })).status === 200;
async function setsUp(token: string): Promise<number> {
  const { totpSecret } = (await realmSays('/invite', { token })).body;
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
  return (await realmSays('/invite/redemption', { token, password: 'Sieben Pressen stehen still', code })).status;
}
const statusOf = async (login: string) =>
  (await asOwner(realm.database.ownerUrl, 'SELECT status FROM staff_accounts WHERE login_name = $1', [login]))[0]
    ?.status;
async function signedIn(login: string, seenMinutesAgo: number): Promise<void> {
  await ask(
    `INSERT INTO staff_sessions (session_id, token_hash, staff_id, started_at, seen_at, ends_at)
     SELECT $1, sha256($2), staff_id, now(), now() - make_interval(mins => $4), now() + interval '12 hours'
     FROM staff_members WHERE login_name = $3`,
    [newId(), newToken(), login, seenMinutesAgo],
  );
}

describe('the first administrator', () => {
  it('is made once, with a team, an audit entry of the host and a link that sets password and authenticator', async () => {
    const first = wish();
    const { token, login } = await makeFirstAdministrator(ground, first);
    expect(await staff()).toEqual([
      { name: '徐岚', login_name: login, roles: ['administrator'], areas: ['all'], left_at: null },
    ]);
    expect(await ask('SELECT name, areas FROM teams')).toEqual([{ name: 'Service', areas: ['all'] }]);
    expect(await acts()).toEqual(['host made the first administrator']);
    expect(await setsUp(token)).toBe(204);
    expect(await statusOf(login)).toBe('active');
    expect(await opens(token)).toBe(false);
  });

  it('is refused while an administrator is on duty, whatever is asked; nothing changes, and the first link still holds', async () => {
    const first = await makeFirstAdministrator(ground, wish());
    const before = await staff();
    for (const again of [wish(), { ...wish(), login: first.login }])
      await expect(makeFirstAdministrator(ground, again)).rejects.toThrow(/already: 徐岚 \(xu\.lan\d+\).+--new-link/);
    expect(await staff()).toEqual(before);
    expect(await acts()).toHaveLength(1);
    expect(await opens(first.token)).toBe(true);
  });

  it('is made again where whoever administered has left', async () => {
    await makeFirstAdministrator(ground, wish());
    await ask('UPDATE staff_members SET left_at = now()');
    const next = await makeFirstAdministrator(ground, wish());
    expect((await staff()).filter(({ left_at }) => left_at === null).map(({ login_name }) => login_name)).toEqual([
      next.login,
    ]);
    expect(await ask('SELECT count(*)::int FROM teams')).toEqual([{ count: 1 }]);
  });

  it('is one, however many commands run at once, and the link of that one holds', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => makeFirstAdministrator(ground, wish())));
    const made = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made).toHaveLength(1);
    expect((await staff()).map(({ login_name }) => login_name)).toEqual([made[0]!.login]);
    expect(await opens(made[0]!.token)).toBe(true);
  });

  it('is not made with less than everything, which nobody could ever be given then', async () => {
    await expect(makeFirstAdministrator(ground, wish({ areas: ['east', 'south'] }))).rejects.toThrow(/every area/);
    await ask(
      "INSERT INTO teams (team_id, name, product_lines, areas) VALUES (uuidv7(), 'East', '{machine-tool,laser}', '{east}')",
    );
    await expect(makeFirstAdministrator(ground, wish({ team: 'East' }))).rejects.toThrow(/team East .* another team/);
    expect(await staff()).toEqual([]);
    await makeFirstAdministrator(ground, wish());
    expect(await staff()).toHaveLength(1);
  });

  it('is not made for an area that there is not, or under a name that somebody has: nothing is left of the try', async () => {
    await expect(makeFirstAdministrator(ground, wish({ areas: ['east', 'atlantis'] }))).rejects.toThrow(
      /no area atlantis: choose from all, east/,
    );
    expect([await staff(), await ask('SELECT FROM teams'), await acts()]).toEqual([[], [], []]);
    const [planner] = [wish()];
    await makeFirstAdministrator(ground, planner);
    await ask(`UPDATE staff_members SET roles = '{planner}'`);
    await expect(makeFirstAdministrator(ground, wish({ login: planner.login }))).rejects.toThrow(/signs in as/);
    await expect(makeFirstAdministrator(ground, wish())).resolves.toMatchObject({ login: expect.any(String) });
  });

  it('who has no link because the staff sign-in was away gets one by the way that the refusal names', async () => {
    const away = wish();
    await expect(makeFirstAdministrator(groundAt('http://127.0.0.1:1'), away)).rejects.toThrow(
      /no link yet.+--new-link/,
    );
    const { token, name } = await letAdministratorIn(ground);
    expect(name).toBe(away.name);
    expect(await setsUp(token)).toBe(204);
  });
});

describe('a new link for an administrator', () => {
  it('ends what let them in before: link, password, authenticator, sessions', async () => {
    const first = await makeFirstAdministrator(ground, wish());
    const second = await letAdministratorIn(ground);
    expect([await opens(first.token), await opens(second.token)]).toEqual([false, true]);
    await setsUp(second.token);
    await signedIn(second.login, 90);
    const third = await letAdministratorIn(ground, second.login);
    expect(await statusOf(second.login)).toBe('closed');
    expect(await ask('SELECT count(*)::int FROM staff_sessions WHERE ended_at IS NULL')).toEqual([{ count: 0 }]);
    expect(await setsUp(third.token)).toBe(204);
    expect(await acts()).toEqual([
      'host made the first administrator',
      'host made a new link for an administrator',
      'host made a new link for an administrator',
    ]);
  });

  it('is refused while an administrator is signed in who could make it in the workbench', async () => {
    const { login, token } = await makeFirstAdministrator(ground, wish());
    await signedIn(login, 10);
    await expect(letAdministratorIn(ground, login)).rejects.toThrow(/is signed in at this moment/);
    expect(await opens(token)).toBe(true);
    await ask('UPDATE staff_sessions SET ended_at = now()');
    await expect(letAdministratorIn(ground, login)).resolves.toMatchObject({ login });
  });

  it('is for one administrator who is there, named where there are several, and for nobody else', async () => {
    await expect(letAdministratorIn(ground)).rejects.toThrow(/no administrator yet/);
    const { login } = await makeFirstAdministrator(ground, wish());
    await ask(
      `INSERT INTO staff_members (staff_id, name, login_name, team_id, roles, product_lines, areas, since)
       SELECT uuidv7(), n, n, team_id, CASE n WHEN 'planner' THEN '{planner}' ELSE roles END, '{}', '{}', now()
       FROM staff_members, unnest('{second,planner}'::text[]) n`,
    );
    await expect(letAdministratorIn(ground)).rejects.toThrow(/--sign-in-name.+\(second\)/);
    await expect(letAdministratorIn(ground, 'planner')).rejects.toThrow(/planner is no administrator/);
    await expect(letAdministratorIn(ground, login)).resolves.toMatchObject({ login });
  });
});

describe('the command', () => {
  const command = (words: string[], environment: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['tools/first-administrator/main.ts', ...words], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        DATA_FOLDER: '/nonexistent',
        STAFF_REALM_PORT: new URL(realm.url).port,
        ...environment,
      },
    });

  it('says in one line what is missing where the installation does not run, or is the other region', () => {
    const away = command(['--name', 'X', '--sign-in-name', 'x'], { STAFF_REALM_PORT: '1' });
    expect([away.status, away.stderr]).toEqual([1, expect.stringMatching(/does not answer.+npm start.+\n$/)]);
    const urls = { HOME_URL: 'http://localhost:1', SERVICE_URL: 'http://127.0.0.1:2', FILES_URL: 'http://127.0.0.1:3' };
    const home = command([], { REGION: 'home', ...urls });
    expect([home.status, home.stderr]).toEqual([1, expect.stringContaining('on the service’s host')]);
  });
});
