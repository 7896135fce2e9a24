import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { goToSignIn, register, signInBy, type Typed } from '../journey.fixture.ts';
import { asOwner } from '../owner.fixture.ts';

let home: TestHome;
let mei: Typed;
beforeAll(async () => {
  home = await openTestHome();
  mei = await register(home, home.browser());
});
afterAll(() => home.close());

const tryOnce = async (login: string, password: string, browser = home.browser()) => {
  const answer = await browser.call('POST', await goToSignIn(browser), { login, password });
  const { requestId: _, ...body } = await answer.json();
  return { status: answer.status, body };
};

describe('signing in', () => {
  it('S2.1 answers alike for a wrong password and for nobody of that name', async () => {
    const wrong = await tryOnce(mei.loginName, 'nicht dieses Passwort');
    const nobody = await tryOnce('nobody-at-all', 'nicht dieses Passwort');
    expect(wrong).toEqual({ status: 401, body: { code: 'sign-in-failed', status: 401, title: 'sign-in-failed' } });
    expect(nobody).toEqual(wrong);
  });

  it('does the same work for both', async () => {
    const timeOf = async (login: string) => {
      const browser = home.browser();
      const page = await goToSignIn(browser);
      const start = performance.now();
      await browser.call('POST', page, { login, password: 'nicht dieses Passwort' });
      return performance.now() - start;
    };
    const known = [];
    const unknown = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await timeOf(mei.recoveryEmail));
      unknown.push(await timeOf(`nobody-${round}`));
    }
    const least = (times: number[]) => Math.min(...times);
    expect(least(unknown)).toBeGreaterThan(least(known) * 0.5);
    expect(least(unknown)).toBeLessThan(least(known) * 2);
  });

  it('belongs to the browser that began it, and ends', async () => {
    const browser = home.browser();
    const page = await goToSignIn(browser);
    const typed = { login: mei.loginName, password: mei.password };
    const foreign = await home.browser().call('POST', page, typed);
    expect((await foreign.json()).code).toBe('sign-in-expired');
    const { location } = await (await browser.call('POST', page, typed)).json();
    expect(new URL(location).origin).toBe(home.url);
    expect((await browser.follow(location)).path).toBe('/cases');
    // The back button: the page is still there, the sign-in is not.
    const again = await browser.call('POST', page, typed);
    expect(again.status).toBe(410);
  });

  it('comes back from a used or foreign callback without harm', async () => {
    const browser = home.browser();
    await signInBy(browser, mei.loginName, mei.password);
    expect((await browser.follow('/session/callback?code=x&state=y')).path).toBe('/');
    expect((await browser.call('POST', '/session/token')).status).toBe(200);
    expect((await home.browser().follow('/session/callback')).path).toBe('/');
  });

  it('goes back to pages of this origin only', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const browser = home.browser();
      const { path } = await browser.follow(`/session/start?next=${encodeURIComponent(next)}`);
      const { location } = await (
        await browser.call('POST', path, { login: mei.loginName, password: mei.password })
      ).json();
      expect((await browser.follow(location)).path).toBe('/');
    }
  });

  it('is throttled per account for unknown devices, while a known device gets in', async () => {
    const lin = await register(home, home.browser());
    const known = home.browser();
    await signInBy(known, lin.loginName, lin.password);
    const guesses = await Promise.all(Array.from({ length: 14 }, () => tryOnce(lin.loginName, 'geraten und falsch')));
    expect(guesses.filter((each) => each.status === 429).length).toBeGreaterThanOrEqual(3);
    expect((await tryOnce(lin.loginName, lin.password)).status).toBe(429);
    await known.call('DELETE', '/session');
    expect((await tryOnce(lin.loginName, lin.password, known)).status).toBe(200);
  });

  it('leaves audit entries whose commitment proves them', async () => {
    const rows = await asOwner(home.database.ownerUrl, 'SELECT what, actor_kind FROM audit_entries');
    const written = new Set(rows.map((row) => `${row.actor_kind}: ${row.what}`));
    for (const entry of [
      'signed-out: account opened',
      'customer: e-mail confirmed',
      'customer: signed in',
      'signed-out: sign-in failed',
    ])
      expect(written).toContain(entry);
  });
});
