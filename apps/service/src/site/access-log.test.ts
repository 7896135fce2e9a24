import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessLine, keepPartitions, openAccessLog, routeNamesOf } from '#platform/access-log';
import { standingClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { openLog } from '#platform/log';
import { linWei, mei } from '#testkit/cast';
import { startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

interface Row {
  route: string;
  status: number;
  address: string;
  person_kind: string | null;
  person_id: string | null;
  software: string;
  system: string;
  bytes: string;
  duration_ms: number;
}
const written = async (): Promise<Row[]> => {
  await world.service.accessLog.flush();
  return world.asOwner<Row>('SELECT * FROM access_log ORDER BY at, request_id');
};
const forget = async () => {
  await world.service.accessLog.flush();
  await world.asOwner('DELETE FROM access_log');
};
const phone = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36';

describe('S2.8 the log of use of the service', () => {
  it('a customer’s request is a line with the operation, how it ended, the software and the random id', async () => {
    const one = await world.openCase();
    await forget();
    await world.asCustomer(linWei, `/api/cases/${one.caseNumber}`, {
      headers: { 'user-agent': phone, referer: 'https://hengrui.example/13800138000' },
    });
    const [line, ...more] = await written();
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      route: 'readCase',
      person_kind: 'customer',
      person_id: linWei.personId,
      address: '127.0.0.1',
      software: 'Chrome',
      system: 'Android',
    });
    expect(Number(line!.bytes)).toBeGreaterThan(100);
    expect(JSON.stringify(line)).not.toContain('hengrui');
  });

  it('a member of staff’s request too, and a refused one is a line as well', async () => {
    await forget();
    await world.asStaff(mei, `/api/desk/cases/C-999999`);
    expect(await written()).toMatchObject([
      { status: 404, person_kind: 'staff', person_id: mei.staffId, address: '127.0.0.1' },
    ]);
  });

  it('S0.3 whoever is not signed in has a shortened address and no identifier', async () => {
    await forget();
    await world.asCustomer(null, '/api/cases');
    await world.asCustomer(null, '/api/no-such-thing/13800138000');
    await fetch(`${world.filesUrl}/files/nonsense`);
    const lines = await written();
    expect(lines.map(({ address, person_id, person_kind }) => [address, person_id, person_kind])).toEqual(
      lines.map(() => ['127.0.0.0', null, null]),
    );
    expect(lines.map(({ route }) => route)).toContain('none');
    expect(JSON.stringify(lines)).not.toContain('13800138000');
    expect(lines.length).toBe(3);
  });

  it('S0.3 the database refuses a whole address of somebody unknown, whoever writes it', async () => {
    const database = openDatabase('staff', world.database.urls.staff!, { max: 1 });
    const text = `INSERT INTO access_log (request_id, at, route, method, status, duration_ms, bytes, address, software, system)
       VALUES ('${newId()}', '2026-03-02', 'none', 'GET', 404, 1, 1, '203.0.113.77', 'other', 'other')`;
    await expect(database.transaction({}, (tx) => tx.run({ text, values: [], name: '' }))).rejects.toMatchObject({
      constraint: 'access_log__address',
    });
    await database.close();
  });

  it('no audience reaches a partition around its parent, and row security is forced on both', async () => {
    const rows = await world.asOwner<{ relname: string; forced: boolean; open: boolean }>(
      `SELECT relname, relforcerowsecurity AND relrowsecurity AS forced,
         has_any_column_privilege('staff', oid, 'SELECT') OR has_any_column_privilege('customer', oid, 'SELECT') AS open
       FROM pg_class WHERE relname LIKE 'access\\_log\\_2%' AND relkind = 'r'`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ forced, open }) => forced && !open)).toBe(true);
  });
});

const lineAt = (at: Date): AccessLine => ({
  requestId: newId(at),
  at,
  route: 'readCase',
  method: 'GET',
  status: 200,
  durationMs: 3,
  bytes: 700,
  address: '203.0.113.0',
  software: 'other',
  system: 'other',
  signedIn: null,
});

describe('S2.8 the log of use is written in batches and no request waits for it', () => {
  const opened = (url: string, waitingAtMost: number) =>
    openAccessLog({
      database: openDatabase('staff', url, { max: 1, connectTimeoutMs: 300 }),
      clock: standingClock(new Date('2026-03-02T08:00:00Z')),
      log: openLog('test', 'silent'),
      routes: routeNamesOf([]),
      waitingAtMost,
      everyMs: 60_000,
    });

  it('a full buffer loses and counts, and the rest is written at the end of the process', async () => {
    await forget();
    const log = opened(world.database.urls.staff!, 3);
    for (let n = 0; n < 5; n += 1) log.note(lineAt(new Date('2026-03-02T08:00:00Z')));
    expect(log.dropped()).toBe(2);
    await log.close();
    expect((await written()).length).toBe(3);
  });

  it('while the database is away lines wait, and nothing is thrown', async () => {
    const log = opened('postgres://staff@127.0.0.1:1/service', 3);
    for (let n = 0; n < 5; n += 1) log.note(lineAt(new Date()));
    await expect(log.flush()).resolves.toBeUndefined();
    expect(log.dropped()).toBe(2);
    await log.close();
  });

  it('a line of a month whose partition nobody made is written all the same', async () => {
    await forget();
    const log = opened(world.database.urls.staff!, 10);
    log.note(lineAt(new Date('2031-07-09T08:00:00Z')));
    log.note(lineAt(new Date('2031-08-01T00:00:00Z')));
    await log.close();
    expect((await written()).length).toBe(2);
  });
});

describe('S2.8 a month of the log of use is dropped whole', () => {
  const months = async () =>
    (
      await world.asOwner<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relname LIKE 'access\\_log\\_2%' AND relkind = 'r' ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const keepAt = (at: string, days?: number) => {
    const database = openDatabase('worker', world.database.urls.worker!, { max: 1 });
    return keepPartitions(database, new Date(at), days).finally(() => database.close());
  };
  const withLine = async (at: string) => {
    await world.service.accessLog.flush();
    world.service.accessLog.note(lineAt(new Date(at)));
    await world.service.accessLog.flush();
  };

  it('when its oldest line reaches 12 months, and not an hour before; the coming months are made ahead', async () => {
    await withLine('2024-02-10T12:00:00Z');
    expect((await keepAt('2025-02-10T11:00:00Z')).dropped).not.toContain('access_log_2024_02');
    expect(await months()).toEqual(expect.arrayContaining(['access_log_2025_02', 'access_log_2025_04']));
    expect((await keepAt('2025-02-10T12:00:00Z')).dropped).toEqual(['access_log_2024_02']);
    expect(await months()).not.toContain('access_log_2024_02');
  });

  it('never while it could hold a line of under 184 days, whatever the setting says', async () => {
    await withLine('2024-06-01T00:00:00Z');
    // The oldest line is 184 days old, one of 30 June would be 155 days old.
    expect((await keepAt('2024-12-02T00:00:00Z', 184)).dropped).toEqual([]);
    expect((await keepAt('2024-12-31T23:00:00Z', 184)).dropped).not.toContain('access_log_2024_06');
    expect((await keepAt('2025-01-01T00:00:00Z', 184)).dropped).toContain('access_log_2024_06');
  });

  it('a setting below 184 days is refused, by the program and by the database', async () => {
    await expect(keepAt('2026-03-02T08:00:00Z', 183)).rejects.toThrow('184');
    await expect(world.asOwner(`SELECT drop_access_log_partitions('2026-03-02', '183 days')`)).rejects.toThrow(
      '184 days at least',
    );
    await expect(keepAt('2026-03-02T08:00:00Z', 366)).rejects.toThrow('365');
  });

  it('the worker’s own job does it', async () => {
    await withLine('2024-01-05T00:00:00Z');
    await world.runJob('keep-log-of-use');
    expect(await months()).not.toContain('access_log_2024_01');
  });

  it('the three databases carry the same text', async () => {
    const [service, ...others] = await Promise.all(
      ['apps/service/migrations', 'apps/identity/migrations/customer', 'apps/identity/migrations/staff'].map((folder) =>
        readFile(`${folder}/0105-log-of-use.sql`, 'utf8'),
      ),
    );
    for (const other of others) expect(other).toBe(service);
  });
});
