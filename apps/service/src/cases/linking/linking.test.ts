import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bohai, foreignLaser, heLi, laser3, linWei, mei, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const path = (one: string, other: string) => `/api/desk/cases/${one}/links/${other}`;
const link = (one: string, other: string, who = mei) =>
  world.asStaff(who, path(one, other), { method: 'PUT', json: {} });
const unlink = (one: string, other: string, who = mei) => world.asStaff(who, path(one, other), { method: 'DELETE' });
const links = async (caseNumber: string, who = mei) =>
  (await world.asStaff(who, `/api/desk/cases/${caseNumber}`)).body.links;
const numbers = async (caseNumber: string) =>
  (await links(caseNumber)).map(({ other }: { other: { caseNumber: string } | null }) => other?.caseNumber ?? null);
const twoCompanies = async () => {
  const own = await world.openCase({ machine: laser3, description: '本公司的激光器报警' });
  const foreign = await world.openCase({ by: heLi, machine: foreignLaser, description: '别家公司的激光器报警' });
  return [own.caseNumber, foreign.caseNumber] as const;
};

describe('the same fault at two companies', () => {
  it('is linked once, seen from both sides with where the other stands, and taken back with author and time', async () => {
    const [one, other] = await twoCompanies();
    expect([(await link(one, other)).status, (await link(other, one)).status]).toEqual([204, 204]);
    expect([await numbers(one), await numbers(other)]).toEqual([[other], [one]]);
    await world.asStaff(mei, `/api/desk/cases/${other}/solution`, {
      method: 'PUT',
      json: { cause: '冷却水脏', remedy: '更换滤芯' },
    });
    expect((await links(one))[0]).toMatchObject({ by: mei.name, other: { state: 'solved', remedy: '更换滤芯' } });
    expect((await unlink(other, one)).status).toBe(204);
    expect((await unlink(one, other)).body).toMatchObject({ status: 404, code: 'not-found' });
    expect([await numbers(one), await numbers(other)]).toEqual([[], []]);
    const rows = await world.asOwner(
      'SELECT removed_at, removed_by FROM case_links l JOIN cases c USING (company_id, case_id) WHERE c.case_number = $1',
      [one],
    );
    expect(rows).toEqual([{ removed_at: world.clock.now(), removed_by: mei.staffId }]);
    await link(one, other);
    expect(await numbers(one)).toEqual([other]);
  });

  it('shows a case outside one’s area as nothing but that, and does not let it be linked or taken back', async () => {
    const [one, other] = await twoCompanies();
    await link(one, other);
    // A colleague of the other company's area sees that side only.
    const [hidden, sees] = [one, other];
    const answer = await world.asStaff(bohai, `/api/desk/cases/${sees}`);
    expect(answer.status).toBe(200);
    expect(answer.body.links).toEqual([expect.objectContaining({ by: mei.name, other: null })]);
    expect(answer.text).not.toContain(hidden);
    expect((await unlink(sees, hidden, bohai)).body.code).toBe('case-not-found');
    expect((await link(sees, hidden, bohai)).body.code).toBe('case-not-found');
    expect(await numbers(hidden)).toEqual([sees]);
  });

  it('S2.3 is nothing that a customer sees, in an answer or in the database', async () => {
    const [one, other] = await twoCompanies();
    await link(one, other);
    const { text } = await world.asCustomer(linWei, `/api/cases/${one}`);
    expect(text).not.toContain(other);
    expect(text).not.toMatch(/link/i);
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    await client.query(`SELECT set_config('app.company_id', $1, false)`, [linWei.place!.company.companyId]);
    await expect(client.query('SELECT link_id FROM case_links')).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('is taken back from the page of the case in which a linked one goes on, on either side', async () => {
    const [one, other] = await twoCompanies();
    const stranger = (await twoCompanies())[1];
    const survivor = (await world.openCase({ machine: laser3 })).caseNumber;
    const second = (await world.openCase({ by: heLi, machine: foreignLaser })).caseNumber;
    const merge = (away: string, into: string) =>
      world.asStaff(mei, `/api/desk/cases/${away}/merge/${into}`, { method: 'PUT', json: {} });
    await link(one, other);
    await merge(one, survivor);
    expect((await unlink(survivor, stranger)).body.code).toBe('not-found');
    expect(await numbers(survivor)).toEqual([other]);
    expect((await unlink(survivor, other)).status).toBe(204);
    expect([await numbers(survivor), await numbers(other)]).toEqual([[], []]);
    await link(survivor, other);
    await merge(other, second);
    // Each side's page names the case that was linked.
    expect([await numbers(survivor), await numbers(second)]).toEqual([[other], [survivor]]);
    expect((await unlink(second, survivor)).status).toBe(204);
    expect([await numbers(survivor), await numbers(second)]).toEqual([[], []]);
  });

  it('is refused with itself and for a case that goes on elsewhere; ten at once make one link', async () => {
    const [one, other] = await twoCompanies();
    const second = (await world.openCase({ machine: laser3 })).caseNumber;
    expect((await link(one, one)).body).toMatchObject({ code: 'input', fields: { other: 'itself' } });
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? link(one, other) : link(other, one))));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await numbers(one)).toEqual([other]);
    await world.asStaff(mei, `/api/desk/cases/${one}/merge/${second}`, { method: 'PUT', json: {} });
    expect((await link(one, other)).body).toMatchObject({ code: 'case-merged', fields: { goesOnIn: second } });
    // What was linked before goes along.
    expect(await numbers(second)).toEqual([other]);
  });
});
