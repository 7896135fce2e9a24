import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bohai,
  chenJie,
  heLi,
  huadong,
  linWei,
  mei,
  petra,
  press7,
  startService,
  sunLei,
  type TestService,
  zhaoMin,
} from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService(new Date('2026-10-12T09:00:00+08:00'));
});
afterAll(() => world.close());

const path = '/api/desk/insights/improvement';
const read = async (as = mei) => (await world.asStaff(as, path)).body.errors;
const rows = async (query = '') => (await world.asStaff(mei, `${path}/rows${query}`)).body.rows;
const asRole = async <Row extends object>(role: string, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: world.database.urls[role]! });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
};
const people = [linWei, zhaoMin, chenJie];
const tell = async (given: boolean, whom = people) => {
  for (const person of whom) expect(await world.tellConsent(person, given)).toBe(204);
  world.clock.advance(1000);
};
const asked = `SELECT * FROM improvement_cases('2026-01-01', '2026-12-31', '{machine-tool,laser}')`;

describe('S2.5 the analysis for improvement', () => {
  beforeAll(async () => {
    for (const by of [...people, linWei])
      await world.openCase({ by, errorNumber: 'E-27', description: '一段只有人才写的话' });
    await world.openCase({ by: linWei, errorNumber: 'E-99' });
    await world.openCase({ by: zhaoMin, errorNumber: 'E-99' });
    await world.asOwner(`UPDATE cases SET cause_code = 'wear', remedy_code = 'replaced' WHERE opened_by = $1`, [
      linWei.place!.membershipId,
    ]);
  });
  beforeEach(() => tell(false));

  it('is empty until somebody agrees, and shows what three people reported once they have', async () => {
    expect(await read()).toEqual([]);
    await tell(true, people.slice(0, 2));
    expect(await read()).toEqual([]);
    await tell(true);
    expect(await read()).toEqual([
      {
        productLine: 'machine-tool',
        model: press7.model,
        errorNumber: 'E-27',
        cases: 4,
        software: expect.any(Array),
        causes: [
          { name: 'wear', cases: 2 },
          { name: null, cases: 2 },
        ],
        remedies: [
          { name: 'replaced', cases: 2 },
          { name: null, cases: 2 },
        ],
      },
    ]);
  });

  it('is empty again at once when one of three withdraws', async () => {
    await tell(true);
    expect(await read()).toHaveLength(1);
    await tell(false, [zhaoMin]);
    expect(await read()).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await asRole('analysis', asked)).toEqual([]);
  });

  it('opens the rows behind a number, as many as it says', async () => {
    await tell(true);
    const sum = (found: { cases: number }[]) => found.reduce((all, { cases }) => all + cases, 0);
    expect(sum(await rows('?errorNumber=E-27'))).toBe(4);
    expect(sum(await rows('?errorNumber=E-27&causeCode=wear'))).toBe(2);
    expect(await rows('?errorNumber=E-99')).toEqual([]);
    expect(await rows('?causeCode=dirt')).toEqual([]);
  });

  it('leads to nobody: no person, company, machine, case or text is in it', async () => {
    await tell(true);
    const texts = await Promise.all(['', '/rows'].map((more) => world.asStaff(mei, `${path}${more}`)));
    const words = await world.asOwner<{ word: string }>(
      `SELECT unnest(ARRAY[company_id::text, case_id::text, case_number, machine_number, machine_id::text, opened_by::text,
         description]) AS word FROM cases UNION SELECT name FROM companies UNION SELECT label FROM memberships
       UNION SELECT person_id::text FROM memberships`,
    );
    for (const { text } of texts) for (const { word } of words) expect(text).not.toContain(word);
    expect(Object.keys((await rows())[0]).sort()).toEqual(
      'causeCode cases errorNumber machine model month productLine remedyCode severity software'
        .split(' ')
        .filter((name) => name !== 'machine')
        .sort(),
    );
  });

  it('keeps to the product lines of the reader, and asks for a role', async () => {
    await tell(true);
    expect(await read(bohai)).toHaveLength(1);
    expect((await world.asStaff(mei, `${path}?productLine=laser`)).body.errors).toEqual([]);
    expect((await world.asStaff(petra, path)).status).toBe(200);
    expect((await world.asStaff(null, path)).body.code).toBe('sign-in-needed');
    expect((await world.asCustomer(linWei, path)).body.code).toBe('sign-in-needed');
  });

  it('counts a merged case in the one it goes on in, and whoever reported it as one of three people', async () => {
    await tell(true);
    const [before] = await read();
    await world.asOwner(
      `UPDATE cases SET state = 'merged', closed_at = opened_at, goes_on_in =
         (SELECT case_number FROM cases WHERE opened_by = $1 AND error_number = 'E-27' LIMIT 1)
       WHERE opened_by = $2 AND error_number = 'E-27'`,
      [linWei.place!.membershipId, zhaoMin.place!.membershipId],
    );
    const [after] = await read();
    expect(after).toMatchObject({
      cases: before.cases - 1,
      causes: [
        { name: 'wear', cases: 2 },
        { name: null, cases: 1 },
      ],
    });
    expect((await rows('?errorNumber=E-27')).every(({ cases }: { cases: number }) => cases > 0)).toBe(true);
    await world.asOwner(
      `UPDATE cases SET state = 'sent', closed_at = NULL, goes_on_in = NULL WHERE opened_by = $1 AND error_number = 'E-27'`,
      [zhaoMin.place!.membershipId],
    );
    expect((await read())[0]).toEqual(before);
  });

  it('never shows a case that staff opened for a caller: nobody has agreed for it', async () => {
    await tell(true);
    const before = (await read())[0].cases;
    await world.asOwner(
      `UPDATE cases SET opened_by = NULL, opened_by_staff = $1 WHERE case_id =
         (SELECT case_id FROM cases WHERE opened_by = $2 AND error_number = 'E-27' LIMIT 1)`,
      [mei.staffId, linWei.place!.membershipId],
    );
    expect((await read())[0].cases).toBe(before - 1);
  });
});

describe('S2.5 the role analysis', () => {
  it('reads no table of cases, companies, machines or people, and nobody else may ask its function', async () => {
    for (const table of ['cases', 'case_measures', 'companies', 'machines', 'memberships', 'people', 'consent_states'])
      await expect(asRole('analysis', `SELECT 1 FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(asRole('analysis', 'SELECT payload FROM audit_entries')).rejects.toThrow(/permission denied/);
    for (const role of ['staff', 'customer', 'privacy', 'worker'])
      await expect(asRole(role, asked)).rejects.toThrow(/permission denied for function/);
    await expect(asRole('staff', 'SELECT 1 FROM consent_states')).rejects.toThrow(/permission denied/);
  });

  it('leaves the maintenance of the owner behind with each answer', async () => {
    const [row] = await asRole<{ left: string }>(
      'analysis',
      `SELECT (SELECT count(*) FROM improvement_cases('2026-01-01', '2026-12-31', '{laser}')) AS n,
         current_setting('app.maintenance', true) AS left`,
    );
    expect(row!.left ?? '').toBe('');
  });
});

describe('S2.5 what home tells', () => {
  const kept = async (person = sunLei) =>
    (
      await world.asOwner("SELECT given FROM consent_states WHERE person_id = $1 AND kind = 'improvement-analysis'", [
        person.personId,
      ])
    )[0];

  it('is kept once, the latest wins, in whatever order and however often it is told', async () => {
    const at = (minutes: number) => ({ decidedAt: new Date(world.clock.now().getTime() + minutes * 60_000) });
    expect(await kept()).toBeUndefined();
    expect(await world.tellConsent(sunLei, true, at(-2))).toBe(204);
    expect(await kept()).toEqual({ given: true });
    expect(await world.tellConsent(sunLei, false, at(-1))).toBe(204);
    expect(await world.tellConsent(sunLei, true, at(-2))).toBe(204);
    expect(await kept()).toEqual({ given: false });
  });

  it('a withdrawal that comes to nothing beside a later yes is not acknowledged; a yes that comes late is', async () => {
    const at = (minutes: number) => ({ decidedAt: new Date(world.clock.now().getTime() + minutes * 60_000) });
    expect(await world.tellConsent(sunLei, true, at(2))).toBe(204);
    expect(await world.tellConsent(sunLei, false, at(1))).toBe(503);
    expect(await kept()).toEqual({ given: true });
    expect(await world.tellConsent(sunLei, true, at(1))).toBe(204);
    expect(await world.tellConsent(sunLei, false, at(3))).toBe(204);
    expect(await world.tellConsent(sunLei, false, at(1))).toBe(204);
    expect(await kept()).toEqual({ given: false });
    world.clock.advance(300_000);
  });

  it('comes in by a notice alone: an access token, another type or another person’s row do not pass', async () => {
    expect(await world.tellConsent(heLi, true, { type: 'at+jwt' })).toBe(401);
    const { status } = await world.asCustomer(heLi, '/api/region/consents', { method: 'PUT' });
    expect([status, await kept(heLi)]).toEqual([401, undefined]);
    await expect(
      asRole(
        'customer',
        `INSERT INTO consent_states (person_id, kind, given, decided_at, event_id)
         VALUES ('${heLi.personId}', 'improvement-analysis', true, now(), '${huadong.companyId}')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('a notice signs nobody in: it is no access token', async () => {
    const me = await world.asCustomer(linWei, '/api/me', { token: { audience: `${world.url}/api/region/consents` } });
    expect(me.status).toBe(401);
  });

  it('a withdrawal waits for an analysis that runs, and is not acknowledged before it has ended', async () => {
    const client = new pg.Client({ connectionString: world.database.urls.analysis! });
    await client.connect();
    await client.query('BEGIN');
    await client.query(asked);
    expect(await world.tellConsent(sunLei, false)).toBe(503);
    expect(await world.tellConsent(sunLei, true)).toBe(204);
    await client.query('COMMIT');
    world.clock.advance(1000);
    expect(await world.tellConsent(sunLei, false)).toBe(204);
    await client.end();
  });
});
