import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  foreignLaser,
  heLi,
  jonas,
  laser3,
  mei,
  otto,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';
import { type Entry, splitBody, splitting } from './splitting.fixture.ts';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const desk = (caseNumber: string) => splitting(world).desk(caseNumber);
const seen = (caseNumber: string) => splitting(world).seen(caseNumber);
const split = (caseNumber: string, json: unknown, who = mei) => splitting(world).split(caseNumber, json, who);
const merge = (one: string, into: string) => splitting(world).merge(one, into);
const body = (replyIds: string[], more: Record<string, unknown> = {}) => splitBody({ replyIds, ...more });

/** A case in which a customer wrote of a second problem and the maker answered it. */
async function twoProblems() {
  const { caseNumber } = await world.openCase();
  const [second, answered] = [newId(), newId()];
  world.clock.advance(60_000);
  await world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/replies`, { json: { id: second, text: '另外油温也太高' } });
  world.clock.advance(60_000);
  await world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: answered, text: '请清洁散热片' } });
  world.clock.advance(60_000);
  return { caseNumber, second, answered };
}

describe('a split', () => {
  it('makes a case of its own in the customer’s words, and both sides see in both where it came from', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const opened = await split(caseNumber, body([second, answered]));
    expect(opened.status).toBe(201);
    const fresh = opened.body.caseNumber;
    for (const read of [desk, seen]) {
      const now = await read(fresh);
      expect(now).toMatchObject({ state: 'received', description: '另外油温也太高', errorNumber: 'H-203' });
      const told = now.timeline.filter(({ kind }: Entry) => kind !== 'received');
      expect(told.map(({ kind, from }: Entry) => [kind, from])).toEqual([
        ['opened', caseNumber],
        ['reply', caseNumber],
        ['split', undefined],
      ]);
      expect(told[1].text).toBe('请清洁散热片');
      const before = await read(caseNumber);
      expect(before.timeline.at(-1)).toMatchObject({ kind: 'split', caseNumber: fresh, of: caseNumber });
      expect(before.timeline.filter(({ kind }: Entry) => kind === 'reply')).toHaveLength(2);
    }
    // Who wrote it has the new case among its own, and the answer counts there too.
    expect((await world.asCustomer(zhaoMin, `/api/cases/${fresh}`)).body.mine).toBe(true);
    expect((await desk(fresh)).clocks.firstAnswer.state).toBe('met');
    const found = await world.asStaff(mei, `/api/desk/search?words=${encodeURIComponent('油温')}`);
    expect(found.body.cases.map((one: { caseNumber: string }) => one.caseNumber)).toContain(fresh);
  });

  it('that nobody answered owes its first answer from when it was written', async () => {
    const { caseNumber, second } = await twoProblems();
    const { caseNumber: fresh } = (await split(caseNumber, body([second]))).body;
    expect(await desk(fresh)).toMatchObject({ dueOf: 'first-answer', clocks: { firstAnswer: { state: 'running' } } });
  });

  it('sent again, also ten times at once, is one case; the id of another case is refused', async () => {
    const { caseNumber, second } = await twoProblems();
    const json = body([second]);
    const all = await Promise.all(Array.from({ length: 10 }, () => split(caseNumber, json)));
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(all.map((one) => one.body.caseNumber)).size).toBe(1);
    const other = await world.openCase();
    expect((await split(caseNumber, body([second], { id: other.caseId }))).body.code).toBe('id-taken');
  });

  it('is undone by merging it back, and takes words along that were merged into the case before', async () => {
    const { caseNumber, second } = await twoProblems();
    const { caseNumber: survivor } = await world.openCase();
    await merge(caseNumber, survivor);
    const { caseNumber: fresh } = (await split(survivor, body([second]))).body;
    expect((await desk(fresh)).timeline[0]).toMatchObject({ kind: 'opened', from: caseNumber });
    expect((await merge(fresh, survivor)).status).toBe(204);
    expect((await desk(fresh)).goesOnIn).toBe(survivor);
  });

  it('merged back shows every entry once, and its replies where they were written, to staff and company', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const { caseNumber: fresh } = (await split(caseNumber, body([second, answered]))).body;
    expect((await merge(fresh, caseNumber)).status).toBe(204);
    for (const read of [desk, seen]) {
      const { timeline } = await read(caseNumber);
      const ids = timeline.map(({ entryId }: Entry) => entryId);
      expect(ids).toEqual([...new Set(ids)]);
      const replies = timeline.filter(({ kind }: Entry) => kind === 'reply');
      expect(replies.map(({ entryId, from }: Entry) => [entryId, from])).toEqual([
        [second, undefined],
        [answered, undefined],
      ]);
    }
  });

  it('lets nobody answer who has not read what was answered since, with what it brought along counted', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const { caseNumber: fresh } = (await split(caseNumber, body([second, answered]))).body;
    const answer = (who: typeof mei, known: number, of = fresh) =>
      world.asStaff(who, `/api/desk/cases/${of}/replies`, { json: { id: newId(), text: '请换油', seen: known } });
    expect((await answer(jonas, 1)).status).toBe(201);
    expect((await answer(mei, 1)).body.code).toBe('answered-meanwhile');
    expect((await answer(mei, 2)).status).toBe(201);
    // Merged back, the reply counts once: two of the case itself, two of the one that was split off.
    await merge(fresh, caseNumber);
    expect((await answer(mei, 3, caseNumber)).body.code).toBe('answered-meanwhile');
    expect((await answer(mei, 4, caseNumber)).status).toBe(201);
  });

  it('of one reply is made once, also from two pages at once; merged back, the reply can be split off again', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const all = await Promise.all([1, 2].map(() => split(caseNumber, body([second, answered]))));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect(all.find(({ status }) => status === 400)?.body).toMatchObject({
      code: 'input',
      fields: { replyIds: 'already-split' },
    });
    const fresh = all.find(({ status }) => status === 201)?.body.caseNumber;
    expect((await desk(caseNumber)).timeline.filter(({ kind }: Entry) => kind === 'split')).toHaveLength(1);
    await merge(fresh, caseNumber);
    expect((await split(caseNumber, body([second]))).status).toBe(201);
  });

  it('is refused without a reply of the customer, of another case, for a machine of another company, by whoever may not', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const other = await twoProblems();
    const foreign = await world.openCase({ by: heLi, machine: foreignLaser });
    expect((await split(caseNumber, body([answered]))).body.fields).toEqual({ replyIds: 'nothing-of-the-customer' });
    expect((await split(caseNumber, body([other.second]))).body.fields).toEqual({ replyIds: 'unknown' });
    expect((await split(foreign.caseNumber, body([second]))).body.code).toBe('machine-not-found');
    const strange = body([second], { machineNumber: foreignLaser.machineNumber });
    expect((await split(caseNumber, strange)).body.code).toBe('machine-not-found');
    expect((await split(caseNumber, body([second]), otto)).status).toBe(403);
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/stop`, { method: 'PUT', json: { reason: 'withdrawn' } });
    expect((await split(caseNumber, body([second]))).body.code).toBe('state-forbids');
    // Another machine of the company is right, with its own product line.
    const laser = await split(other.caseNumber, body([other.second], { machineNumber: laser3.machineNumber }));
    expect(await desk(laser.body.caseNumber)).toMatchObject({ productLine: 'laser' });
  });
});
