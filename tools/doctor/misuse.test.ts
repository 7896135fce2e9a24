import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { migrateService } from '../../apps/service/src/migrate.ts';
import { examine, lineFor } from './finding.ts';
import { misuseIn } from './misuse.ts';

let database: FreshDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase(await templateFor('service_migrated', migrateService, 'service'));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`SET app.maintenance = 'on'`);
  await owner.query("SELECT make_access_log_partition(now()), make_access_log_partition(now() - interval '9 days')");
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const address = '192.0.2.0';
async function failedSignIns(count: number, daysAgo: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await owner.query(
      `INSERT INTO access_log (request_id, at, route, method, status, duration_ms, bytes, address, software, system)
       VALUES ($1, now() - make_interval(days => $2), 'staffSignIn', 'POST', 401, 1, 1, $3, 'other', 'other')`,
      [newId(), daysAgo, address],
    );
}
const said = async () =>
  lineFor(
    await examine('misuse: service', () =>
      misuseIn({ role: 'worker', url: () => database.urls.worker! }, 'see workbench'),
    ),
  );

describe('S2.8 the doctor', () => {
  it('has nothing to tell of a few mistakes, or of what was conspicuous days ago', async () => {
    await failedSignIns(9, 0);
    await failedSignIns(20, 5);
    expect(await said()).toBe('ok    misuse: service: nobody was conspicuous today or yesterday');
  });

  it('tells an open alert of misuse in numbers, with where to look and nothing of whom', async () => {
    await failedSignIns(3, 0);
    const line = await said();
    expect(line).toMatch(
      /^note {2}misuse: service: 12 failed sign-ins on \d{4}-\d\d-\d\d, 1 conspicuous visitor: see workbench$/,
    );
    expect(line).not.toContain(address);
  });
});
