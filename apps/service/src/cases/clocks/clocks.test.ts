import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  type CaseWish,
  huadong,
  linWei,
  mei,
  otto,
  petra,
  press7,
  startService,
  type TestService,
} from '#testkit/service';

const minute = 60_000;
const hour = 60 * minute;
let world: TestService;

/** Monday 12 October 2026, 09:00 in Shanghai: the first whole week after National Day. */
const monday = new Date('2026-10-12T09:00:00+08:00');
beforeAll(async () => {
  world = await startService(monday);
});
afterAll(() => world.close());

const at = (time: string) => new Date(`2026-10-12T${time}:00+08:00`).toISOString();
const put = async (caseNumber: string, noun: string, json: unknown, as = mei) => {
  const { status, text } = await world.asStaff(as, `/api/desk/cases/${caseNumber}/${noun}`, { method: 'PUT', json });
  if (status !== 204) throw new Error(`${noun}: ${status} ${text}`);
};
const answer = (caseNumber: string) =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '我们在查。' } });
const desk = async (caseNumber: string) => (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body;
const seen = async (caseNumber: string) => (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;
const reply = (caseNumber: string) =>
  world.asCustomer(linWei, `/api/cases/${caseNumber}/replies`, { json: { id: newId(), text: '已检查。', files: [] } });
const open = async (wish: CaseWish = {}) => {
  const { caseNumber } = await world.openCase(wish);
  await world.runJob('count-clocks');
  return caseNumber;
};
const stored = async (caseNumber: string) =>
  (
    await world.asOwner<{ clock: string; due_at: Date | null; due_of: string | null; band: number }>(
      'SELECT clock, due_at, due_of, band FROM cases WHERE case_number = $1',
      [caseNumber],
    )
  )[0]!;
const goTo = (time: string) => world.clock.advance(Date.parse(at(time)) - world.clock.now().getTime());

describe('a day at the desk', () => {
  it('the first answer is due by the goal, and is met by an answer and by nothing less', async () => {
    const caseNumber = await open();
    expect(await stored(caseNumber)).toMatchObject({ clock: 'running', due_of: 'first-answer', band: 1 });
    expect(await desk(caseNumber)).toMatchObject({ dueAt: at('11:00'), dueOf: 'first-answer', late: false });
    await put(caseNumber, 'receipt', {});
    await put(caseNumber, 'assignment', { assignee: mei.staffId });
    expect((await desk(caseNumber)).clocks.firstAnswer).toMatchObject({ state: 'running', minutesLeft: 120 });
    await answer(caseNumber);
    const { clocks, dueOf } = await desk(caseNumber);
    expect([clocks.firstAnswer.state, clocks.firstAnswer.metAt, dueOf]).toEqual(['met', at('09:00'), 'next-update']);
  });

  it('the customer’s turn pauses; giving the case to somebody else and back loses nothing of it', async () => {
    const caseNumber = await open();
    goTo('10:00');
    await put(caseNumber, 'turn', { turn: 'customer' });
    expect(await stored(caseNumber)).toMatchObject({ clock: 'paused', due_at: null, band: 3 });
    const paused = await desk(caseNumber);
    expect(paused.clocks).toMatchObject({
      pausedSince: at('10:00'),
      firstAnswer: { state: 'paused', minutesLeft: 60 },
    });
    await put(caseNumber, 'assignment', { assignee: mei.staffId });
    goTo('11:30');
    await put(caseNumber, 'assignment', { assignee: null });
    await put(caseNumber, 'priority', { priority: 'high' });
    goTo('13:30');
    await reply(caseNumber);
    // Until the worker has counted, the case rises rather than hides.
    expect(await stored(caseNumber)).toMatchObject({ clock: 'paused', band: 1 });
    await world.runJob('count-clocks');
    expect(await stored(caseNumber)).toMatchObject({ clock: 'running', due_of: 'first-answer' });
    expect(await desk(caseNumber)).toMatchObject({
      dueAt: at('14:30'),
      clocks: { pausedMinutes: 150, pausedSince: null },
    });
  });

  it('an objection opens the case again with what was the customer’s turn left out', async () => {
    const caseNumber = await open();
    await answer(caseNumber);
    goTo('14:00');
    await put(caseNumber, 'solution', { cause: '电缆', remedy: '更换' });
    expect(await stored(caseNumber)).toMatchObject({ clock: 'met', due_at: null, band: 4 });
    expect((await desk(caseNumber)).clocks).toBeNull();
    goTo('15:00');
    const json = { id: newId(), text: '还是报警。' };
    await world.asCustomer(linWei, `/api/cases/${caseNumber}/objections`, { json });
    await world.runJob('count-clocks');
    expect(await desk(caseNumber)).toMatchObject({
      dueOf: 'next-update',
      dueAt: '2026-10-13T07:00:00.000Z',
      clocks: { firstAnswer: { state: 'met' } },
    });
  });
});

describe('a promised update', () => {
  it('is what is due, shows to the customer, moves with the customer’s turn and is told anew', async () => {
    const caseNumber = await open();
    await answer(caseNumber);
    goTo('15:30');
    await put(caseNumber, 'promised-update', { promisedUpdateAt: at('16:30') });
    expect(await desk(caseNumber)).toMatchObject({ dueOf: 'promised-update', dueAt: at('16:30') });
    expect((await seen(caseNumber)).promisedUpdateAt).toBe(at('16:30'));
    await put(caseNumber, 'turn', { turn: 'customer' });
    goTo('16:00');
    await reply(caseNumber);
    await world.runJob('count-clocks');
    expect((await seen(caseNumber)).promisedUpdateAt).toBe(at('17:00'));
    goTo('17:01');
    expect((await desk(caseNumber)).late).toBe(true);
    await answer(caseNumber);
    expect(await desk(caseNumber)).toMatchObject({ late: false, promisedUpdateAt: null, dueOf: 'next-update' });
  });

  it('that is late is said once, as a fact and on the timeline of the desk alone', async () => {
    const caseNumber = await open();
    await answer(caseNumber);
    await put(caseNumber, 'promised-update', { promisedUpdateAt: at('17:05') });
    await world.runJob('tell-lateness');
    expect(await stored(caseNumber)).toMatchObject({ clock: 'running' });
    goTo('17:06');
    for (let n = 0; n < 3; n++) await world.runJob('tell-lateness');
    await world.runJob('count-clocks');
    await put(caseNumber, 'assignment', { assignee: mei.staffId });
    await world.runJob('tell-lateness');
    expect(await stored(caseNumber)).toMatchObject({ clock: 'late', due_of: 'promised-update' });
    const facts = await world.asOwner<{ body: object }>(
      `SELECT o.body FROM outbox_events o JOIN cases c ON o.body->>'caseId' = c.case_id::text
       WHERE o.kind = 'CaseBecameLate' AND c.case_number = $1`,
      [caseNumber],
    );
    expect(facts.map(({ body }) => body)).toEqual([expect.objectContaining({ dueOf: 'promised-update' })]);
    const late = (body: { timeline: { kind: string }[] }) => body.timeline.filter(({ kind }) => kind === 'late');
    expect(late(await desk(caseNumber))).toEqual([expect.objectContaining({ dueAt: at('17:05') })]);
    expect(late(await seen(caseNumber))).toEqual([]);
    const promisedUpdateAt = at('17:20');
    await put(caseNumber, 'promised-update', { promisedUpdateAt });
    expect(await stored(caseNumber)).toMatchObject({ clock: 'running' });
  });

  it('lies within a year from now; any other is refused, also for a caller, and keeps nobody waiting who reads', async () => {
    const caseNumber = await open();
    const promise = async (promisedUpdateAt: string) =>
      (
        await world.asStaff(mei, `/api/desk/cases/${caseNumber}/promised-update`, {
          method: 'PUT',
          json: { promisedUpdateAt },
        })
      ).body?.fields;
    const inDays = (days: number) => new Date(world.clock.now().getTime() + days * 24 * hour).toISOString();
    expect(await promise(inDays(366))).toBeUndefined();
    expect(await promise(inDays(-1))).toEqual({ promisedUpdateAt: 'past' });
    for (const far of [inDays(367), '2999-12-01T10:00:00.000Z'])
      expect(await promise(far)).toEqual({ promisedUpdateAt: 'too-far' });
    for (const none of ['9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00Z'])
      expect(await promise(none)).toEqual({ promisedUpdateAt: 'instant' });
    expect((await desk(caseNumber)).promisedUpdateAt).toBe(inDays(366));
  });

  it('S2.3 is all that a customer learns: nothing of goals, clocks and order is in any answer, or readable', async () => {
    const caseNumber = await open();
    const words = /first-answer|next-update|clock|dueAt|dueOf|band|rises|goal|minutesLeft|suggested/i;
    for (const path of [`/api/cases/${caseNumber}`, '/api/cases', '/api/machines'])
      expect((await world.asCustomer(linWei, path)).text).not.toMatch(words);
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    await client.query(`SELECT set_config('app.company_id', $1, false)`, [huadong.companyId]);
    for (const text of ['clock', 'due_at', 'due_of', 'band', 'rises_at'].map((one) => `SELECT ${one} FROM cases`))
      await expect(client.query(text)).rejects.toThrow(/permission denied/);
    for (const text of ['SELECT * FROM service_goals', `UPDATE cases SET due_at = now(), due_of = 'next-update'`])
      await expect(client.query(text)).rejects.toThrow(/permission denied/);
    await client.end();
  });
});

describe('goals', () => {
  const goals = async (as = petra) => (await world.asStaff(as, '/api/desk/service-goals')).body.goals;
  const write = (json: object, as = otto, path = 'machine-tool/down/none') =>
    world.asStaff(as, `/api/desk/service-goals/${path}`, { method: 'PUT', json });
  const goal = { calendar: 'china', firstAnswerMinutes: 60, updateMinutes: 240 };

  it('are there for every product line, severity and level, and a better contract never waits longer', async () => {
    const all: { productLine: string; severity: string; level: string; firstAnswerMinutes: number }[] = await goals();
    expect(all).toHaveLength(24);
    expect(new Set(all.map((one) => `${one.productLine} ${one.severity} ${one.level}`)).size).toBe(24);
    for (const [n, one] of all.entries())
      if (one.level !== 'none') expect(one.firstAnswerMinutes).toBeLessThanOrEqual(all[n - 1]!.firstAnswerMinutes);
  });

  it('are those of the contract that the machine had when the case was opened', async () => {
    const contract = (number: string, level: string, from: string, to: string) =>
      world.asOwner(
        `INSERT INTO service_contracts (company_id, service_contract_id, contract_number, machine_id, level, starts_on, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [huadong.companyId, newId(), number, press7.machineId, level, from, to],
      );
    const caseNumber = await open({ severity: 'limited' });
    expect((await desk(caseNumber)).clocks).toMatchObject({ level: 'none', firstAnswerMinutes: 480 });
    await contract('K-1', 'premium', '2025-10-12', '2026-10-11');
    expect((await desk(caseNumber)).clocks.level).toBe('none');
    await contract('K-2', 'standard', '2026-10-12', '2027-10-11');
    expect((await desk(caseNumber)).clocks).toMatchObject({ level: 'standard', firstAnswerMinutes: 240 });
    expect(
      (await desk(caseNumber)).serviceContracts.map((one: { contractNumber: string }) => one.contractNumber),
    ).toEqual(['K-2']);
    await world.asOwner('DELETE FROM service_contracts');
  });

  it('are changed by an administrator alone, within bounds, and tell whoever counts by them', async () => {
    expect((await write(goal, mei)).body.code).toBe('not-allowed');
    expect((await write({ ...goal, firstAnswerMinutes: 4 })).body.code).toBe('input');
    expect((await write({ ...goal, updateMinutes: 28_801 })).body.code).toBe('input');
    expect((await write(goal, otto, 'machine-tool/down/gold')).body.code).toBe('input');
    const before = await world.asOwner(`SELECT 1 FROM outbox_events WHERE kind = 'ServiceGoalChanged'`);
    expect(before).toEqual([]);
    const { status, body } = await write(goal);
    expect([status, body]).toEqual([200, { productLine: 'machine-tool', severity: 'down', level: 'none', ...goal }]);
    const after = await world.asOwner(`SELECT body FROM outbox_events WHERE kind = 'ServiceGoalChanged'`);
    expect(after).toEqual([{ body: { productLine: 'machine-tool', severity: 'down', level: 'none' } }]);
  });
});

describe('the order of the queue', () => {
  const queue = async (query = '') =>
    (await world.asStaff(mei, `/api/desk/cases${query}`)).body.cases.map(
      (one: { caseNumber: string }) => one.caseNumber,
    );

  it('late rises above what is not late, and neither above a machine that has just stopped', async () => {
    for (const caseNumber of await queue('?limit=100'))
      await world.asStaff(mei, `/api/desk/cases/${caseNumber}/stop`, { method: 'PUT', json: { reason: 'withdrawn' } });
    const small = await open({ severity: 'running' });
    world.clock.advance(9 * 24 * hour);
    const fresh = await open({ severity: 'limited' });
    expect(await queue()).toEqual([small, fresh]);
    const down = await open({ severity: 'down' });
    expect(await queue()).toEqual([down, small, fresh]);
    expect(await queue('?late=true')).toEqual([small]);
    await put(fresh, 'priority', { priority: 'urgent' });
    expect((await queue()).at(-1)).toBe(small);
    await put(down, 'turn', { turn: 'customer' });
    expect(await queue()).toEqual([fresh, small, down]);
  });

  it('is read from an index, without a sort', async () => {
    for (const way of ['seqscan', 'sort', 'bitmapscan']) await world.asOwner(`SET enable_${way} = off`);
    const plan = await world.asOwner<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT case_id FROM cases WHERE state IN ('sent', 'received', 'in-progress', 'solved')
       AND product_line = ANY ('{laser}') AND area = ANY ('{east}') ORDER BY band, rises_at, case_id LIMIT 50`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/cases__band__rises_at__open/);
    expect(text).not.toMatch(/Sort/);
    await world.asOwner('RESET ALL');
  });
});
