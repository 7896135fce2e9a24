import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, openTestHome, type TestHome } from '../identity.fixture.ts';
import { signedInPerson } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';
import { openToldService, personAbroad, type ToldService } from './told.fixture.ts';

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

const decide = async (browser: Browser, given: boolean, kind = 'improvement-analysis') => {
  const { analysis, crossBorder, ...policy } = await (await browser.call('GET', '/policy/0/zh')).json();
  const { sha256 } = kind === 'cross-border' ? crossBorder : analysis;
  const shown = { version: policy.version, language: 'zh', sha256 };
  const answer = await browser.call('PUT', `/consents/${kind}`, given ? { given, shown } : { given, language: 'zh' });
  return { status: answer.status, ...(await answer.json()) };
};
const standing = async (browser: Browser) => (await (await browser.call('GET', '/consents')).json()).consents;
const serviceId = async (browser: Browser) =>
  (await (await browser.call('POST', '/session/token')).json()).person.serviceId;
const waiting = async () =>
  Number(
    (await asOwner(home.database.ownerUrl, 'SELECT count(*) AS n FROM outbox_events WHERE relayed_at IS NULL', []))[0]!
      .n,
  );

describe('S2.5 the consent to the analysis of own cases', () => {
  it('is off until a person gives it, and nothing of the service waits for it', async () => {
    const { browser } = await signedInPerson(home);
    const { next } = await (await browser.call('GET', '/consents')).json();
    expect(next).toBe('none');
    expect((await standing(browser)).map(({ kind }: { kind: string }) => kind)).not.toContain('improvement-analysis');
    expect(service.told).toEqual([]);
  });

  it('S7.2 is given and withdrawn by the same call, and the service region knows both when they are answered', async () => {
    const { browser } = await personAbroad(home);
    const sub = await serviceId(browser);
    expect(await decide(browser, true)).toEqual({ status: 200, state: 'given', next: 'none' });
    expect(service.told).toMatchObject([{ sub, consents: { given: { 'improvement-analysis': true } } }]);
    expect(await decide(browser, false)).toEqual({ status: 200, state: 'withdrawn', next: 'none' });
    expect(service.told[1]).toMatchObject({ sub, consents: { given: { 'improvement-analysis': false } } });
    expect(await waiting()).toBe(0);
    expect(await standing(browser)).toContainEqual(
      expect.objectContaining({ kind: 'improvement-analysis', given: false }),
    );
  });

  it('S7.2 a withdrawal that the service region does not know yet is said to be stopping, and told until it does', async () => {
    const { browser } = await personAbroad(home);
    await decide(browser, true);
    service.answers = 503;
    expect(await decide(browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    // Sent once more, it is no more true than before.
    expect(await decide(browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    expect(service.told).toHaveLength(1);
    expect(await waiting()).toBe(1);
    service.answers = 204;
    await home.realm.tellAll!();
    expect(service.told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': false } } });
    expect(await waiting()).toBe(0);
    const bodies = await asOwner(home.database.ownerUrl, 'SELECT body::text FROM outbox_events', []);
    expect(new Set(bodies.map(({ body }) => body))).toEqual(new Set(['{}']));
  });

  it('S5.2 ends with the consent to the transfer, and comes back with it', async () => {
    const { browser } = await personAbroad(home);
    await decide(browser, true);
    expect(await decide(browser, false, 'cross-border')).toMatchObject({ state: 'withdrawn' });
    expect(service.told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': false } } });
    await decide(browser, true, 'cross-border');
    expect(service.told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': true } } });
  });

  it('is told in the order in which it was decided, also when the clock of home steps back between two decisions', async () => {
    const { browser } = await personAbroad(home);
    await decide(browser, true);
    const ahead = new Date(Date.now() + 3_600_000);
    await asOwner(home.database.ownerUrl, 'UPDATE consent_states SET decided_at = $1', [ahead]);
    expect(await decide(browser, false)).toMatchObject({ state: 'withdrawn' });
    const { decidedAt } = service.told.at(-1)!.consents as { decidedAt: string };
    expect(Date.parse(decidedAt)).toBe(ahead.getTime() + 2);
  });

  it('S5.2 of two decisions at once the last told is where the person stands', async () => {
    const { browser } = await personAbroad(home);
    for (let round = 0; round < 4; round++) {
      await decide(browser, true, 'cross-border');
      await decide(browser, false);
      const both = await Promise.all([decide(browser, false, 'cross-border'), decide(browser, true)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      await home.realm.tellAll!();
      const latest = service.told.map(({ consents }) => consents as { given: object; decidedAt: string });
      latest.sort((one, other) => Date.parse(one.decidedAt) - Date.parse(other.decidedAt));
      expect(latest.at(-1)).toMatchObject({ given: { 'cross-border': false, 'improvement-analysis': false } });
      // A decision may be told twice; two decisions never have one time.
      expect(new Set(latest.map(({ decidedAt }) => decidedAt)).size).toBe(
        new Set(service.told.map(({ jti }) => jti)).size,
      );
    }
  });

  it('of one person that the service refuses stops nobody else, and waits on', async () => {
    const [one, other] = [await personAbroad(home), await personAbroad(home)];
    const sub = await serviceId(other.browser);
    service.refusedSub = await serviceId(one.browser);
    service.answers = 503;
    expect(await decide(one.browser, true)).toMatchObject({ status: 200 });
    await decide(other.browser, true);
    service.answers = 204;
    await home.realm.tellAll!();
    expect(service.told).toMatchObject([{ sub, consents: { given: { 'improvement-analysis': true } } }]);
    expect(await waiting()).toBe(1);
    expect(await decide(one.browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    service.refusedSub = '';
    await home.realm.tellAll!();
    expect(service.told.slice(1)).toMatchObject([
      { consents: { given: { 'improvement-analysis': true } } },
      { consents: { given: { 'improvement-analysis': false } } },
    ]);
    expect(await waiting()).toBe(0);
  });

  it('S5.2 of somebody who never gave it stays off when the transfer ends and begins again; what changes nothing is not told', async () => {
    const { browser } = await personAbroad(home);
    const [off, on] = [false, true].map((given) => ({ 'cross-border': given, 'improvement-analysis': false }));
    expect(await decide(browser, false, 'cross-border')).toMatchObject({ status: 200, state: 'withdrawn' });
    expect(service.told).toMatchObject([{ consents: { given: off } }]);
    await decide(browser, false, 'cross-border');
    expect(service.told).toHaveLength(1);
    await decide(browser, true, 'cross-border');
    expect(service.told.slice(1)).toMatchObject([{ consents: { given: on } }]);
  });

  it('cannot be given to a text that was not shown', async () => {
    const { browser } = await personAbroad(home);
    const shown = { version: 0, language: 'zh', sha256: 'f'.repeat(64) };
    const answer = await browser.call('PUT', '/consents/improvement-analysis', { given: true, shown });
    expect((await answer.json()).code).toBe('policy-changed');
    expect(service.told).toEqual([]);
  });
});
