import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, committedRegister } from '#privacy/engine';
import { frieda, linWei, startService, type TestService } from '#testkit/service';
import { registerStandings, type ToldPart, toldBy } from './standings.ts';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world?.close());

const register = '/api/desk/register';

describe('the processing register at the privacy desk', () => {
  it('S4.1 says of the phone number where it lives, why, who receives it and until when', async () => {
    const { status, body } = await world.asStaff(frieda, register);
    expect(status).toBe(200);
    const phone = body.columns.find((each: { column: string }) => each.column === 'phone');
    expect(phone).toMatchObject({
      database: 'service',
      table: 'person_profiles',
      kind: 'phone',
      called: { zh: '电话', en: 'phone', de: 'Telefon' },
      purposes: ['membership', 'cases', 'extra-notices'],
      period: 'profile',
      export: 'include',
      log: 'never',
    });
    expect(body.purposes[phone.purposes[0]].recipients).toEqual(['service-region', 'operator', 'colleagues']);
    expect(body.periods[phone.period].text.de).toBe('bis Sie Ihr Konto löschen');
    expect(body.registerHash).toBe(committedRegister().hash);
  });

  it('is for the privacy frieda alone, and each reading is recorded', async () => {
    expect((await world.asCustomer(linWei, register)).status).toBe(401);
    const read = () =>
      world.asOwner<{ n: number }>(
        `SELECT count(*)::int AS n FROM audit_entries WHERE what = 'read the processing register'`,
      );
    const [before] = await read();
    await world.asStaff(frieda, register);
    const [after] = await read();
    expect(after!.n).toBe(before!.n + 1);
  });

  it.each([
    ['zh', '处理目的', '电话'],
    ['en', 'purpose', 'phone'],
    ['de', 'Zweck', 'Telefon'],
  ])('gives the record of processing in %s, as a table and as JSON', async (language, head, phone) => {
    const wish = (format: string) => `/api/desk/record-of-processing?format=${format}&language=${language}`;
    const csv = await world.asStaff(frieda, wish('csv'));
    expect(csv.headers.get('content-disposition')).toContain(`.csv`);
    expect(csv.text).toContain(head);
    expect(csv.text).toContain(phone);
    const json = JSON.parse((await world.asStaff(frieda, wish('json'))).text);
    expect(json.registerHash).toBe(committedRegister().hash);
    expect(json.activities.length).toBe(Object.keys(committedRegister().register.purposes).length);
  });

  it('is kept in the database under its hash, which nobody can change, the owner neither', async () => {
    const rows = await world.asOwner<{ register_hash: string; canonical: string }>('SELECT * FROM register_snapshots');
    expect(rows.map(({ register_hash }) => register_hash)).toEqual([committedRegister().hash]);
    expect(createHash('sha256').update(rows[0]!.canonical).digest('hex')).toBe(rows[0]!.register_hash);
    for (const change of [
      `UPDATE register_snapshots SET software_version = '0'`,
      'DELETE FROM register_snapshots',
      'TRUNCATE register_snapshots',
      `INSERT INTO register_snapshots VALUES (repeat('a', 64), '{}', now(), '0')`,
    ])
      await expect(world.asOwner(change), change).rejects.toThrow();
  });
});

describe('how the register stands (G4)', () => {
  const { register: live, hash } = committedRegister();
  const home = { registerHash: hash, firstSeenAt: '2026-03-02T08:00:00.000Z', softwareVersion: '0.1.0' };
  const told = toldBy(live);
  const base = { liveHash: hash, live: told, keptSince: new Date(), policy: null };
  const stated = (compared: Partial<Parameters<typeof registerStandings>[0]>) =>
    registerStandings({ ...base, home: { ...home, policy: { version: 0, registerHash: hash } }, ...compared }).map(
      ({ id, state, says }) => `${id} ${state} ${says}`,
    );
  const published = (registerHash: string | null, part: object | null) =>
    stated({
      home: { ...home, policy: { version: 3, registerHash } },
      policy: part && toldBy(JSON.parse(canonicalJson(part)) as ToldPart),
    })[0];
  const other = 'b'.repeat(64);

  it('is right while policy, database and home have the register that runs', () => {
    expect(stated({})).toEqual([
      'register-policy right same',
      'register-service right kept',
      'register-home right kept',
    ]);
  });

  it('S8.1 is wrong when people are told something else than what runs', () => {
    const longer = { ...live, periods: { ...live.periods, attachments: { length: 'P99M' } } };
    expect(published(other, longer)).toBe('register-policy wrong another');
    const without = { ...live, columns: live.columns.filter(({ column }) => column !== 'country_region') };
    expect(published(other, without)).toBe('register-policy wrong another');
  });

  it('is right when only names of columns differ, which nobody is told', () => {
    const renamed = { ...live, columns: live.columns.map((each) => ({ ...each, column: `${each.column}_old` })) };
    expect(published(other, renamed)).toBe('register-policy right told-the-same');
  });

  it('says so when it cannot know, and never that all is well', () => {
    expect(published(other, null)).toBe('register-policy unknown not-kept');
    expect(published(null, null)).toBe('register-policy unknown not-kept');
    expect(stated({ home: null, keptSince: null })).toEqual([
      'register-policy unknown no-answer',
      'register-service wrong not-kept',
      'register-home unknown no-answer',
    ]);
    expect(stated({ home: { ...home, registerHash: other, policy: { version: 0, registerHash: hash } } })[2]).toBe(
      'register-home wrong another',
    );
  });
});
