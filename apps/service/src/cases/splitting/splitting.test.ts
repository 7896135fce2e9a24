import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  foreignLaser,
  heLi,
  laser3,
  linWei,
  mei,
  otto,
  press7,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

interface Entry {
  kind: string;
  from?: string;
  text?: string;
}
const desk = async (caseNumber: string) => (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body;
const seen = async (caseNumber: string) => (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;
const body = (replyIds: string[], more: Record<string, unknown> = {}) => ({
  id: newId(),
  replyIds,
  machineNumber: press7.machineNumber,
  severity: 'limited',
  errorNumber: 'H-203',
  ...more,
});
const split = (caseNumber: string, json: unknown, who = mei) =>
  world.asStaff(who, `/api/desk/cases/${caseNumber}/splits`, { json });

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
    const merge = (one: string, into: string) =>
      world.asStaff(mei, `/api/desk/cases/${one}/merge/${into}`, { method: 'PUT', json: {} });
    await merge(caseNumber, survivor);
    const { caseNumber: fresh } = (await split(survivor, body([second]))).body;
    expect((await desk(fresh)).timeline[0]).toMatchObject({ kind: 'opened', from: caseNumber });
    expect((await merge(fresh, survivor)).status).toBe(204);
    expect((await desk(fresh)).goesOnIn).toBe(survivor);
  });

  it('is refused without a reply of the customer, of another case, for a machine of another company, by whoever may not', async () => {
    const { caseNumber, second, answered } = await twoProblems();
    const other = await twoProblems();
    const foreign = await world.openCase({ by: heLi, machine: foreignLaser });
    expect((await split(caseNumber, body([answered]))).body.fields).toEqual({ replyIds: 'none-of-the-customer' });
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
