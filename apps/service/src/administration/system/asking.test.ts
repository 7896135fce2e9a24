import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#platform/clock';
import { freePort } from '#testkit/ports';
import { mei, otto, startService, type TestService } from '#testkit/service';

let world: TestService;
let elsewhere: Server;
/** How many transactions were open in the service's database each time another process was asked. */
let open: number[] = [];
let refuses = false;

beforeAll(async () => {
  elsewhere = createServer(async (_request, response) => {
    const [row] = await world.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`,
    );
    open.push(row!.n);
    response.writeHead(refuses ? 503 : 200).end();
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const { port } = elsewhere.address() as { port: number };
  world = await startService(undefined, undefined, {
    url: `http://127.0.0.1:${port}`,
    serviceUrl: `http://127.0.0.1:${await freePort()}`,
    clock: standingClock(new Date('2026-03-02T08:00:00Z')),
  });
});
afterAll(async () => {
  await world.close();
  elsewhere.close();
});
beforeEach(() => {
  open = [];
});

const page = (path: string, as = otto) => world.asStaff(as, `/api/desk/administration/${path}`);
const isUp = async () =>
  (await page('system')).body.health.map((one: { name: string; isUp: boolean }) => [one.name, one.isUp]);

describe('the system page', () => {
  it('asks other processes while no connection to the database is held, and tells what they answered', async () => {
    refuses = false;
    expect(await isUp()).toEqual([
      ['database', true],
      ['home', true],
      ['staff-realm', true],
    ]);
    expect(open.length).toBeGreaterThanOrEqual(3);
    expect(open.filter((n) => n > 0)).toEqual([]);
    refuses = true;
    expect(await isUp()).toEqual([
      ['database', true],
      ['home', false],
      ['staff-realm', false],
    ]);
  });

  it('asks once for all who want to know at the same moment, and tells nobody who is no administrator', async () => {
    refuses = false;
    expect((await page('system', mei)).body.code).toBe('not-allowed');
    await world.staffCookieFor(otto);
    open = [];
    const all = await Promise.all(Array.from({ length: 12 }, () => page('system')));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(open.length).toBeLessThan(12 * 3);
  });

  it('has the page about misuse ask the staff realm in the same way', async () => {
    expect((await page('misuse?hours=24')).status).toBe(200);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter((n) => n > 0)).toEqual([]);
  });
});
