import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { followStream } from '#testkit/following';
import {
  bohai,
  foreignLaser,
  heLi,
  jonas,
  laser3,
  linWei,
  mei,
  startService,
  type TestService,
} from '#testkit/service';
import { openPresences } from './presence.ts';
import { opening } from './routes.ts';

let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const follow = (path: string, headers: Record<string, string>) => followStream(world.url, path, headers);
const asCustomer = async (who = linWei, headers = {}, wish = {}) =>
  follow('/api/live', { authorization: `Bearer ${await world.tokenFor(who, wish)}`, ...headers });
const asStaff = async (who = mei, headers = {}) =>
  follow('/api/desk/live', { cookie: await world.staffCookieFor(who), ...headers });

describe('live, both ways', () => {
  it('the desk hears a new case within two seconds, and the customer the answer', async () => {
    const [desk, customer] = [await asStaff(), await asCustomer()];
    expect([desk.status, desk.type]).toEqual([200, 'text/event-stream']);
    const begun = performance.now();
    const { caseNumber } = await world.openCase();
    expect(await desk.next()).toMatchObject({ caseNumber, kind: 'opened' });
    expect(await customer.next()).toMatchObject({ caseNumber, kind: 'opened' });
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '收到' } });
    expect(await customer.next()).toMatchObject({ caseNumber, kind: 'reply' });
    expect(performance.now() - begun).toBeLessThan(2000);
    desk.leave();
    customer.leave();
  });

  it('hears acts of other processes', async () => {
    const twin = await world.twin();
    const customer = await asCustomer();
    const { caseNumber } = await world.openCase();
    await customer.next();
    const cookie = await world.staffCookieFor(mei);
    await fetch(`${twin.url}/api/desk/cases/${caseNumber}/receipt`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: '{}',
    });
    expect(await customer.next()).toMatchObject({ caseNumber, kind: 'received' });
    customer.leave();
    await twin.close();
  });

  it('S2.3 tells company B nothing of A, and an engineer of machine tools nothing of lasers', async () => {
    const [other, engineer] = [await asCustomer(heLi), await asStaff(jonas)];
    await world.openCase({ machine: laser3 });
    const own = await world.openCase();
    expect(await engineer.next()).toMatchObject({ caseNumber: own.caseNumber });
    other.leave();
    await expect(other.next()).rejects.toThrow();
    engineer.leave();
  });

  it('S2.3 tells staff of one area nothing of another, neither at once nor of what was missed', async () => {
    const since = world.clock.now().toISOString();
    const north = await asStaff(bohai);
    await world.openCase();
    const own = await world.openCase({ by: heLi, machine: foreignLaser });
    expect(await north.next()).toMatchObject({ caseNumber: own.caseNumber });
    world.clock.advance(60_000);
    const back = await asStaff(bohai, { 'last-event-id': since });
    expect(await back.next()).toMatchObject({ caseNumber: own.caseNumber, kind: 'missed' });
    for (const stream of [north, back]) stream.leave();
    await expect(back.next()).rejects.toThrow();
  });

  it('S2.4 does not even tell a customer that staff wrote a note', async () => {
    const [desk, customer] = [await asStaff(), await asCustomer()];
    const { caseNumber } = await world.openCase();
    for (const stream of [desk, customer]) expect(await stream.next()).toMatchObject({ caseNumber, kind: 'opened' });
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/notes`, { json: { id: newId(), text: '内部' } });
    expect(await desk.next()).toMatchObject({ kind: 'note' });
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '你好' } });
    expect(await customer.next()).toMatchObject({ kind: 'reply' });
    desk.leave();
    customer.leave();
  });

  it('tells whoever comes back what was missed', async () => {
    world.clock.advance(60_000);
    const since = world.clock.now().toISOString();
    world.clock.advance(60_000);
    const { caseNumber } = await world.openCase();
    const customer = await asCustomer(linWei, { 'last-event-id': since });
    expect(await customer.next()).toMatchObject({ caseNumber, kind: 'missed', id: world.clock.now().toISOString() });
    const desk = await asStaff(mei, { 'last-event-id': since });
    expect(await desk.next()).toMatchObject({ caseNumber, kind: 'missed' });
    customer.leave();
    desk.leave();
  });

  it('gives an id at once, so that who heard nothing until a cut is told all the same', async () => {
    for (const stream of [await asCustomer(), await asStaff()]) {
      expect(await stream.begins()).toBe(`id: ${world.clock.now().toISOString()}`);
      stream.leave();
    }
  });

  it('keeps no follower of an opening that failed after it had begun to listen', async () => {
    let followers = 0;
    const live = {
      follow() {
        followers++;
        return () => void followers--;
      },
      followers: () => followers,
      presences: openPresences(world.clock),
      firstTry: Promise.resolve(),
      close: async () => {},
    };
    const failed = opening(live, async (listen) => {
      listen({ matches: () => true, isEndedBy: () => false });
      expect(followers).toBe(1);
      throw new Error('the commit failed');
    });
    await expect(failed).rejects.toThrow('the commit failed');
    expect(followers).toBe(0);
  });
});

describe('a stream ends', () => {
  it('with the token', async () => {
    const customer = await asCustomer(linWei, {}, { endsInSeconds: 1 });
    expect(customer.status).toBe(200);
    // Changes of the tests before may still arrive.
    for (let heard = await customer.next(); heard; heard = await customer.next());
  });

  it('with the staff session', async () => {
    const cookie = await world.staffCookieFor(mei);
    const desk = await follow('/api/desk/live', { cookie });
    await world.asStaff(null, '/api/desk/session', { method: 'DELETE', headers: { cookie } });
    expect(await desk.next()).toBeNull();
  });

  it('and is not opened without a sign-in', async () => {
    expect((await follow('/api/live', {})).status).toBe(401);
    expect((await follow('/api/desk/live', {})).status).toBe(401);
  });
});
