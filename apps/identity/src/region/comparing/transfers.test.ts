import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { signedInPerson } from '../../journey.fixture.ts';
import { transferCounted, transfersOf } from '../queries.ts';
import { openTwoRegions, type TwoRegions } from '../regions.fixture.ts';
import { thresholdsAt, yearOf } from '../rules.ts';
import { reportOf } from './reporting.ts';

let regions: TwoRegions;
beforeAll(async () => {
  regions = await openTwoRegions();
});
afterAll(() => regions.close());

const rowsOf = (serviceId: string) =>
  regions.atHome('SELECT year, first_at FROM service_transfers WHERE service_id = $1 ORDER BY year', [serviceId]);

describe('S5.2 the number of people whose data left home in a year', () => {
  it('counts a person with the first token for the service, and not again with the next one', async () => {
    const { browser } = await signedInPerson(regions.home);
    const { person } = await (await browser.call('POST', '/session/token')).json();
    const [first] = await rowsOf(person.serviceId);
    expect(first).toMatchObject({ year: yearOf(regions.clock.now()) });
    await browser.call('POST', '/session/token');
    expect(await rowsOf(person.serviceId)).toEqual([first]);
  });

  it('does not count a person who signed in and does not consent to the transfer', async () => {
    const { browser } = await signedInPerson(regions.home);
    const before = (await regions.atHome('SELECT count(*)::int AS n FROM service_transfers'))[0]!.n;
    await browser.call('PUT', '/consents/cross-border', { given: false, language: 'en' });
    expect((await browser.call('POST', '/session/token')).status).toBe(403);
    expect((await regions.atHome('SELECT count(*)::int AS n FROM service_transfers'))[0]!.n).toBe(before);
  });

  it('is the same when two processes count one person at the same moment', async () => {
    const url = regions.home.database.urls.identity!;
    const processes = [openDatabase('identity', url, { max: 5 }), openDatabase('identity', url, { max: 5 })];
    const person = crypto.randomUUID();
    const firsts = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        processes[n % 2]!.transaction({}, (tx) => transferCounted(tx, 2031, person, regions.clock.now())),
      ),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await regions.worker().transaction({}, (tx) => transfersOf(tx, 2031))).toBe(1);
    await Promise.all(processes.map((each) => each.close()));
  });

  it('begins anew at midnight of Shanghai, not of Greenwich and not of Germany', () => {
    expect(yearOf(new Date('2026-12-31T15:59:59.999Z'))).toBe(2026);
    expect(yearOf(new Date('2026-12-31T16:00:00.000Z'))).toBe(2027);
    expect(yearOf(new Date('2027-01-01T00:00:00.000Z'))).toBe(2027);
  });

  it('counts the same person once in each of two years', async () => {
    const database = openDatabase('identity', regions.home.database.urls.identity!, { max: 1 });
    const person = crypto.randomUUID();
    for (const at of ['2033-12-31T15:59:00Z', '2033-12-31T16:01:00Z', '2034-05-01T00:00:00Z'].map((x) => new Date(x)))
      await database.transaction({}, (tx) => transferCounted(tx, yearOf(at), person, at));
    expect((await rowsOf(person)).map(({ year }) => year)).toEqual([2033, 2034]);
    await database.close();
  });

  it.each([
    [79_999, []],
    [80_000, [{ number: 100_000, reached: false }]],
    [99_999, [{ number: 100_000, reached: false }]],
    [100_000, [{ number: 100_000, reached: true }]],
    [
      800_000,
      [
        { number: 100_000, reached: true },
        { number: 1_000_000, reached: false },
      ],
    ],
    [
      1_000_000,
      [
        { number: 100_000, reached: true },
        { number: 1_000_000, reached: true },
      ],
    ],
  ])('%i people raise an alarm at 80 %% and at 100 %% of each threshold', (persons, alarms) => {
    expect(thresholdsAt(persons, [100_000, 1_000_000])).toEqual(alarms);
  });

  it('stands in what home reports', async () => {
    const report = await reportOf({ database: regions.worker(), clock: regions.clock }, [3, 1_000_000]);
    const rows = await regions.atHome('SELECT count(*)::int AS n FROM service_transfers WHERE year = $1', [
      report.transfers.year,
    ]);
    expect(report.transfers).toEqual({
      year: yearOf(regions.clock.now()),
      persons: rows[0]!.n,
      thresholds: [3, 1_000_000],
    });
  });
});
