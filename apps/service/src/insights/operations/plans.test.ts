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

/** How PostgreSQL answers one of our queries as the role of staff. */
async function planOf(ask: (tx: { rows: (query: Query) => Promise<unknown> }) => unknown): Promise<string> {
  const client = new pg.Client({ connectionString: world.database.urls.staff });
  await client.connect();
  let text = '';
  const rows = async (query: Query) => {
    await client.query(`SELECT set_config('app.product_lines', 'machine-tool,laser', false),
      set_config('app.staff_areas', 'east,north', false)`);
    const found = await client.query(`EXPLAIN (ANALYZE, COSTS OFF) ${query.text}`, [...query.values]);
    text = found.rows.map((row) => row['QUERY PLAN']).join('\n');
    return [];
  };
  await ask({ rows });
  await client.end();
  return text;
}

describe(`of ${cases} cases in four years`, () => {
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
