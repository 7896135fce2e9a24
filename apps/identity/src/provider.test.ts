import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import { openTestHome, type TestHome } from './identity.fixture.ts';
import { signedInPerson } from './journey.fixture.ts';
import { asOwner } from './owner.fixture.ts';
import { sealerOf } from './store/seal.ts';
import { keyChanges, replaceSigningKeys } from './store/signing-keys/keys.ts';

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

function authorize(more: Record<string, string | undefined> = {}): string {
  const all = {
    client_id: 'home',
    response_type: 'code',
    redirect_uri: `${home.url}/session/callback`,
    scope: 'openid offline_access service',
    resource: home.serviceUrl,
    state: 'state',
    nonce: 'nonce',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/oidc/auth?${new URLSearchParams(given)}`;
}

const goesTo = async (address: string) => (await home.browser().visit(address)).headers.get('location') ?? '';

describe('the provider', () => {
  it('begins a sign-in for an exact redirect address and refuses every other one', async () => {
    expect(await goesTo(authorize())).toMatch(/^\/sign-in\/[\w-]+$/);
    for (const redirect_uri of [
      `${home.url}/session/callback/`,
      `${home.url}/session/callback?next=/`,
      `${home.url}/session/callback#x`,
      `${home.url.replace('localhost', '127.0.0.1')}/session/callback`,
      'http://evil.example/session/callback',
      undefined,
    ])
      expect(await goesTo(authorize({ redirect_uri }))).toBe('/sign-in/expired');
  });

  it('takes the authorization code with S256 only', async () => {
    const error = async (more: Record<string, string | undefined>) =>
      new URL(await goesTo(authorize(more))).searchParams.get('error');
    expect(await error({ code_challenge: undefined, code_challenge_method: undefined })).toBe('invalid_request');
    expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await error({ resource: 'http://evil.example' })).toBe('invalid_target');
    expect(await goesTo(authorize({ response_type: 'id_token' }))).not.toMatch(/^\/sign-in\/(?!expired)/);
  });

  it('names its addresses by the issuer, whatever the Host header says', async () => {
    const answer = await home.realm.app.inject({
      url: '/oidc/.well-known/openid-configuration',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const found = answer.json<Record<string, string>>();
    expect(answer.body).not.toContain('evil');
    expect(found.issuer).toBe(`${home.url}/oidc`);
    expect(found.jwks_uri).toBe(`${home.url}/oidc/jwks`);
    expect(found.grant_types_supported).toEqual(['authorization_code', 'refresh_token']);
    expect(found.id_token_signing_alg_values_supported).toEqual(['ES256']);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses its token endpoint to who does not know the client secret', async () => {
    const answer = await home.realm.app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: { authorization: `Basic ${Buffer.from('home:wrong').toString('base64')}` },
      payload: new URLSearchParams({ grant_type: 'authorization_code', code: 'x' }).toString(),
    });
    expect([400, 401]).toContain(answer.statusCode);
  });

  it('keeps no token or session readable in its tables', async () => {
    const { browser } = await signedInPerson(home);
    const cookie = [...browser.cookies].find(([key]) => key.startsWith('sign_in '))?.[1].value ?? 'none';
    expect(cookie).not.toBe('none');
    const rows = await asOwner(home.database.ownerUrl, 'SELECT o::text AS all FROM oidc_records o');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.all).not.toContain(cookie);
  });
});

describe('signing keys', () => {
  const hour = 3_600_000;
  const schedule = { signsForMs: 90 * 24 * hour, leadMs: 2 * hour, staysMs: 2 * hour };
  const start = new Date('2026-01-01T00:00:00Z');
  const later = (hours: number) => new Date(start.getTime() + hours * hour);

  it('are made when there is none, published before they sign, and taken back after their tokens ended', () => {
    expect(keyChanges([], schedule, start).add).toEqual({ publishedAt: start, signsFrom: start });
    const first = { kid: 'first', signs_from: start };
    expect(keyChanges([first], schedule, later(24 * 89)).add).toBeNull();
    const due = keyChanges([first], schedule, later(24 * 90 - 2));
    expect(due.add).toEqual({ publishedAt: later(24 * 90 - 2), signsFrom: later(24 * 90) });
    const second = { kid: 'second', signs_from: due.add!.signsFrom };
    expect(keyChanges([second, first], schedule, later(24 * 90 + 1))).toEqual({ add: null, remove: [] });
    expect(keyChanges([second, first], schedule, later(24 * 90 + 3)).remove).toEqual(['first']);
  });

  it('rotate without failed requests', async () => {
    const { browser } = await signedInPerson(home);
    const published = async () =>
      (await (await home.browser().visit('/oidc/jwks')).json()) as { keys: { kid: string }[] };
    const token = async () => {
      const answer = await browser.call('POST', '/session/token');
      expect(answer.status).toBe(200);
      return (await answer.json()).accessToken as string;
    };
    const cached = await published();
    const before = await token();
    await home.realm.rotateKeys();
    // The new key is published and does not sign yet: who has the old set cached still verifies.
    expect((await published()).keys).toHaveLength(2);
    await jwtVerify(await token(), createLocalJWKSet(cached as never));
    await asOwner(
      home.database.ownerUrl,
      `UPDATE signing_keys SET published_at = published_at - interval '3 hours', signs_from = signs_from - interval '2 hours'
       WHERE signs_from > now()`,
    );
    const [answers] = await Promise.all([Promise.all([token(), token(), token()]), home.realm.provider.refresh()]);
    const after = await token();
    const now = createLocalJWKSet((await published()) as never);
    for (const each of [before, ...answers, after]) await jwtVerify(each, now);
    await expect(jwtVerify(after, createLocalJWKSet(cached as never))).rejects.toThrow('no applicable key');
    expect(JSON.stringify(await published())).not.toContain('"d"');
  });

  it('that may be in other hands are taken back at once', async () => {
    const { browser } = await signedInPerson(home);
    const token = async () => (await (await browser.call('POST', '/session/token')).json()).accessToken as string;
    const published = async () => createLocalJWKSet((await (await home.browser().visit('/oidc/jwks')).json()) as never);
    const before = await token();
    const database = openDatabase('identity', home.database.urls.identity!);
    await replaceSigningKeys(database, sealerOf(home.environment.DATA_KEY!), new Date());
    await database.close();
    await home.realm.provider.refresh();
    await expect(jwtVerify(before, await published())).rejects.toThrow('no applicable key');
    await jwtVerify(await token(), await published());
  });
});
