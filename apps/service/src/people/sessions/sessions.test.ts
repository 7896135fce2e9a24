import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jonas, mei } from '#testkit/cast';
import { followStream } from '#testkit/following';
import { startService, type TestService } from '#testkit/service';
import { isKnownIn, knownWith } from './known-browser.ts';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const sessionsOf = async (cookie: string) => {
  const answer = await fetch(`${world.url}/api/desk/sessions`, { headers: { cookie } });
  return { status: answer.status, sessions: (await answer.json()).sessions };
};
const end = (cookie: string, path = '') =>
  fetch(`${world.url}/api/desk/sessions${path}`, { method: 'DELETE', headers: { cookie, origin: world.url } });

describe('S2.8 somebody of the staff sees where they are signed in', () => {
  it('with start, last use, software and shortened address; one of them is this one, and nobody else’s is in it', async () => {
    const [here, there] = [await world.staffCookieFor(mei), await world.staffCookieFor(mei)];
    await world.staffCookieFor(jonas);
    const { sessions } = await sessionsOf(there);
    expect(sessions.length).toBe(2);
    expect(sessions.filter((each: { isThisOne: boolean }) => each.isThisOne).length).toBe(1);
    expect(sessions[0]).toMatchObject({
      startedAt: expect.any(String),
      seenAt: expect.any(String),
      address: expect.any(String),
      software: expect.any(String),
      isNew: false,
    });
    expect((await sessionsOf(here)).sessions.map((each: { sessionId: string }) => each.sessionId).sort()).toEqual(
      sessions.map((each: { sessionId: string }) => each.sessionId).sort(),
    );
  });

  it('ends one of them, and its stream with it; the others go on', async () => {
    const [here, there] = [await world.staffCookieFor(mei), await world.staffCookieFor(mei)];
    const [own, ended] = [here, there].map((cookie) => followStream(world.url, '/api/desk/live', { cookie }));
    const [staying, ending] = [await own!, await ended!];
    await Promise.all([staying.begins(), ending.begins()]);
    const { sessions } = await sessionsOf(there);
    const { sessionId } = sessions.find((each: { isThisOne: boolean }) => each.isThisOne);
    expect((await end(here, `/${sessionId}`)).status).toBe(204);
    expect(await ending.next()).toBeNull();
    expect((await sessionsOf(there)).status).toBe(401);
    expect((await sessionsOf(here)).status).toBe(200);
    expect((await end(here, `/${sessionId}`)).status).toBe(404);
    staying.leave();
  });

  it('ends all others at once, and nobody else’s', async () => {
    const [here, there, elsewhere] = [
      await world.staffCookieFor(mei),
      await world.staffCookieFor(mei),
      await world.staffCookieFor(jonas),
    ];
    expect((await end(here)).status).toBe(204);
    expect((await sessionsOf(there)).status).toBe(401);
    expect((await sessionsOf(here)).sessions.length).toBe(1);
    expect((await sessionsOf(elsewhere)).status).toBe(200);
    const foreign = (await sessionsOf(elsewhere)).sessions[0].sessionId;
    expect((await end(here, `/${foreign}`)).status).toBe(404);
    expect((await sessionsOf(elsewhere)).status).toBe(200);
  });

  it('and a browser says of itself whether they were in it before, without naming them', () => {
    const [one, other] = [mei.staffId, jonas.staffId];
    expect(isKnownIn('', one)).toBe(false);
    const known = knownWith(knownWith('', one), other);
    expect([isKnownIn(known, one), isKnownIn(known, other)]).toEqual([true, true]);
    expect(known).not.toContain(one);
    expect(knownWith(known, one).split('.').length).toBe(2);
    let full = known;
    for (let n = 0; n < 20; n += 1) full = knownWith(full, `somebody ${n}`);
    expect(full.split('.').length).toBe(12);
  });
});
