import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { type Browser, openTestStaffRealm, type TestStaffRealm } from '../identity.fixture.ts';
import { asOwner } from '../owner.fixture.ts';
import { createDemoStaff } from '../seed.ts';

let realm: TestStaffRealm;
const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-to-be-happy';
const hanna = { staffId: newId(), login: 'hanna.vogt', password: 'Kaffee um zehn', totpSecret: new Secret().base32 };
const jonas = { ...hanna, staffId: newId(), login: 'jonas.beck', totpSecret: new Secret().base32 };

beforeAll(async () => {
  realm = await openTestStaffRealm();
  for (const each of [hanna, jonas]) await createDemoStaff(realm.database.ownerUrl, realm.dataKey, each);
});
afterAll(() => realm.close());

const codeOf = (secret: string, stepsAway = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAway * 30_000 });

function authorize(more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'service',
    response_type: 'code',
    redirect_uri: `${realm.serviceUrl}/api/desk/session/callback`,
    scope: 'openid',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
    ...more,
  });
  return `${realm.issuer}/auth?${query}`;
}

/** Goes to the sign-in; answers where the page posts to. */
async function begin(browser: Browser): Promise<string> {
  const at = (await browser.visit(authorize())).headers.get('location') ?? '';
  expect(at).toMatch(/^\/staff-sign-in\/interaction\/[\w-]+$/);
  const page = (await browser.visit(at)).headers.get('location') ?? '';
  expect(page).toBe(at.replace('/staff-sign-in/interaction/', '/workbench/sign-in/'));
  return at;
}

const post = async (browser: Browser, path: string, body: object) => {
  const answer = await browser.call('POST', path, body);
  return { status: answer.status, body: await answer.json() };
};

describe('staff sign in', () => {
  it('with password, then code; the ID token names the staff person and reaches the service alone', async () => {
    const browser = realm.browser();
    const path = await begin(browser);
    const typed = { login: hanna.login, password: hanna.password };
    expect((await post(browser, path, typed)).body).toEqual({ next: 'code' });
    const { body } = await post(browser, path, { ...typed, code: codeOf(hanna.totpSecret) });
    expect(body.next).toBe('continue');
    expect([...browser.cookies.keys()].filter((key) => key.includes('device'))).toEqual([
      'staff_device /staff-sign-in',
    ]);
    const callback = new URL((await browser.visit(body.location)).headers.get('location') ?? '');
    expect(callback.pathname).toBe('/api/desk/session/callback');
    const answer = await fetch(`${realm.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`service:${realm.clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: `${realm.serviceUrl}/api/desk/session/callback`,
        code_verifier: verifier,
      }),
    });
    const tokens = (await answer.json()) as { id_token: string; refresh_token?: string };
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      iss: realm.issuer,
      sub: hanna.staffId,
      aud: 'service',
      nonce: 'n',
    });
    expect(tokens.refresh_token).toBeUndefined();
  });

  it('with each code once, by whoever comes first', async () => {
    const code = codeOf(jonas.totpSecret);
    const tries = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const browser = realm.browser();
        const path = await begin(browser);
        return (await post(browser, path, { login: jonas.login, password: jonas.password, code })).body;
      }),
    );
    expect(tries.filter((each) => each.next === 'continue')).toHaveLength(1);
    expect(tries.filter((each) => each.code === 'code-wrong')).toHaveLength(5);
  });

  it('with the code of the next step, and not with one of three steps away', async () => {
    const browser = realm.browser();
    const path = await begin(browser);
    const typed = { login: jonas.login, password: jonas.password };
    const far = await post(browser, path, { ...typed, code: codeOf(jonas.totpSecret, 3) });
    expect(far).toMatchObject({ status: 401, body: { code: 'code-wrong' } });
    const next = await post(browser, path, { ...typed, code: codeOf(jonas.totpSecret, 1) });
    expect(next.body.next).toBe('continue');
  });

  it('never by code alone, by a wrong password, by another’s code or after leaving', async () => {
    const browser = realm.browser();
    const path = await begin(browser);
    const code = codeOf(hanna.totpSecret, 1);
    const wrong = await post(browser, path, { login: hanna.login, password: 'falsch', code });
    expect(wrong.body.code).toBe('sign-in-failed');
    expect((await post(browser, path, { login: hanna.login, password: '', code })).body.code).toBe('input');
    const foreign = await post(browser, path, { ...hanna, code: codeOf(jonas.totpSecret, -1) } as never);
    expect(foreign.body.code).toBe('input');
    const others = await post(browser, path, {
      login: hanna.login,
      password: hanna.password,
      code: codeOf(new Secret().base32),
    });
    expect(others.body.code).toBe('code-wrong');
    await asOwner(realm.database.ownerUrl, `UPDATE staff_accounts SET status = 'closed' WHERE staff_id = $1`, [
      hanna.staffId,
    ]);
    const gone = await post(browser, path, { login: hanna.login, password: hanna.password, code });
    expect(gone.body.code).toBe('sign-in-failed');
  });

  it('keeps the authenticator’s secret encrypted', async () => {
    const rows = await asOwner(realm.database.ownerUrl, 'SELECT totp_secret FROM staff_accounts');
    for (const row of rows) {
      const bytes = row.totp_secret as Buffer;
      expect(bytes.toString('latin1')).not.toContain(hanna.totpSecret);
      expect(bytes.toString('latin1')).not.toContain(jonas.totpSecret);
    }
  });
});
