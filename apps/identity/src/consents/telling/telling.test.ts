import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { openLog } from '#platform/log';
import { openTestHome, type TestHome } from '../../identity.fixture.ts';
import { signedInPerson } from '../../journey.fixture.ts';
import { asOwner } from '../../owner.fixture.ts';
import { yearOf } from '../../region/rules.ts';
import { sealerOf } from '../../store/seal.ts';
import { keepSigningKeys } from '../../store/signing-keys/keys.ts';
import { openToldService, personAbroad, type ToldService } from '../told.fixture.ts';
import { openTeller } from './teller.ts';

let home: TestHome;
let service: ToldService;
beforeAll(async () => {
  home = await openTestHome();
  service = await openToldService(home);
});
afterAll(async () => {
  await home.close();
  service.close();
});
beforeEach(() => service.begin());

type Browser = Awaited<ReturnType<typeof signedInPerson>>['browser'];

const withdraw = async (browser: Browser, kind: string) => {
  const answer = await browser.call('PUT', `/consents/${kind}`, { given: false, language: 'zh' });
  return [answer.status, (await answer.json()).state];
};
const agree = async (browser: Browser) => {
  const { version, analysis } = await (await browser.call('GET', '/policy/0/zh')).json();
  const shown = { version, language: 'zh', sha256: analysis.sha256 };
  const answer = await browser.call('PUT', '/consents/improvement-analysis', { given: true, shown });
  return [answer.status, (await answer.json()).state];
};
const outbox = () => asOwner(home.database.ownerUrl, 'SELECT 1 FROM outbox_events WHERE relayed_at IS NULL');
const transfersOf = (serviceId: string) =>
  asOwner(home.database.ownerUrl, 'SELECT year FROM service_transfers WHERE service_id = $1', [serviceId]);

describe('S5.2 of whom nothing ever went abroad', () => {
  it('nothing is told there, whatever is decided, and the withdrawal is true at once', async () => {
    const { browser } = await signedInPerson(home);
    expect(await agree(browser)).toEqual([200, 'given']);
    expect(await withdraw(browser, 'improvement-analysis')).toEqual([200, 'withdrawn']);
    expect(await withdraw(browser, 'cross-border')).toEqual([200, 'withdrawn']);
    await home.realm.tellAll!();
    expect([service.told, await outbox()]).toEqual([[], []]);
  });

  it('and of whom something did, the withdrawal is told', async () => {
    const { browser, serviceId } = await personAbroad(home);
    expect(await withdraw(browser, 'cross-border')).toEqual([200, 'withdrawn']);
    expect(service.told).toMatchObject([{ sub: serviceId, consents: { given: { 'cross-border': false } } }]);
  });

  it('also of whom home only knows that they were seen there', async () => {
    const { browser, serviceId } = await personAbroad(home);
    const owner = (text: string) => asOwner(home.database.ownerUrl, text, [serviceId]);
    await owner('DELETE FROM service_transfers WHERE service_id = $1');
    await owner('UPDATE service_persons SET seen_abroad_at = now() WHERE service_id = $1');
    await withdraw(browser, 'cross-border');
    expect(service.told).toMatchObject([{ sub: serviceId }]);
  });

  it('a choice is told with the first token, and only where something was chosen', async () => {
    const { browser } = await signedInPerson(home);
    await agree(browser);
    const { person } = await (await browser.call('POST', '/session/token')).json();
    await personAbroad(home);
    await home.realm.tellAll!();
    expect(service.told).toMatchObject([
      { sub: person.serviceId, consents: { given: { 'cross-border': true, 'improvement-analysis': true } } },
    ]);
    await browser.call('POST', '/session/token');
    await home.realm.tellAll!();
    expect(service.told).toHaveLength(1);
    // The next decision is later than what was told by itself.
    await withdraw(browser, 'improvement-analysis');
    const times = service.told.map(({ consents }) => (consents as { decidedAt: string }).decidedAt);
    expect(Date.parse(times[1]!)).toBeGreaterThan(Date.parse(times[0]!));
  });
});

describe('S5.2 a decision that is told', () => {
  it('counts as a transfer of the year in which it is told', async () => {
    const { browser, serviceId } = await personAbroad(home);
    await asOwner(home.database.ownerUrl, 'UPDATE service_transfers SET year = 2001 WHERE service_id = $1', [
      serviceId,
    ]);
    await withdraw(browser, 'cross-border');
    const years = (await transfersOf(serviceId)).map(({ year }) => year);
    expect(years.sort()).toEqual([2001, yearOf(new Date())]);
  });

  it('and what is decided and not told counts as none', async () => {
    const { browser } = await signedInPerson(home);
    const before = await asOwner(home.database.ownerUrl, 'SELECT 1 FROM service_transfers');
    await withdraw(browser, 'cross-border');
    expect(await asOwner(home.database.ownerUrl, 'SELECT 1 FROM service_transfers')).toHaveLength(before.length);
  });
});

describe('S7.2 with the service region away', () => {
  it('home tells less and less often, and at once what a person withdraws; then as often as before', async () => {
    const database = openDatabase('worker', home.database.urls.worker!, { max: 2 });
    const identity = openDatabase('identity', home.database.urls.identity!, { max: 1 });
    const pauses: number[] = [];
    const turns: (() => void)[] = [];
    let turned = () => {};
    const teller = openTeller({
      database,
      signingKey: async () => (await keepSigningKeys(identity, sealerOf(home.environment.DATA_KEY!), new Date()))[0]!,
      issuer: `${home.url}/oidc`,
      serviceUrl: home.serviceUrl,
      reachedAt: home.serviceUrl,
      clock: systemClock,
      log: openLog('test', 'silent'),
      schedule(run, inMs) {
        pauses.push(inMs);
        turns.push(run);
        turned();
        return () => undefined;
      },
    });
    const turn = () =>
      new Promise<void>((done) => {
        turned = done;
        turns.at(-1)!();
      });
    const { browser, serviceId } = await personAbroad(home);
    service.answers = 502;
    expect(await withdraw(browser, 'cross-border')).toEqual([202, 'stopping']);
    for (let times = 0; times < 5; times += 1) await turn();
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    // Still away: the person's own try is made all the same, and leaves the pause as it is.
    expect(await teller.tell(serviceId)).toBe(false);
    expect(pauses).toHaveLength(6);
    service.answers = 204;
    expect(await teller.tell(serviceId)).toBe(true);
    expect(service.told).toMatchObject([{ sub: serviceId }]);
    expect(pauses.at(-1)).toBe(5_000);
    await teller.close();
    await Promise.all([database.close(), identity.close()]);
  });
});
