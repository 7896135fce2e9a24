import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { openLog } from '#platform/log';
import { startService, type TestService } from '#testkit/service';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { signedInPerson } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';
import { runningClock } from './regions.fixture.ts';

const clock = runningClock();
let home: TestHome;
let service: TestService | undefined;
beforeAll(async () => {
  home = await openTestHome(openLog('test', 'silent'), clock);
});
afterAll(async () => {
  await home.close();
  await service?.close();
});

const outbox = () =>
  asOwner(home.database.ownerUrl, 'SELECT body::text, relayed_at FROM outbox_events WHERE relayed_at IS NULL');

describe('S7.2 with the service region down', () => {
  it('people sign in, read the policy and withdraw; what was withdrawn is told when the region is back, hours later too', {
    retry: 0,
    timeout: 60_000,
  }, async () => {
    const { browser } = await signedInPerson(home);
    const { person } = await (await browser.call('POST', '/session/token')).json();
    expect((await browser.call('GET', '/policy')).status).toBe(200);
    const answer = await browser.call('PUT', '/consents/cross-border', { given: false, language: 'en' });
    expect([answer.status, (await answer.json()).state]).toEqual([202, 'stopping']);
    expect((await browser.call('POST', '/session/token')).status).toBe(403);
    expect(await outbox()).toMatchObject([{ body: expect.stringContaining(person.serviceId) }]);

    clock.advance(61 * 60_000);
    await home.realm.sweep();
    expect(await outbox()).toEqual([{ body: '{}', relayed_at: null }]);
    await expect(home.realm.exchange!()).rejects.toThrow();

    service = await startService(clock.now(), undefined, { url: home.url, serviceUrl: home.serviceUrl, clock });
    await service.asOwner('INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())', [person.serviceId]);
    await service.asOwner(
      `INSERT INTO consent_states (person_id, kind, given, decided_at, event_id)
       VALUES ($1, 'cross-border', true, now() - interval '1 day', $2)`,
      [person.serviceId, newId()],
    );
    clock.advance(60_000);
    await home.realm.exchange!();
    await home.realm.tellAll!();
    const [kept] = await service.asOwner('SELECT given FROM consent_states WHERE person_id = $1', [person.serviceId]);
    expect(kept).toEqual({ given: false });
    expect(await outbox()).toEqual([]);
  });
});
