import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linWei } from '#testkit/cast';
import { followStream } from '#testkit/following';
import type { Browser } from '../identity.fixture.ts';
import { register, signInBy } from '../journey.fixture.ts';
import { openTwoRegions, type TwoRegions } from './regions.fixture.ts';

let regions: TwoRegions;
beforeAll(async () => {
  regions = await openTwoRegions();
});
afterAll(() => regions.close());

const tokenIn = async (browser: Browser): Promise<string> =>
  (await (await browser.call('POST', '/session/token')).json()).accessToken;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const asked = async (token: string) =>
  (await fetch(`${regions.service.url}/api/me`, { headers: bearer(token) })).status;
const devicesIn = async (
  browser: Browser,
): Promise<{ id: string; thisOne: boolean; isNew: boolean; address: string }[]> =>
  (await (await browser.call('GET', '/sessions')).json()).devices;

/** Lin Wei, known to both regions, signed in in so many browsers. */
async function linWeiIn(browsers: number) {
  const { home, atHome } = regions;
  const signedIn = [home.browser()];
  const typed = await register(home, signedIn[0]!);
  await atHome('DELETE FROM service_persons WHERE service_id = $1', [linWei.personId]);
  await atHome(
    `UPDATE service_persons SET service_id = $1 WHERE account_id = (SELECT account_id FROM accounts WHERE login_name = $2)`,
    [linWei.personId, typed.loginName],
  );
  await signInBy(signedIn[0]!, typed.loginName, typed.password);
  for (let n = 1; n < browsers; n += 1) {
    const browser = home.browser();
    await signInBy(browser, typed.loginName, typed.password);
    signedIn.push(browser);
  }
  return { browsers: signedIn, typed };
}

describe('S2.8 a sign-in that its owner ends', () => {
  it('is over at once in the service region too: its stream, and what was left of its token', async () => {
    const { browsers } = await linWeiIn(3);
    const [here, there, third] = browsers as [Browser, Browser, Browser];
    const [own, ended, other] = [await tokenIn(here), await tokenIn(there), await tokenIn(third)];
    const streams = await Promise.all(
      [ended, other].map((token) => followStream(regions.service.url, '/api/live', bearer(token))),
    );
    await Promise.all(streams.map((stream) => stream.begins()));
    expect(await Promise.all([own, ended, other].map(asked))).toEqual([200, 200, 200]);
    const seen = (await devicesIn(there)).find(({ thisOne }) => thisOne)!;
    expect((await here.call('DELETE', `/sessions/${seen.id}`)).status).toBe(204);
    expect(await streams[0]!.next()).toBeNull();
    expect(await asked(ended)).toBe(401);
    expect((await there.call('POST', '/session/token')).status).toBe(401);
    // Who is still signed in is asked for a new token, and goes on.
    expect(await asked(other)).toBe(401);
    expect(await asked(await tokenIn(third))).toBe(200);
    expect(await asked(await tokenIn(here))).toBe(200);
    streams[1]!.leave();
    expect((await here.call('DELETE', '/sessions')).status).toBe(204);
    expect((await third.call('POST', '/session/token')).status).toBe(401);
    expect((await devicesIn(here)).length).toBe(1);
    expect((await here.call('DELETE', '/sessions')).status).toBe(204);
    expect(await asked(await tokenIn(here))).toBe(200);
  });

  it('is shown with a shortened address, and as new where the browser was not known while another was', async () => {
    const { home } = regions;
    const first = home.browser();
    const typed = await register(home, first);
    await signInBy(first, typed.loginName, typed.password);
    const second = home.browser();
    await signInBy(second, typed.loginName, typed.password);
    const shown = await devicesIn(second);
    expect(shown.map(({ thisOne, isNew, address }) => [thisOne, isNew, address])).toEqual([
      [true, true, '127.0.0.0'],
      [false, false, '127.0.0.0'],
    ]);
    // Known from now on: signing in there again is nothing new once the first time is half an hour ago.
    await second.call('DELETE', '/session');
    regions.clock.advance(31 * 60_000);
    await signInBy(second, typed.loginName, typed.password);
    expect((await devicesIn(second)).find(({ thisOne }) => thisOne)).toMatchObject({ isNew: false });
  });

  it('of who never took a token is told to nobody abroad', async () => {
    const { home, service } = regions;
    const [first, second] = [home.browser(), home.browser()];
    const typed = await register(home, first);
    for (const browser of [first, second]) await signInBy(browser, typed.loginName, typed.password);
    const before = await service.asOwner('SELECT person_id FROM ended_tokens');
    expect((await first.call('DELETE', '/sessions')).status).toBe(204);
    expect(await service.asOwner('SELECT person_id FROM ended_tokens')).toEqual(before);
    await tokenIn(first);
    await signInBy(second, typed.loginName, typed.password);
    expect((await first.call('DELETE', '/sessions')).status).toBe(204);
    expect((await service.asOwner('SELECT person_id FROM ended_tokens')).length).toBe(before.length + 1);
    await service.runJob('sweep-home-facts');
    expect((await service.asOwner('SELECT person_id FROM ended_tokens')).length).toBe(before.length + 1);
    regions.clock.advance(61 * 60_000);
    await service.runJob('sweep-home-facts');
    expect(await service.asOwner('SELECT person_id FROM ended_tokens')).toEqual([]);
  });
});
