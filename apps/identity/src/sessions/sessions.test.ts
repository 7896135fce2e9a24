import { decodeJwt, decodeProtectedHeader } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openTestHome, type TestHome } from '../identity.fixture.ts';
import { goToSignIn, proofIn, shownTexts, signedInPerson, signInBy } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const take = async (browser: Browser) => {
  const answer = await browser.call('POST', '/session/token');
  return { status: answer.status, body: await answer.json() };
};

describe('the access token', () => {
  it('S5.4 says a random id, the agreed version and the consent, and nothing that names the person', async () => {
    const { browser, typed } = await signedInPerson(home);
    const { status, body } = await take(browser);
    expect(status).toBe(200);
    const claims = decodeJwt(body.accessToken);
    expect(claims).toMatchObject({
      iss: `${home.url}/oidc`,
      aud: home.serviceUrl,
      sub: body.person.serviceId,
      policy: 0,
      transfer: true,
      client_id: 'home',
    });
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(300);
    expect(Date.parse(body.expiresAt)).toBe(claims.exp! * 1000);
    expect(decodeProtectedHeader(body.accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const [row] = await asOwner(home.database.ownerUrl, 'SELECT account_id FROM accounts WHERE login_name = $1', [
      typed.loginName,
    ]);
    const written = JSON.stringify(claims) + JSON.stringify(decodeProtectedHeader(body.accessToken));
    for (const secret of [typed.loginName, typed.recoveryEmail, row!.account_id as string])
      expect(written).not.toContain(secret);
  });

  it('is fresh each time, also for eight tabs at once', async () => {
    const { browser } = await signedInPerson(home);
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(browser)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((answer) => answer.body.accessToken)).size).toBe(8);
    expect((await take(browser)).status).toBe(200);
  });

  it('S5.2 S7.2 is refused without the consent to the transfer, and given again after it', async () => {
    const { browser, typed } = await signedInPerson(home);
    expect((await take(browser)).status).toBe(200);
    const withdraw = await browser.call('PUT', '/consents/cross-border', { given: false, language: 'en' });
    // No service region stands behind this home, so it is not told yet.
    expect(await withdraw.json()).toEqual({ state: 'stopping', next: 'agree-cross-border' });
    expect(await take(browser)).toMatchObject({ status: 403, body: { code: 'transfer-consent-required' } });
    expect((await (await browser.call('GET', '/session')).json()).next).toBe('agree-cross-border');
    const { crossBorder } = await shownTexts(browser, typed.language);
    const stale = { ...crossBorder, sha256: 'f'.repeat(64) };
    const wrong = await browser.call('PUT', '/consents/cross-border', { given: true, shown: stale });
    expect((await wrong.json()).code).toBe('policy-changed');
    await browser.call('PUT', '/consents/cross-border', { given: true, shown: crossBorder });
    expect((await take(browser)).status).toBe(200);
  });

  it('S5.2 is refused by the provider too, for who reaches its token endpoint past the session', async () => {
    const { browser } = await signedInPerson(home);
    await take(browser);
    // The guard in front is off here: the states go while the session keeps its refresh token.
    const { serviceId } = (await take(browser)).body.person;
    const [row] = await asOwner(
      home.database.ownerUrl,
      `DELETE FROM consent_states WHERE kind = 'cross-border' AND account_id =
        (SELECT account_id FROM service_persons WHERE service_id = $1) RETURNING account_id`,
      [serviceId],
    );
    expect(row).toBeDefined();
    await expect(claimsOf(serviceId)).rejects.toThrow('access_denied');
  });

  it('S8.1 is refused when a newer version is in force, until it is agreed to', async () => {
    const fresh = await openTestHome();
    try {
      const { browser, typed } = await signedInPerson(fresh);
      await asOwner(
        fresh.database.ownerUrl,
        `INSERT INTO policy_versions (version, demo, published_at, effective_at) VALUES (1, true, now(), now())`,
      );
      await asOwner(
        fresh.database.ownerUrl,
        `INSERT INTO policy_texts SELECT 1, kind, language, title, b, encode(sha256(convert_to(b, 'UTF8')), 'hex')
         FROM (SELECT kind, language, title, body || 'v1' AS b FROM policy_texts WHERE version = 0) t`,
      );
      expect(await take(browser)).toMatchObject({ status: 403, body: { code: 'policy-agreement-required' } });
      const shown = await shownTexts(browser, typed.language);
      await browser.call('PUT', '/consents/policy', { given: true, shown: shown.policy });
      expect((await take(browser)).body.code).toBe('transfer-consent-required');
      await browser.call('PUT', '/consents/cross-border', { given: true, shown: shown.crossBorder });
      expect(decodeJwt((await take(browser)).body.accessToken).policy).toBe(1);
      expect((await (await browser.call('GET', '/policies')).json()).versions).toHaveLength(2);
    } finally {
      await fresh.close();
    }
  });

  async function claimsOf(serviceId: string): Promise<void> {
    const provider = home.realm.provider.current();
    const client = await provider.Client.find('home');
    const token = new provider.AccessToken({ accountId: serviceId, client: client! } as never);
    token.resourceServer = new provider.ResourceServer(home.serviceUrl, {
      scope: 'service',
      audience: home.serviceUrl,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    } as never);
    token.scope = 'service';
    await token.save();
  }
});

describe('a withdrawal', () => {
  it('S7.2 waits for a token that is being made, and no longer than two seconds', async () => {
    const { browser, typed } = await signedInPerson(home);
    const client = new pg.Client({ connectionString: home.database.urls.identity! });
    await client.connect();
    await client.query('BEGIN');
    await client.query(
      'SELECT 1 FROM consent_states WHERE account_id = (SELECT account_id FROM accounts WHERE login_name = $1) FOR SHARE',
      [typed.loginName],
    );
    const withdraw = () => browser.call('PUT', '/consents/cross-border', { given: false, language: 'en' });
    const early = await withdraw();
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('2');
    // Nothing was recorded by the one that did not get through.
    expect((await take(browser)).status).toBe(200);
    const late = withdraw();
    await client.query('COMMIT');
    await client.end();
    expect((await late).status).toBe(202);
    expect((await take(browser)).status).toBe(403);
  });
});

describe('the session', () => {
  it('S0.3 takes calls of its own pages only', async () => {
    const { browser } = await signedInPerson(home);
    const foreign = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const headers of [foreign, { ...foreign, 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
      const answer = await browser.call('POST', '/session/token', undefined, headers);
      expect(answer.status).toBe(403);
      expect((await answer.json()).code).toBe('foreign-origin');
    }
    const bare = await fetch(`${home.url}/session/token`, {
      method: 'POST',
      headers: { cookie: browser.cookieHeader('/session/token') },
    });
    expect(bare.status).toBe(403);
  });

  it('ends with signing out, at the provider as well', async () => {
    const { browser } = await signedInPerson(home);
    expect((await browser.call('DELETE', '/session')).status).toBe(204);
    expect((await take(browser)).body.code).toBe('sign-in-needed');
    expect(await (await browser.call('GET', '/session')).json()).toEqual({ signedIn: false });
    // No silent way back in: the page asks for the password.
    expect(await goToSignIn(browser)).toMatch(/^\/sign-in\/[\w-]+$/);
  });

  it('lists devices, ends one of them and ends all others with a new password', async () => {
    const { browser, typed } = await signedInPerson(home);
    const [second, third] = [home.browser(), home.browser()];
    await signInBy(second, typed.loginName, typed.password);
    await signInBy(third, typed.loginName, typed.password);
    const { devices } = await (await browser.call('GET', '/sessions')).json();
    expect(devices).toHaveLength(3);
    expect(devices.filter((each: { thisOne: boolean }) => each.thisOne)).toHaveLength(1);
    const { devices: seen } = await (await second.call('GET', '/sessions')).json();
    const secondId = seen.find((each: { thisOne: boolean }) => each.thisOne).id;
    expect((await browser.call('DELETE', `/sessions/${secondId}`)).status).toBe(204);
    expect((await take(second)).status).toBe(401);
    const password = 'neun grüne Ziegel im Hof';
    const wrong = await browser.call('PUT', '/account/password', { current: 'nicht dieses', password });
    expect((await wrong.json()).code).toBe('sign-in-failed');
    const changed = await browser.call('PUT', '/account/password', { current: typed.password, password });
    expect(changed.status).toBe(204);
    expect((await take(third)).status).toBe(401);
    expect((await take(browser)).status).toBe(200);
  });

  it('leaves no reset link and no other sign-in at the provider alive after a new password', async () => {
    const { browser, typed } = await signedInPerson(home);
    const elsewhere = home.browser();
    // Signed in at the provider, yet never back at home: no session here knows of it.
    const body = { login: typed.loginName, password: typed.password };
    const answer = await elsewhere.call('POST', await goToSignIn(elsewhere), body);
    const { location } = await answer.json();
    await elsewhere.visit(location);
    await browser.call('POST', '/recovery', { recoveryEmail: typed.recoveryEmail });
    const { token } = proofIn((await home.mailBox.next(typed.recoveryEmail, 1)).text);
    const password = 'drei kalte Spulen im Turm';
    const changed = await browser.call('PUT', '/account/password', { current: typed.password, password });
    expect(changed.status).toBe(204);
    const reset = await browser.call('PUT', '/recovery/password', { token, password: 'vier warme Kessel am See' });
    expect((await reset.json()).code).toBe('link-expired');
    expect(await goToSignIn(elsewhere)).toMatch(/^\/sign-in\//);
    expect((await take(browser)).status).toBe(200);
  });

  it('shows nobody another person’s session to end', async () => {
    const { browser } = await signedInPerson(home);
    const { browser: stranger } = await signedInPerson(home);
    const { devices } = await (await stranger.call('GET', '/sessions')).json();
    expect((await browser.call('DELETE', `/sessions/${devices[0].id}`)).status).toBe(404);
    expect((await take(stranger)).status).toBe(200);
  });
});
