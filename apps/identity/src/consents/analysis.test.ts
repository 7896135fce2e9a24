import { createServer, type Server } from 'node:http';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, openTestHome, type TestHome } from '../identity.fixture.ts';
import { signedInPerson } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';

let home: TestHome;
let service: Server;
/** What the service region was told, and how it answers. */
const told: JWTPayload[] = [];
let answers = 204;
/** The person whose notices the service refuses. */
let refusedSub = '';

beforeAll(async () => {
  home = await openTestHome();
  const keys = () => createRemoteJWKSet(new URL(`${home.url}/oidc/jwks`));
  service = createServer(async (request, response) => {
    if (request.method !== 'PUT' || request.url !== '/api/region/consents') return void response.writeHead(404).end();
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const wanted = {
      issuer: `${home.url}/oidc`,
      audience: `${home.serviceUrl}/api/region/consents`,
      typ: 'consent+jwt',
    };
    const { payload } = await jwtVerify(token, keys(), wanted);
    if (payload.sub === refusedSub) return void response.writeHead(400).end();
    if (answers === 204) told.push(payload);
    response.writeHead(answers).end();
  });
  const { hostname, port } = new URL(home.serviceUrl);
  await new Promise<void>((ready) => service.listen(Number(port), hostname, ready));
});
afterAll(async () => {
  await home.close();
  service.close();
});
beforeEach(() => {
  told.length = 0;
  answers = 204;
  refusedSub = '';
});

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
    expect(told).toEqual([]);
  });

  it('S7.2 is given and withdrawn by the same call, and the service region knows both when they are answered', async () => {
    const { browser } = await signedInPerson(home);
    const sub = await serviceId(browser);
    expect(await decide(browser, true)).toEqual({ status: 200, state: 'given', next: 'none' });
    expect(told).toMatchObject([{ sub, consents: { given: { 'improvement-analysis': true } } }]);
    expect(await decide(browser, false)).toEqual({ status: 200, state: 'withdrawn', next: 'none' });
    expect(told[1]).toMatchObject({ sub, consents: { given: { 'improvement-analysis': false } } });
    expect(await waiting()).toBe(0);
    expect(await standing(browser)).toContainEqual(
      expect.objectContaining({ kind: 'improvement-analysis', given: false }),
    );
  });

  it('S7.2 a withdrawal that the service region does not know yet is said to be stopping, and told until it does', async () => {
    const { browser } = await signedInPerson(home);
    await decide(browser, true);
    answers = 503;
    expect(await decide(browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    // Sent once more, it is no more true than before.
    expect(await decide(browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    expect(told).toHaveLength(1);
    expect(await waiting()).toBe(1);
    answers = 204;
    await home.realm.tellAll!();
    expect(told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': false } } });
    expect(await waiting()).toBe(0);
    const bodies = await asOwner(home.database.ownerUrl, 'SELECT body::text FROM outbox_events', []);
    expect(new Set(bodies.map(({ body }) => body))).toEqual(new Set(['{}']));
  });

  it('S5.2 ends with the consent to the transfer, and comes back with it', async () => {
    const { browser } = await signedInPerson(home);
    await decide(browser, true);
    expect(await decide(browser, false, 'cross-border')).toMatchObject({ state: 'withdrawn' });
    expect(told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': false } } });
    await decide(browser, true, 'cross-border');
    expect(told.at(-1)).toMatchObject({ consents: { given: { 'improvement-analysis': true } } });
  });

  it('is told in the order in which it was decided, also when the clock of home steps back between two decisions', async () => {
    const { browser } = await signedInPerson(home);
    await decide(browser, true);
    const ahead = new Date(Date.now() + 3_600_000);
    await asOwner(home.database.ownerUrl, 'UPDATE consent_states SET decided_at = $1', [ahead]);
    expect(await decide(browser, false)).toMatchObject({ state: 'withdrawn' });
    const { decidedAt } = told.at(-1)!.consents as { decidedAt: string };
    expect(Date.parse(decidedAt)).toBe(ahead.getTime() + 1);
  });

  it('S5.2 of two decisions at once the last told is where the person stands', async () => {
    const { browser } = await signedInPerson(home);
    for (let round = 0; round < 4; round++) {
      await decide(browser, true, 'cross-border');
      await decide(browser, false);
      const both = await Promise.all([decide(browser, false, 'cross-border'), decide(browser, true)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      await home.realm.tellAll!();
      const latest = told.map(({ consents }) => consents as { given: object; decidedAt: string });
      latest.sort((one, other) => Date.parse(one.decidedAt) - Date.parse(other.decidedAt));
      expect(latest.at(-1)).toMatchObject({ given: { 'cross-border': false, 'improvement-analysis': false } });
      // A decision may be told twice; two decisions never have one time.
      expect(new Set(latest.map(({ decidedAt }) => decidedAt)).size).toBe(new Set(told.map(({ jti }) => jti)).size);
    }
  });

  it('of one person that the service refuses stops nobody else, and waits on', async () => {
    const [one, other] = [await signedInPerson(home), await signedInPerson(home)];
    const sub = await serviceId(other.browser);
    refusedSub = await serviceId(one.browser);
    answers = 503;
    expect(await decide(one.browser, true)).toMatchObject({ status: 200 });
    await decide(other.browser, true);
    answers = 204;
    await home.realm.tellAll!();
    expect(told).toMatchObject([{ sub, consents: { given: { 'improvement-analysis': true } } }]);
    expect(await waiting()).toBe(1);
    expect(await decide(one.browser, false)).toMatchObject({ status: 202, state: 'stopping' });
    refusedSub = '';
    await home.realm.tellAll!();
    expect(told.slice(1)).toMatchObject([
      { consents: { given: { 'improvement-analysis': true } } },
      { consents: { given: { 'improvement-analysis': false } } },
    ]);
    expect(await waiting()).toBe(0);
  });

  it('S5.2 of somebody who never gave it stays off when the transfer ends and begins again; what changes nothing is not told', async () => {
    const { browser } = await signedInPerson(home);
    const [off, on] = [false, true].map((given) => ({ 'cross-border': given, 'improvement-analysis': false }));
    expect(await decide(browser, false, 'cross-border')).toMatchObject({ status: 200, state: 'withdrawn' });
    expect(told).toMatchObject([{ consents: { given: off } }]);
    await decide(browser, false, 'cross-border');
    expect(told).toHaveLength(1);
    await decide(browser, true, 'cross-border');
    expect(told.slice(1)).toMatchObject([{ consents: { given: on } }]);
  });

  it('cannot be given to a text that was not shown', async () => {
    const { browser } = await signedInPerson(home);
    const shown = { version: 0, language: 'zh', sha256: 'f'.repeat(64) };
    const answer = await browser.call('PUT', '/consents/improvement-analysis', { given: true, shown });
    expect((await answer.json()).code).toBe('policy-changed');
    expect(told).toEqual([]);
  });
});
