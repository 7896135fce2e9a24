import pg from 'pg';
import { startService, type TestService } from '../../packages/testkit/src/service/index.ts';
import { type LoadCompany, loadCases, loadCompanies } from '../../seeds/load/index.ts';

/** A service over many cases of many companies. */
export interface LargeWorld {
  readonly service: TestService;
  /** Has half of all cases. */
  readonly company: LoadCompany;
  /** One of its open cases, one of its cases that are closed. */
  readonly open: string;
  readonly closed: string;
  /** Somebody who has a hundred open cases. */
  readonly assignee: string;
}

/** Every other case waits, so that the queue itself is large; both product lines, several areas, some assigned. */
export async function largeWorld(): Promise<LargeWorld> {
  const service = await startService(new Date());
  const owner = new pg.Client({ connectionString: service.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`SET app.maintenance = 'on'`);
    const around = await loadCompanies(owner, { count: 150, members: 4, machines: 8, letter: 'A' });
    const [company] = await loadCompanies(owner, { count: 1, members: 20, machines: 240, letter: 'B' });
    const half = { count: 6_000, openPerMille: 500 };
    await loadCases(owner, { ...half, companyIds: around.map(({ companyId }) => companyId) });
    await loadCases(owner, { ...half, companyIds: [company!.companyId] });
    const { rows } = await owner.query<{ assignee: string }>(assignText);
    await vacuumUntilSeen(owner);
    const numberOf = async (state: string) => {
      const text = `SELECT case_number FROM cases WHERE company_id = $1 AND state = $2 AND error_number IS NOT NULL LIMIT 1`;
      return (await owner.query<{ case_number: string }>(text, [company!.companyId, state])).rows[0]!.case_number;
    };
    const [open, closed] = [await numberOf('in-progress'), await numberOf('closed')];
    return { service, company: company!, open, closed, assignee: rows[0]!.assignee };
  } finally {
    await owner.end();
  }
}

/**
 * Vacuums until pages count as seen by all: a snapshot of anybody that was taken beside an older transaction, of any
 * database of the cluster, keeps pages of rows just written from it, and plans then look more rows up than they need.
 */
async function vacuumUntilSeen(owner: pg.Client): Promise<void> {
  const endsAt = Date.now() + 60_000;
  for (;;) {
    await owner.query('VACUUM (ANALYZE)');
    const { rows } = await owner.query<{ name: string }>(unseenText);
    if (rows.length === 0) return;
    if (Date.now() > endsAt) throw new Error(`not seen by all after a minute: ${rows.map(({ name }) => name)}`);
  }
}

const unseenText = `
  SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relpages > 20 AND relallvisible < 0.95 * relpages`;

const assignText = `
  UPDATE cases c SET assignee = (SELECT staff_id FROM staff_members WHERE name = '梅芳')
  WHERE case_id IN (SELECT case_id FROM cases WHERE state = 'in-progress' ORDER BY case_id LIMIT 100) RETURNING assignee`;
