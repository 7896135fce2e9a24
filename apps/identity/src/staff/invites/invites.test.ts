import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, newToken } from '#platform/ids';
import { openTestStaffRealm, type TestStaffRealm } from '../../identity.fixture.ts';
import { asOwner } from '../../owner.fixture.ts';

let realm: TestStaffRealm;
beforeAll(async () => {
  realm = await openTestStaffRealm();
});
afterAll(() => realm.close());

const origin = () => new URL(realm.issuer).origin;
async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${realm.issuer}${path}`, {
    method,
    headers: { origin: origin(), ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}
const asService = () => ({
  authorization: `Basic ${Buffer.from(`service:${realm.clientSecret}`).toString('base64')}`,
});
const hashed = (token: string) => createHash('sha256').update(token).digest('hex');
async function invited(login: string, staffId = newId()) {
  const token = newToken();
  const path = `/accounts/${staffId}/invite`;
  const { status, body } = await call('PUT', path, { login, tokenHash: hashed(token) }, asService());
  return { staffId, token, status, code: body?.code };
}
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
const password = 'Sieben Pressen stehen still';

describe('an invite to the desk', () => {
  it('is good once: password and authenticator are set by whoever comes first', async () => {
    const { staffId, token } = await invited('eva.lang');
    const { body } = await call('POST', '/invite', { token });
    expect(body).toMatchObject({ login: 'eva.lang', totpUri: expect.stringMatching(/^otpauth:\/\/totp\/.+secret=/) });
    const redeem = { token, password, code: codeOf(body.totpSecret) };
    const tries = await Promise.all(Array.from({ length: 6 }, () => call('POST', '/invite/redemption', redeem)));
    expect(tries.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
    expect(
      await asOwner(realm.database.ownerUrl, 'SELECT login_name, status FROM staff_accounts WHERE staff_id = $1', [
        staffId,
      ]),
    ).toEqual([{ login_name: 'eva.lang', status: 'active' }]);
    expect((await call('POST', '/invite', { token })).body.code).toBe('link-expired');
  });

  it('wants a right code and a good password, and is not used up by wrong ones', async () => {
    const { token } = await invited('tim.roth');
    const { totpSecret } = (await call('POST', '/invite', { token })).body;
    const redeem = (more: object) =>
      call('POST', '/invite/redemption', { token, password, code: codeOf(totpSecret), ...more });
    expect((await redeem({ code: codeOf(totpSecret, 5) })).body.code).toBe('code-wrong');
    expect((await redeem({ password: 'kurz' })).body.code).toBe('password-too-short');
    expect((await redeem({ password: 'tim.roth1' })).body.code).toBe('password-common');
    expect((await redeem({})).status).toBe(204);
  });

  it('shuts the account it is for until it is redeemed, and an earlier invite for ever', async () => {
    const { staffId, token } = await invited('ida.beck');
    const again = await invited('ida.beck', staffId);
    expect((await call('POST', '/invite', { token })).body.code).toBe('link-expired');
    const { totpSecret } = (await call('POST', '/invite', { token: again.token })).body;
    const code = codeOf(totpSecret);
    expect((await call('POST', '/invite/redemption', { token: again.token, password, code })).status).toBe(204);
    const status = async () =>
      (await asOwner(realm.database.ownerUrl, 'SELECT status FROM staff_accounts WHERE staff_id = $1', [staffId]))[0];
    expect(await status()).toEqual({ status: 'active' });
    await invited('ida.beck', staffId);
    expect(await status()).toEqual({ status: 'closed' });
  });

  it('is made by the service alone, and never for a name that somebody else has', async () => {
    const { staffId } = await invited('max.haas');
    expect((await invited('max.haas')).code).toBe('login-name-taken');
    const path = `/accounts/${staffId}`;
    const body = { login: 'max.haas', tokenHash: hashed(newToken()) };
    const wrong = { authorization: `Basic ${Buffer.from('service:guess').toString('base64')}` };
    for (const headers of [{}, wrong]) {
      expect((await call('PUT', `${path}/invite`, body, headers)).body.code).toBe('sign-in-needed');
      expect((await call('DELETE', path, undefined, headers)).body.code).toBe('sign-in-needed');
    }
    expect((await call('DELETE', path, undefined, asService())).status).toBe(204);
  });

  it('ends after seven days and is taken back when the account is closed', async () => {
    const [late, left] = [await invited('ulla.may'), await invited('ben.kurz')];
    await asOwner(realm.database.ownerUrl, 'UPDATE staff_invites SET ends_at = now() WHERE staff_id = $1', [
      late.staffId,
    ]);
    await call('DELETE', `/accounts/${left.staffId}`, undefined, asService());
    for (const { token } of [late, left])
      expect((await call('POST', '/invite', { token })).body.code).toBe('link-expired');
  });
});

describe('S2.8 what was conspicuous at the staff sign-in', () => {
  it('is told to the service alone, as numbers by day and kind', async () => {
    expect((await call('GET', '/misuse')).status).toBe(401);
    await realm.realm.accessLog.flush();
    const { status, body } = await call('GET', '/misuse', undefined, asService());
    expect(status).toBe(200);
    expect(body.days.find((one: { kind: string }) => one.kind === 'volume').times).toBeGreaterThan(0);
    expect(Object.keys(body.days[0]).sort()).toEqual(['day', 'kind', 'sources', 'times']);
  });
});
