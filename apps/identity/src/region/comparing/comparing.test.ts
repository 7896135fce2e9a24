import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#contract';
import { newId } from '#platform/ids';
import { frieda, mei, otto } from '#testkit/service';
import { openTwoRegions, type TwoRegions } from '../regions.fixture.ts';

let regions: TwoRegions;
let service: TwoRegions['service'];
beforeAll(async () => {
  regions = await openTwoRegions();
  service = regions.service;
});
afterAll(() => regions.close());

const path = routes.readRegions.path;
const state = async () => (await service.asStaff(frieda, path)).body;
/** Somebody presses the button, home does what was asked. */
const compareNow = async () => {
  const asked = path.concat(`/comparisons/${newId()}`);
  expect((await service.asStaff(frieda, asked, { method: 'PUT', json: {} })).status).toBe(204);
  await regions.home.realm.exchange!();
  return state();
};
const knownAbroad = (personId: string) =>
  service.asOwner('INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())', [personId]);
const analysed = (personId: string, given: boolean) =>
  service.asOwner(
    `INSERT INTO consent_states (person_id, kind, given, decided_at, event_id)
     VALUES ($1, 'improvement-analysis', $2, now() - interval '2 days', $3)`,
    [personId, given, newId()],
  );
const all = ['policy', 'cross-border', 'improvement-analysis'];
const kinds = ({ report }: { report: { comparison: { differences: { kind: string; examples: string[] }[] } } }) =>
  Object.fromEntries(report.comparison.differences.map(({ kind, examples }) => [kind, examples]));

describe('the comparison of both regions', () => {
  it('is done by itself once a night, and finds nothing where both regions agree', async () => {
    expect((await state()).alarms).toContainEqual({ kind: 'home-silent', number: null });
    for (const given of [true, false]) {
      const person = await regions.addAtHome(undefined, given ? all : ['policy', 'cross-border']);
      await knownAbroad(person);
      await analysed(person, given);
    }
    await regions.home.realm.exchange!();
    const first = await state();
    expect(first.report.comparison).toMatchObject({ differences: [] });
    expect(first.report.comparison.personsService).toBeGreaterThan(5);
    expect(first.report.comparison.personsHome).toBe(first.report.comparison.personsService);
    expect(first.alarms).toEqual([]);
    const done = () =>
      regions.atHome(`SELECT slot FROM comparisons WHERE slot LIKE 'night %' AND ended_at IS NOT NULL`);
    expect(await done()).toHaveLength(1);
    await regions.home.realm.exchange!();
    expect(await done()).toHaveLength(1);
  });

  it('finds every planted difference, names it, and forgets it when it is mended', { retry: 0 }, async () => {
    const stranger = crypto.randomUUID();
    await knownAbroad(stranger);
    const withdrawn = await regions.addAtHome(undefined, ['policy']);
    await knownAbroad(withdrawn);
    const lost = await regions.addAtHome();
    await regions.atHome(`UPDATE service_persons SET seen_abroad_at = now() - interval '1 day' WHERE service_id = $1`, [
      lost,
    ]);
    const [yes, no] = [await regions.addAtHome(undefined, all), await regions.addAtHome()];
    for (const [person, given] of [
      [yes, false],
      [no, true],
    ] as const) {
      await knownAbroad(person);
      await analysed(person, given);
    }
    const found = await compareNow();
    expect(kinds(found)).toEqual({
      'unknown-at-home': [stranger],
      'no-consent': [withdrawn],
      'unknown-abroad': [lost],
      'consent-differs': [yes, no].sort(),
    });
    expect(found.alarms).toEqual([
      { kind: 'consent-differs', number: 2 },
      { kind: 'no-consent', number: 1 },
      { kind: 'unknown-abroad', number: 1 },
      { kind: 'unknown-at-home', number: 1 },
    ]);
    await service.asOwner('DELETE FROM people WHERE person_id = ANY ($1)', [[stranger, withdrawn]]);
    await knownAbroad(lost);
    // Home is right: it has told both persons' decisions again by itself.
    await regions.home.realm.tellAll!();
    const mended = await compareNow();
    expect(mended.alarms).toEqual([]);
    expect(kinds(mended)).toEqual({});
  });

  it('finds an id of each range when there are more people than a page holds', { retry: 0 }, async () => {
    await service.asOwner(
      `INSERT INTO people (person_id, first_seen_at) SELECT gen_random_uuid(), now() FROM generate_series(1, 2500)`,
    );
    const known = await service.asOwner<{ person_id: string }>('SELECT person_id FROM people');
    const found = await compareNow();
    const [difference] = found.report.comparison.differences;
    expect(difference).toMatchObject({ kind: 'unknown-at-home', persons: 2500 });
    expect(difference.examples).toHaveLength(50);
    expect(found.report.comparison.personsService).toBe(known.length);
  });

  it('is for the privacy officer and administrators to see and to ask for, and for nobody else', async () => {
    for (const [staff, status] of [
      [frieda, 200],
      [otto, 200],
      [mei, 403],
    ] as const)
      expect((await service.asStaff(staff, path)).status).toBe(status);
    const wish = `${path}/comparisons/${newId()}`;
    expect((await service.asStaff(mei, wish, { method: 'PUT', json: {} })).status).toBe(403);
  });
});
