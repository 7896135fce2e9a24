import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linWei, startService, type TestService } from '#testkit/service';

const cases = 6_000;

let world: TestService;
beforeAll(async () => {
  world = await startService(new Date('2026-10-12T09:00:00+08:00'));
  await world.openCase({ by: linWei, errorNumber: 'E-27' });
  await world.tellConsent(linWei, true);
  await world.asOwner(
    `DO $$ DECLARE change text; BEGIN
       FOR change IN
         SELECT format('DROP CONSTRAINT %I', conname) FROM pg_constraint WHERE conrelid = 'cases'::regclass AND contype = 'f'
         UNION ALL SELECT format('ALTER COLUMN %I DROP EXPRESSION', attname) FROM pg_attribute
         WHERE attrelid = 'cases'::regclass AND attgenerated = 's'
       LOOP EXECUTE 'ALTER TABLE cases ' || change; END LOOP; END $$`,
  );
  await world.asOwner(
    `INSERT INTO cases SELECT (jsonb_populate_record(c, jsonb_build_object('case_id', uuidv7(), 'case_number', 'C' || n,
       'error_number', CASE WHEN n % 3 = 0 THEN 'E-27' END, 'opened_at', c.opened_at - n * interval '2 hours'))).*
     FROM cases c, generate_series(1, ${cases}) n`,
  );
  await world.asOwner('VACUUM (ANALYZE) cases');
}, 120_000);
afterAll(() => world.close());

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL reads cases for what the function asks: its own words, with days for its parameters. */
async function readOfCases() {
  const [source] = await world.asOwner<{ prosrc: string }>(
    `SELECT prosrc FROM pg_proc WHERE proname = 'improvement_cases'`,
  );
  const asked = source!.prosrc
    .match(/RETURN QUERY([\s\S]*?);/)![1]!
    .replaceAll('$1', `'2026-09-01'::date`)
    .replaceAll('$2', `'2026-09-30'::date`)
    .replaceAll('$3', `'{machine-tool,laser}'::text[]`);
  const [row] = await world.asOwner<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${asked}`,
  );
  const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  const [read] = flat(row!['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'cases');
  const looked = (read!['Actual Rows'] + (read!['Rows Removed by Filter'] ?? 0)) * read!['Actual Loops'];
  return { index: read!['Index Name'], looked, counted: read!['Actual Rows'] * read!['Actual Loops'] };
}

describe(`S2.5 the analysis of a month, of somebody with ${cases} cases`, () => {
  it('reads the cases that it counts, and no other', async () => {
    const read = await readOfCases();
    expect(read.index).toBe('cases__company_id__opened_by__opened_at');
    expect(read.counted).toBe(120);
    expect(read.looked).toBe(read.counted);
  });

  it('reads another index when that one is away', { retry: 0 }, async () => {
    await world.asOwner('DROP INDEX cases__company_id__opened_by__opened_at');
    expect((await readOfCases()).index).not.toBe('cases__company_id__opened_by__opened_at');
  });
});
