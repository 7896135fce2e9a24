import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { mei } from '#testkit/service';
import { signedInPerson } from '../journey.fixture.ts';
import { fetchFacts } from './facts.ts';
import type { Line } from './line.ts';
import { openTwoRegions, type TwoRegions } from './regions.fixture.ts';

let regions: TwoRegions;
beforeAll(async () => {
  regions = await openTwoRegions();
});
afterAll(() => regions.close());

const round = () => regions.home.realm.exchange!();
const tokenOf = async (browser: Awaited<ReturnType<typeof signedInPerson>>['browser']) => {
  const { accessToken, person } = await (await browser.call('POST', '/session/token')).json();
  return { accessToken, serviceId: person.serviceId } as { accessToken: string; serviceId: string };
};
const callService = (path: string, token: string, more: RequestInit = {}) =>
  fetch(`${regions.home.serviceUrl}${path}`, {
    ...more,
    headers: { authorization: `Bearer ${token}`, ...more.headers },
  });
const factsOf = (kind: string) =>
  regions.service.asOwner<{ event_id: string; person_id: string | null; told_at: Date | null }>(
    'SELECT event_id, person_id, told_at FROM home_facts WHERE kind = $1 ORDER BY event_id',
    [kind],
  );
const seenAbroadAt = async (serviceId: string) =>
  (await regions.atHome('SELECT seen_abroad_at FROM service_persons WHERE service_id = $1', [serviceId]))[0]!
    .seen_abroad_at as Date | null;

describe('what the service region tells home', () => {
  it('waits there until home fetches it, and is empty from then on', async () => {
    const { browser } = await signedInPerson(regions.home);
    const { accessToken, serviceId } = await tokenOf(browser);
    expect(await seenAbroadAt(serviceId)).toBeNull();
    expect((await callService('/api/me', accessToken)).status).toBe(200);
    await callService('/api/me', accessToken);
    const facts = await factsOf('PersonFirstSeen');
    expect(facts.filter(({ person_id }) => person_id === serviceId)).toHaveLength(1);
    await round();
    expect(await seenAbroadAt(serviceId)).toBeInstanceOf(Date);
    for (const fact of await factsOf('PersonFirstSeen'))
      expect(fact).toMatchObject({ person_id: null, told_at: expect.any(Date) });
  });

  it('changes nothing when it comes again, as after a process that died between keeping and saying so', async () => {
    const { browser } = await signedInPerson(regions.home);
    const { accessToken, serviceId } = await tokenOf(browser);
    await callService('/api/me', accessToken);
    const { event_id } = (await factsOf('PersonFirstSeen')).find(({ person_id }) => person_id === serviceId)!;
    await round();
    const first = await seenAbroadAt(serviceId);
    await regions.service.asOwner('UPDATE home_facts SET told_at = NULL, person_id = $2 WHERE event_id = $1', [
      event_id,
      serviceId,
    ]);
    await regions.atHome('UPDATE service_persons SET seen_abroad_at = NULL WHERE service_id = $1', [serviceId]);
    await round();
    expect(await seenAbroadAt(serviceId)).toBeNull();
    await regions.atHome('UPDATE service_persons SET seen_abroad_at = $2 WHERE service_id = $1', [serviceId, first]);
    expect((await factsOf('PersonFirstSeen')).every(({ told_at, person_id }) => told_at && !person_id)).toBe(true);
  });

  it('is kept once by two processes that fetch at the same moment', async () => {
    const wishes = Array.from({ length: 20 }, () => newId());
    for (const id of wishes)
      await regions.service.asOwner(
        `INSERT INTO home_facts (event_id, kind, occurred_at) VALUES ($1, 'ComparisonAsked', now())`,
        [id],
      );
    const waiting = wishes.map((eventId) => ({ eventId, kind: 'ComparisonAsked', personId: null, occurredAt: '' }));
    // Both were given the same facts before either said that it has them.
    const line = (async (route: { id: string }) =>
      route.id === 'listFactsForHome' ? { facts: waiting } : undefined) as unknown as Line;
    const grounds = [regions.worker(), regions.worker()].map((database) => ({ database, line, clock: regions.clock }));
    await Promise.all(grounds.flatMap((ground) => [fetchFacts(ground), fetchFacts(ground)]));
    const kept = await regions.atHome('SELECT slot FROM comparisons WHERE slot = ANY ($1)', [wishes]);
    expect(kept).toHaveLength(20);
    await round();
  });

  it('loses whom it was about after an hour, and home compares everything instead', async () => {
    const eventId = newId();
    const serviceId = await regions.addAtHome();
    await regions.service.asOwner(`INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())`, [serviceId]);
    await regions.service.asOwner(
      `INSERT INTO home_facts (event_id, kind, person_id, occurred_at)
       VALUES ($1, 'PersonFirstSeen', $2, now() - interval '61 minutes')`,
      [eventId, serviceId],
    );
    await regions.service.runJob('sweep-home-facts');
    expect(await regions.service.asOwner('SELECT person_id FROM home_facts WHERE event_id = $1', [eventId])).toEqual([
      { person_id: null },
    ]);
    await round();
    expect(await seenAbroadAt(serviceId)).toBeInstanceOf(Date);
  });
});

describe('the door between the regions', () => {
  it('opens to nobody but home: not to a person’s token, not to a request signed for something else', async () => {
    const { browser } = await signedInPerson(regions.home);
    const { accessToken } = await tokenOf(browser);
    for (const path of ['/api/region/facts', '/api/region/people']) {
      expect((await fetch(`${regions.home.serviceUrl}${path}`)).status).toBe(401);
      expect((await callService(path, accessToken)).status).toBe(401);
    }
    const cookie = await regions.service.staffCookieFor(mei);
    const answer = await fetch(`${regions.home.serviceUrl}/api/region/people`, { headers: { cookie } });
    expect(answer.status).toBe(401);
  });
});
