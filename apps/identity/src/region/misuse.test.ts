import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otto } from '#testkit/cast';
import { goToSignIn, register } from '../journey.fixture.ts';
import { openTwoRegions, type TwoRegions } from './regions.fixture.ts';

let regions: TwoRegions;
beforeAll(async () => {
  regions = await openTwoRegions();
});
afterAll(() => regions.close());

const shown = async () => (await regions.service.asStaff(otto, '/api/desk/administration/misuse?hours=24')).body;
const alerts = async () =>
  (await regions.service.asStaff(otto, '/api/desk/administration/system')).body.conspicuous as number;
const reported = async () => {
  await regions.home.realm.accessLog.flush();
  // Home reports once a minute.
  regions.clock.advance(61_000);
  await regions.home.realm.exchange!();
};

describe('S2.8 what was conspicuous at home', () => {
  it('is shown to administrators abroad as numbers by day and kind, with an alert, and nothing of whom goes there', async () => {
    const typed = await register(regions.home, regions.home.browser());
    await reported();
    const before = (await shown()).places[0].days as { kind: string; times: number; sources: number }[];
    expect(before.find(({ kind }) => kind === 'failed-sign-ins')).toMatchObject({ times: 0, sources: 0 });
    expect(await alerts()).toBe(0);
    const stranger = regions.home.browser();
    const path = await goToSignIn(stranger);
    expect(path).toMatch(/^\/sign-in\//);
    for (let n = 0; n < 12; n += 1)
      await stranger.call('POST', path, { login: typed.loginName, password: `falsches Wort ${n}` });
    await reported();
    const body = await shown();
    expect(body.places[0].days).toContainEqual({
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      kind: 'failed-sign-ins',
      times: 12,
      sources: 1,
    });
    expect(await alerts()).toBe(1);
    const rows = await regions.service.asOwner('SELECT * FROM home_misuse');
    expect(Object.keys(rows[0]!).sort()).toEqual(['day', 'kind', 'sources', 'times']);
    expect(JSON.stringify(rows)).not.toMatch(/127\.0|lin-wei|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('is counted by the worker of home, who may read no line of the log', async () => {
    const worker = regions.worker();
    const asked = (text: string) => worker.transaction({}, (tx) => tx.rows({ text, values: [], name: '' }));
    await expect(asked('SELECT address FROM access_log')).rejects.toMatchObject({ code: '42501' });
    await expect(asked(`SELECT * FROM misuse_by_day(now() - interval '1 day', 1, 1, 1)`)).resolves.toBeDefined();
  });
});
