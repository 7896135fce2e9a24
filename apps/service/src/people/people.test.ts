import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRandomId } from '#platform/ids';
import { frieda, linWei, mei, startService, type TestService, type TokenWish, wuGang } from '#testkit/service';

const hour = 3_600_000;
let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

describe('the door of customers', () => {
  it.each<[string, TokenWish, string]>([
    ['S5.2 without consent to the transfer', { transfer: false }, 'transfer-consent-required'],
    ['S5.2 with a token that says nothing of the transfer', { transfer: null }, 'transfer-consent-required'],
    ['S8.1 without an agreed policy', { policy: null }, 'policy-agreement-required'],
    ['with an expired token', { endsInSeconds: -1 }, 'sign-in-needed'],
    ['with a token for somebody else', { audience: 'http://127.0.0.1:1' }, 'sign-in-needed'],
    ['with a token signed otherwise than home signs', { algorithm: 'EdDSA' }, 'sign-in-needed'],
    ['with a token of another issuer', { issuer: 'http://localhost:1/oidc' }, 'sign-in-needed'],
  ])('is closed %s', async (_, token, code) => {
    const { status, body } = await world.asCustomer(linWei, '/api/me', { token });
    expect([status, body.code]).toEqual([code === 'sign-in-needed' ? 401 : 403, code]);
  });

  it('is closed without a token, with a forged one, and for a subject that is no random id', async () => {
    expect((await world.asCustomer(null, '/api/me')).status).toBe(401);
    const good = await world.tokenFor(linWei);
    const forged = `${good.slice(0, -4)}AAAA`;
    for (const token of [forged, 'abc', good.split('.')[0]])
      expect((await world.asCustomer(null, '/api/me', { headers: { authorization: `Bearer ${token}` } })).status).toBe(
        401,
      );
    expect((await world.asCustomer({ personId: 'linwei@example.com' }, '/api/me')).status).toBe(401);
  });

  it('fetches the issuer’s keys now and then, never per request', async () => {
    for (let n = 0; n < 5; n++) await world.asCustomer(linWei, '/api/me');
    expect(world.keysFetched()).toBeLessThanOrEqual(2);
  });

  it('does not open to a staff cookie, nor the desk to a customer’s token', async () => {
    const cookie = await world.staffCookieFor(mei);
    expect((await world.asCustomer(null, '/api/cases', { headers: { cookie } })).status).toBe(401);
    expect((await world.asCustomer(linWei, '/api/desk/cases')).status).toBe(401);
  });
});

describe('S2.1 a person at first sight', () => {
  const profile = {
    contactEmail: 'new.person@example.com',
    countryRegion: 'CN',
    name: '新人',
    position: '操作工',
    phone: '+86 512 5550123',
  };

  it('is known from then on, writes profile and language, and is in no company', async () => {
    const person = { personId: newRandomId() };
    const first = await world.asCustomer(person, '/api/me');
    expect(first.body).toEqual({
      personId: person.personId,
      language: 'zh',
      profile: null,
      membership: null,
      joinRequest: null,
      companies: [],
    });
    expect((await world.asCustomer(person, '/api/me/profile', { method: 'PUT', json: profile })).status).toBe(200);
    await world.asCustomer(person, '/api/me/language', { method: 'PUT', json: { language: 'de' } });
    const { body } = await world.asCustomer(person, '/api/me');
    expect(body).toMatchObject({ language: 'de', profile: { ...profile, title: null, department: null } });
  });

  it('sees nothing of a company', async () => {
    for (const path of ['/api/cases', '/api/machines', '/api/company/members', '/api/live'])
      expect((await world.asCustomer(wuGang, path)).status).toBe(403);
  });

  it('is told which field is wrong', async () => {
    const wrong = { ...profile, contactEmail: 'no mail', phone: 'abc', nickname: 'x' };
    const { body } = await world.asCustomer(linWei, '/api/me/profile', { method: 'PUT', json: wrong });
    expect(body.fields).toEqual({
      contactEmail: 'invalid_format',
      phone: 'invalid_format',
      nickname: 'unrecognized_keys',
    });
  });
});

describe('a staff session', () => {
  const path = '/api/desk/session';
  const by = (cookie: string, headers = {}) => world.asStaff(null, path, { headers: { cookie, ...headers } });

  it('ends after an hour without use, and after 12 hours of use', async () => {
    const idle = await world.staffCookieFor(mei);
    const used = await world.staffCookieFor(mei);
    for (let n = 0; n < 12; n++) {
      expect((await by(used)).status).toBe(200);
      world.clock.advance(hour - 1000);
    }
    expect((await by(idle)).status).toBe(401);
    expect((await by(used)).status).toBe(200);
    world.clock.advance(12_001);
    expect((await by(used)).status).toBe(401);
  });

  it('ends by signing out, everywhere at once', async () => {
    const cookie = await world.staffCookieFor(mei);
    const out = await world.asStaff(null, path, { method: 'DELETE', headers: { cookie } });
    expect([out.status, (await by(cookie)).status]).toEqual([204, 401]);
    expect(out.headers.get('set-cookie')).toMatch(/^staff_session=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('serves unsafe calls only to pages of our own origin', async () => {
    const cookie = await world.staffCookieFor(mei);
    const end = (headers: Record<string, string>) =>
      fetch(`${world.url}${path}`, { method: 'DELETE', headers: { cookie, ...headers } });
    const codes = await Promise.all(
      [{}, { origin: 'http://localhost:4100' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }].map((headers) =>
        end(headers as Record<string, string>).then(async (answer) => ((await answer.json()) as { code: string }).code),
      ),
    );
    expect(codes).toEqual(Array(4).fill('foreign-origin'));
    expect((await end({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });

  it('of somebody who left the maker opens nothing', async () => {
    const cookie = await world.staffCookieFor(frieda);
    expect((await by(cookie)).status).toBe(200);
    await world.asOwner('UPDATE staff_members SET left_at = now() WHERE staff_id = $1', [frieda.staffId]);
    expect((await by(cookie)).status).toBe(401);
    await world.asOwner('UPDATE staff_members SET left_at = NULL WHERE staff_id = $1', [frieda.staffId]);
  });
});

describe('coming back from the staff sign-in without having gone there', () => {
  it('leads a browser to a page that starts over, and tells a program what is wrong', async () => {
    const path = '/api/desk/session/callback?code=x&state=y';
    const browser = await world.asStaff(null, path, { headers: { accept: 'text/html,*/*' } });
    expect([browser.status, browser.headers.get('location')]).toEqual([303, '/workbench/sign-in/expired']);
    expect(browser.headers.get('set-cookie')).toBeNull();
    expect((await world.asStaff(null, path)).body.code).toBe('sign-in-expired');
  });
});

describe('what staff read is on record', () => {
  it('with the persons whose data were shown, for the privacy officer to read', async () => {
    const { caseNumber } = await world.openCase();
    world.clock.advance(1000);
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}`);
    const { status, body } = await world.asStaff(frieda, `/api/desk/audit-entries?subject=${linWei.personId}`);
    expect(status).toBe(200);
    expect(body.entries[0]).toMatchObject({
      actorKind: 'staff',
      actorName: mei.name,
      what: 'read a case',
      about: { caseNumber },
      subjects: expect.arrayContaining([linWei.personId]),
    });
    expect((await world.asStaff(mei, '/api/desk/audit-entries')).body.code).toBe('not-allowed');
  });

  it('also of reading them: the entry names whom they were about, and who acted', async () => {
    await world.openCase();
    world.clock.advance(1000);
    await world.asStaff(frieda, '/api/desk/audit-entries');
    const subjects = async (what: string) =>
      (
        await world.asOwner<{ subjects: string[] }>(
          `SELECT payload->'subjects' AS subjects FROM audit_entries WHERE what = $1 ORDER BY at DESC, entry_id DESC LIMIT 1`,
          [what],
        )
      )[0]!.subjects;
    expect(await subjects('read audit entries')).toEqual(expect.arrayContaining([linWei.personId, mei.staffId]));
    world.clock.advance(1000);
    const nobody = newRandomId();
    await world.asStaff(frieda, `/api/desk/audit-entries?subject=${nobody}`);
    expect(await subjects('read audit entries')).toEqual([nobody]);
  });

  it('unless the act was refused', async () => {
    const count = async () =>
      (await world.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM audit_entries'))[0]!.n;
    const before = await count();
    await world.asStaff(mei, '/api/desk/cases/C-999999');
    expect(await count()).toBe(before);
  });
});
