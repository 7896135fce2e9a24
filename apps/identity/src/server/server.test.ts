import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wallDifferences } from '#privacy/engine';
import { openTestHome, openTestStaffRealm, type TestHome } from '../identity.fixture.ts';
import { sendSignUp, somebody } from '../journey.fixture.ts';
import { homeFunctions, homeTables, staffRealmFunctions, staffRealmTables } from '../store/data-map.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const page = (path: string) => home.browser().visit(path);

describe('the customer app at home', () => {
  it('answers every page address with the document, and the API under the same path with JSON', async () => {
    for (const path of ['/', '/policy', '/cases/12', '/sign-in/expired', '/confirm', '/reset', '/m/']) {
      const answer = await page(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await (await home.browser().call('GET', '/policy')).json()).version).toBe(0);
  });

  it('answers the front door to whoever takes anything, and the API’s paths to nobody by mistake', async () => {
    const ask = (accept: string, path: string) => fetch(`${home.url}${path}`, { headers: { accept } });
    expect((await ask('*/*', '/')).headers.get('content-type')).toContain('text/html');
    expect((await ask('*/*', '/policy')).headers.get('content-type')).toContain('application/json');
    expect((await ask('application/json', '/')).status).toBe(404);
    const wrong = await fetch(`${home.url}/policy`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('serves hashed files for ever and misses plainly', async () => {
    const file = await page('/assets/index-Ab12Cd34.js');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await page('/assets/gone-Ab12Cd34.js')).status).toBe(404);
    expect((await page('/../package.json')).status).not.toBe(500);
    expect((await page('/%2e%2e/package.json')).headers.get('content-type')).not.toContain('application/json; charset');
  });

  it('sends the security headers on every answer, errors and the provider’s included', async () => {
    for (const path of ['/', '/nothing.json', '/operator.json', '/oidc/jwks', '/oidc/nothing', '/session/start']) {
      const { headers } = await page(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('microphone=()');
    }
    const { headers } = await page('/');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
  });

  it('lets exactly those scripts run that it serves or that stand in its document', async () => {
    const answer = await page('/');
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(await answer.text()) ?? [];
    expect(script).not.toBe('');
    const hash = createHash('sha256').update(script).digest('base64');
    const [, rule] = /script-src ([^;]+);/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
    expect(rule).toBe(`'self' 'wasm-unsafe-eval' 'sha256-${hash}'`);
  });

  it('sends the document small to whoever takes it so, and plain to everybody else', async () => {
    const ask = (encoding: string) =>
      fetch(home.url, { headers: { accept: 'text/html', 'accept-encoding': encoding } });
    const [br, gzip, plain] = [await ask('gzip, br'), await ask('gzip'), await ask('identity')];
    expect([br, gzip, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
    for (const { headers } of [br, gzip, plain]) expect(headers.get('vary')).toContain('accept-encoding');
    const documents = await Promise.all([br, gzip, plain].map((answer) => answer.text()));
    expect(new Set(documents).size).toBe(1);
  });

  it('S1.1 says who operates it', async () => {
    const profile = await (await page('/operator.json')).json();
    expect(profile.hotlines['machine-tool']).toBe('4008285030');
    expect(await (await page('/version.json')).json()).toEqual({ build: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect((await page('/readyz')).status).toBe(200);
  });

  it('S0.3 sets no cookie before somebody signs up or in', async () => {
    const browser = home.browser();
    for (const path of ['/', '/policy', '/operator.json']) await browser.visit(path);
    for (const path of ['/policy', '/session', '/sign-up/suggestion']) await browser.call('GET', path);
    await sendSignUp(browser, somebody());
    expect([...browser.cookies.keys()]).toEqual([]);
  });
});

describe('bad input', () => {
  it('gets a clear answer and never a 500', async () => {
    const browser = home.browser();
    const send = async (path: string, body: unknown) => {
      const answer = await browser.call('POST', path, body);
      return { status: answer.status, body: await answer.json() };
    };
    const unknown = await send('/recovery', { recoveryEmail: 'a@b.example', extra: 1 });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'input', fields: { extra: 'unrecognized_keys' } } });
    for (const recoveryEmail of [
      7,
      null,
      '',
      'a@b',
      'a b@c.example',
      'a@b.example\nBcc: c@d.example',
      'x'.repeat(300),
      '\u0000@b.example',
    ])
      expect((await send('/recovery', { recoveryEmail })).status).toBe(400);
    expect((await send('/recovery', { recoveryEmail: `${'x'.repeat(10_000_000)}@b.example` })).status).toBe(413);
    expect((await send('/sign-in/..%2f..%2fetc', { login: 'a', password: 'b' })).status).toBe(400);
    expect((await send('/email-confirmation', { token: '../../etc' })).status).toBe(400);
    expect((await send('/recovery', [1, 2])).status).toBe(400);
    const text = await browser.call('POST', '/recovery', undefined, { 'content-type': 'text/plain' });
    expect([400, 415]).toContain(text.status);
    expect((await browser.call('PUT', '/email-checks/not-an-id/confirmation', { code: '1' })).status).toBe(400);
  });
});

describe('the walls of both realms', () => {
  it('grants are exactly what the data maps say', async () => {
    const staff = await openTestStaffRealm();
    for (const [url, tables, functions] of [
      [home.database.ownerUrl, homeTables, homeFunctions],
      [staff.database.ownerUrl, staffRealmTables, staffRealmFunctions],
    ] as const) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect(await wallDifferences(client, tables, functions)).toEqual([]);
      await client.end();
    }
    await staff.close();
  });
});
