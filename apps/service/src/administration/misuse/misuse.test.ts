import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linWei, mei, otto, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const misuse = async (hours = '24', as = otto) => {
  await world.service.accessLog.flush();
  return world.asStaff(as, `/api/desk/administration/misuse?hours=${hours}`);
};
const forget = async () => {
  await world.service.accessLog.flush();
  await world.asOwner('DELETE FROM access_log');
};

describe('S2.8 the view of misuse', () => {
  it('is empty while everybody behaves, and the system page has nothing to alert to', async () => {
    await forget();
    await world.asCustomer(linWei, '/api/cases');
    const { status, body } = await misuse();
    expect(status).toBe(200);
    expect(body).toMatchObject({ failedSignIns: 0, conspicuous: [] });
    expect((await world.asStaff(otto, '/api/desk/administration/system')).body.conspicuous).toBe(0);
  });

  it('names a customer who tries numbers, by random id alone, and the system page alerts', async () => {
    await forget();
    for (let n = 0; n < 20; n += 1) await world.asCustomer(linWei, `/api/cases/C-${900_000 + n}`);
    const { body } = await misuse();
    expect(body.conspicuous).toMatchObject([
      { who: 'customer', personId: linWei.personId, name: null, notFound: 20, why: ['foreign-ids'] },
    ]);
    expect(JSON.stringify(body)).not.toContain(linWei.name);
    expect((await world.asStaff(otto, '/api/desk/administration/system')).body.conspicuous).toBe(1);
    expect((await misuse('1')).body.conspicuous.length).toBe(1);
  });

  it('counts failed sign-ins of staff by shortened address; what is older than the hours asked for is not in it', async () => {
    await forget();
    await world.asOwner(
      `INSERT INTO access_log (request_id, at, route, method, status, duration_ms, bytes, address, software, system)
       SELECT gen_random_uuid(), $1::timestamptz - n * interval '10 minutes', 'staffSignIn', 'POST', 401, 9, 300,
         '203.0.113.0', 'Chrome', 'Windows' FROM generate_series(1, 12) n`,
      [world.clock.now()],
    );
    expect((await misuse()).body.conspicuous).toMatchObject([
      { who: 'address', personId: null, address: '203.0.113.0', failedSignIns: 12, why: ['failed-sign-ins'] },
    ]);
    expect((await misuse('1')).body).toMatchObject({ failedSignIns: 6, conspicuous: [] });
  });

  it('is for administrators alone, and each look is an audit entry with the persons on it', async () => {
    expect((await misuse('24', mei)).status).toBe(403);
    await forget();
    for (let n = 0; n < 20; n += 1) await world.asCustomer(linWei, `/api/cases/C-${900_000 + n}`);
    await misuse();
    const entries = await world.asOwner<{ payload: { subjects: string[] } }>(
      `SELECT payload FROM audit_entries WHERE what = 'looked for misuse'`,
    );
    expect(entries.map(({ payload }) => payload.subjects)).toContainEqual([linWei.personId]);
  });

  it('shows beside it what home told, in numbers, and the system page alerts to what is of today', async () => {
    await forget();
    expect((await misuse()).body.places).toEqual([
      { place: 'home', days: null },
      // Nobody stands for the staff realm in this test: its silence is shown as such.
      { place: 'staff-realm', days: null },
    ]);
    const today = new Date(world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await world.asOwner(
      `INSERT INTO home_misuse (day, kind, times, sources) VALUES ($1::date, 'failed-sign-ins', 31, 2),
         ($1::date, 'volume', 900, 0), ($1::date - 5, 'foreign-ids', 60, 3)`,
      [today],
    );
    const { places } = (await misuse()).body;
    expect(places[0].days).toContainEqual({ day: today, kind: 'failed-sign-ins', times: 31, sources: 2 });
    // Today's two, and not the three of last week.
    expect((await world.asStaff(otto, '/api/desk/administration/system')).body.conspicuous).toBe(2);
  });
});
