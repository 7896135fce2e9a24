import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { signedInPerson } from '../journey.fixture.ts';
import { aheadBy, clockWatch } from './line.ts';
import { openTwoRegions, runningClock, type TwoRegions } from './regions.fixture.ts';

let regions: TwoRegions;

/** Somebody signed in at home, with how the service answers to a fresh token and what a withdrawal comes to. */
async function personOf({ home, service }: TwoRegions) {
  const { browser } = await signedInPerson(home);
  return {
    async uses(): Promise<number> {
      const token = await (await browser.call('POST', '/session/token')).json();
      if (!token.accessToken) return 0;
      const answer = await fetch(`${service.url}/api/me`, {
        headers: { authorization: `Bearer ${token.accessToken}` },
      });
      return answer.status;
    },
    async tokenNow(): Promise<string> {
      return (await (await browser.call('POST', '/session/token')).json()).accessToken;
    },
    asks: async (token: string) =>
      (await fetch(`${service.url}/api/me`, { headers: { authorization: `Bearer ${token}` } })).status,
    async withdraws(): Promise<[number, string]> {
      const answer = await browser.call('PUT', '/consents/cross-border', { given: false, language: 'en' });
      return [answer.status, (await answer.json()).state];
    },
  };
}

const waiting = async ({ atHome }: TwoRegions) =>
  (
    await atHome(`SELECT count(*)::int AS n FROM outbox_events WHERE relayed_at IS NULL AND kind = 'ConsentsDecided'`)
  )[0]!.n;

describe('with the clocks of the regions apart', () => {
  afterEach(() => regions.close());

  it.each([30, -30])('S5.2 by %i s everything works, and a withdrawal is true in both at once', async (seconds) => {
    regions = await openTwoRegions({ serviceAheadMs: seconds * 1_000 });
    const person = await personOf(regions);
    const token = await person.tokenNow();
    expect(await person.asks(token)).toBe(200);
    await regions.home.realm.exchange!();
    expect(await person.withdraws()).toEqual([200, 'withdrawn']);
    // The times that are compared are home's alone: the token from before is refused, whatever the service's clock says.
    expect(await person.asks(token)).toBe(403);
  });

  it('S5.2 with home five minutes behind nobody comes in, and a withdrawal waits until the clocks are right', async () => {
    regions = await openTwoRegions({ serviceAheadMs: 5 * 60_000 + 5_000 });
    const person = await personOf(regions);
    expect(await person.uses()).toBe(401);
    await expect(regions.home.realm.exchange!()).rejects.toThrow('answered 401');
    expect(await person.withdraws()).toEqual([202, 'stopping']);
    expect(await waiting(regions)).toBe(1);
    expect(await person.uses()).toBe(0);
  });

  it('S5.2 with home five minutes ahead a withdrawal takes effect at once, and only what home asks is refused', async () => {
    regions = await openTwoRegions({ serviceAheadMs: -5 * 60_000 });
    const person = await personOf(regions);
    const token = await person.tokenNow();
    expect(await person.asks(token)).toBe(200);
    await expect(regions.home.realm.exchange!()).rejects.toThrow('answered 401');
    expect(await person.withdraws()).toEqual([200, 'withdrawn']);
    expect(await person.asks(token)).toBe(403);
  });
});

describe('how far the clocks are apart', () => {
  const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 23, 12) + milliseconds);

  it('is read from what an answer says, and not guessed when it says nothing', () => {
    expect(aheadBy(at(30_000).toUTCString(), at(0), at(1_000))).toBe(30_000);
    expect(aheadBy(at(-300_000).toUTCString(), at(0), at(200))).toBe(-299_600);
    expect(aheadBy(null, at(0), at(1))).toBeNull();
    expect(aheadBy('soon', at(0), at(1))).toBeNull();
  });

  it('stands in the log beyond some seconds, once a quarter of an hour, and not before', () => {
    const lines: string[] = [];
    const clock = runningClock();
    const watch = clockWatch(pino({}, { write: (line) => void lines.push(line) }), clock);
    for (const gap of [0, 15_000, -15_000]) watch(gap);
    expect(lines).toEqual([]);
    for (const gap of [300_000, 300_000, -300_000]) watch(gap);
    expect(lines.map((line) => JSON.parse(line).seconds)).toEqual([300]);
    clock.advance(15 * 60_000);
    watch(-300_000);
    expect(lines.map((line) => JSON.parse(line).seconds)).toEqual([300, -300]);
  });
});
