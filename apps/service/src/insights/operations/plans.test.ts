import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Query } from '#platform/database';
import { huadong, startService, type TestService } from '#testkit/service';
import type { Scope } from '../../people/index.ts';
import { cellsAcrossCompanies, measuredCasesAcrossCompanies, mediansAcrossCompanies } from './queries.ts';

const cases = 60_000;
const scope: Scope = { productLines: ['machine-tool', 'laser'], areas: ['east', 'north'] };
const quarter = { from: '2026-01-01', to: '2026-03-31', scope };

let world: TestService;
beforeAll(async () => {
  world = await startService();
  await world.asOwner('ALTER TABLE case_measures DROP CONSTRAINT case_measures__company_id__case_id__cases');
  await world.asOwner(
    `INSERT INTO case_measures (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes,
       is_finished, maker_minutes, parts_minutes, longest_turn, promises, late_promises)
     SELECT $1, uuidv7(), (ARRAY['machine-tool', 'laser'])[1 + n % 2], 'east', '2026-03-31'::date - (n::bigint * 1460 / $2)::int,
       CASE WHEN n % 9 = 0 THEN 'late' ELSE 'in-time' END, n % 600, n % 50 <> 0, n % 900, n % 700, 'maker', n % 3, 0
     FROM generate_series(0, $2::int - 1) n`,
    [huadong.companyId, cases],
  );
  await world.asOwner('VACUUM (ANALYZE) case_measures');
}, 240_000);
afterAll(() => world.close());

const parts = `SELECT set_config('app.product_lines', 'machine-tool,laser', false),
  set_config('app.staff_areas', 'east,north', false)`;

/** How PostgreSQL answers one of our queries as the role of staff. */
async function planOf(ask: (tx: { rows: (query: Query) => Promise<unknown> }) => unknown): Promise<string> {
  const client = new pg.Client({ connectionString: world.database.urls.staff });
  await client.connect();
  let text = '';
  const rows = async (query: Query) => {
    await client.query(parts);
    const found = await client.query(`EXPLAIN (ANALYZE, COSTS OFF) ${query.text}`, [...query.values]);
    text = found.rows.map((row) => row['QUERY PLAN']).join('\n');
    return [];
  };
  await ask({ rows });
  await client.end();
  return text;
}

/** What PostgreSQL itself calls the median of all, of each period and of each part, beside what we answer. */
async function bothMedians(unit: 'week' | 'month', { from, to, scope }: typeof quarter) {
  const client = new pg.Client({ connectionString: world.database.urls.staff });
  await client.connect();
  const rows = async (query: Query) => (await client.query(query.text, [...query.values])).rows;
  try {
    await client.query(parts);
    const ours = await mediansAcrossCompanies({ rows } as never, unit, { from, to, scope });
    const { rows: theirs } = await client.query(
      `SELECT f.period::text, f.product_line, f.area, percentile_disc(0.5) WITHIN GROUP (ORDER BY f.minutes) AS minutes
       FROM (SELECT date_trunc($1, opened_on::timestamp)::date AS period, product_line, area, first_answer_minutes AS minutes
         FROM case_measures WHERE first_answer_minutes IS NOT NULL AND NOT is_merged AND opened_on BETWEEN $2 AND $3
           AND product_line = ANY ($4) AND area = ANY ($5)) f
       GROUP BY GROUPING SETS ((f.period), (f.product_line, f.area), ())`,
      [unit, from, to, scope.productLines, scope.areas],
    );
    const sorted = (found: readonly object[]) => found.map((row) => JSON.stringify(row)).sort();
    return { ours: sorted(ours), theirs: sorted(theirs) };
  } finally {
    await client.end();
  }
}

describe(`of ${cases} cases in four years`, () => {
  const day = (some: number) => new Date(Date.UTC(2022, 3, 2) + some * 86_400_000).toISOString().slice(0, 10);
  const times = fc.tuple(fc.integer({ min: 0, max: 1460 }), fc.integer({ min: 1, max: 40 }));

  it('the medians are those PostgreSQL finds by sorting, of any time and part, few cases and many alike', async () => {
    await world.asOwner(`UPDATE case_measures SET first_answer = 'waiting', first_answer_minutes = NULL
      WHERE hashtext(case_id::text) % 7 = 0`);
    await world.asOwner(`UPDATE case_measures SET is_merged = true WHERE hashtext(case_id::text) % 11 = 0`);
    await world.asOwner('VACUUM (ANALYZE) case_measures');
    const lines = fc.subarray([...scope.productLines], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('week', 'month'), times, lines, async (unit, [from, days], productLines) => {
        const { ours, theirs } = await bothMedians(unit, {
          from: day(from),
          to: day(from + days),
          scope: { ...scope, productLines },
        });
        expect(ours).toEqual(theirs);
        expect(ours.length).toBeGreaterThan(1);
      }),
      { numRuns: 25 },
    );
  });

  it.for([
    ['counted', cellsAcrossCompanies],
    ['halved', mediansAcrossCompanies],
  ] as const)('a quarter is %s from the index alone, read once', async ([, query]) => {
    const plan = await planOf((tx) => query(tx as never, 'week', quarter));
    console.log(plan.split('\n').at(-1));
    expect(plan.match(/Scan using|Seq Scan/g)).toHaveLength(1);
    expect(plan).toMatch(/Index Only Scan using case_measures__opened_on/);
  });

  it('a list is cut from the index before anything is joined, without a sort', async () => {
    const plan = await planOf((tx) =>
      measuredCasesAcrossCompanies(tx as never, { ...quarter, show: 'late', after: null, limit: 51 }),
    );
    console.log(plan.split('\n').at(-1));
    expect(plan).toMatch(/Limit[\s\S]*Index Only Scan using case_measures__opened_on/);
    expect(plan).not.toMatch(/Seq Scan on case_measures/);
  });

  it('the same queries read the table when the index is away', async () => {
    await world.asOwner('DROP INDEX case_measures__opened_on');
    const plan = await planOf((tx) => cellsAcrossCompanies(tx as never, 'week', quarter));
    expect(plan).not.toMatch(/Index Only Scan/);
  });
});
