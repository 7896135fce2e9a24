import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Job } from '../driver/index.ts';
import type { Ground } from '../ground/index.ts';
import { type Row, verdictOf } from '../report/row.ts';
import { deskRequest, listRequest, openCaseRequest, queueRequest, type Request } from './requests.ts';

/** What PostgreSQL was asked during one request. */
interface Statements {
  readonly queries: string[];
  /** BEGIN, COMMIT and settings: they travel with a query and read no table. */
  readonly around: string[];
}

/** Statements of one list at page sizes 5, 20 and 100, as PostgreSQL logs them (trust.md §5). */
export async function statementsRow(ground: Ground): Promise<Row> {
  const sizes = [5, 20, 100];
  const counted: Statements[] = [];
  for (const size of sizes) counted.push(await statementsOf(ground, await listRequest(ground, ground.large, size)));
  const others: [string, Promise<Request> | Request][] = [
    ['queue of the desk', queueRequest(ground.large)],
    ['case at the desk', deskRequest(ground.large, '/api/desk/cases/C-100777')],
    ['search of the desk', deskRequest(ground.large, `/api/desk/search?words=${encodeURIComponent('报警')}`)],
    ['machines at the desk', deskRequest(ground.large, '/api/desk/machines')],
    ['opening a case', openCaseRequest(ground, ground.large)],
  ];
  const told: string[] = [];
  for (const [what, request] of others)
    told.push(`${what} ${(await statementsOf(ground, await request)).queries.length}`);
  const most = Math.max(...counted.map(({ queries }) => queries.length));
  return {
    what: 'queries per list',
    ours: counted.map(({ queries }) => queries.length).join(', '),
    baseline: '1',
    figure: String(most),
    reach: '≤ 3',
    record: '1',
    verdict: verdictOf(most, { reach: 3, record: 1, better: 'less' }),
    notes: [
      `pages of ${sizes.join(', ')} cases; beside them ${counted[0]!.around.join(', ')}`,
      `other pages and acts, who it is and the audit entry included: ${told.join(', ')}`,
    ],
  };
}

/** Turns the server's statement log on for one request, and reads what it wrote. */
async function statementsOf({ region, driver }: Ground, request: Request) {
  const file = join(region.logFolder, 'service-cluster.log');
  const client = new pg.Client({ connectionString: region.superuserUrl('postgres') });
  await client.connect();
  const once: Job = {
    ...request,
    headers: request.headers.slice(0, 1),
    connections: 1,
    milliseconds: 5_000,
    atMost: 1,
  };
  try {
    await driver.run(once);
    await setting(client, { log_statement: "'all'", log_line_prefix: "'%a|'" });
    const from = statSync(file).size;
    const { statuses } = await driver.run(once);
    await setting(client, { log_statement: 'DEFAULT', log_line_prefix: 'DEFAULT' });
    if (!statuses[200] && !statuses[201]) throw new Error(`${request.path}: ${JSON.stringify(statuses)}`);
    return sorted(readFileSync(file).subarray(from).toString());
  } finally {
    await client.end();
  }
}

/** Changes settings and waits until running sessions have them: one reads them before its next statement. */
async function setting(client: pg.Client, settings: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await client.query(`ALTER SYSTEM SET ${name} = ${value}`);
  await client.query('SELECT pg_reload_conf()');
  await client.query('SELECT pg_sleep(0.3)');
}

function sorted(log: string): Statements {
  const texts = [...log.matchAll(/^service-center \w+\|LOG: {2}(?:statement|execute [^:]+): (.*(?:\n\t.*)*)/gm)];
  const statements = texts.map(([, text]) => text!.replace(/\s+/g, ' ').trim());
  const isAround = (text: string) => /^(BEGIN|COMMIT|ROLLBACK|SET LOCAL)\b/i.test(text);
  return {
    queries: statements.filter((text) => !isAround(text)),
    around: statements.filter(isAround).map((text) => text.replace(/ = .*/, '')),
  };
}
