import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  frieda,
  heLi,
  jonas,
  laser3,
  linWei,
  mei,
  otto,
  petra,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';

const day = 86_400_000;
let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const read = async (caseNumber: string) => (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;
const put = (caseNumber: string, noun: string, json: unknown, who = mei) =>
  world.asStaff(who, `/api/desk/cases/${caseNumber}/${noun}`, { method: 'PUT', json });
const solve = (caseNumber: string) =>
  put(caseNumber, 'solution', { cause: '编码器电缆松动', remedy: '重新插紧并固定' });
const object = (caseNumber: string, id = newId()) =>
  world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/objections`, { json: { id, text: '又报警了' } });
const kinds = (body: { timeline: { kind: string }[] }) => body.timeline.map((entry) => entry.kind);

describe('sent → received → in progress → solved → closed', () => {
  it('is received by the first act of staff, worked on by an answer, and says whose turn it is', async () => {
    const { caseNumber } = await world.openCase();
    expect(await read(caseNumber)).toMatchObject({ state: 'sent', turn: 'maker' });
    expect((await put(caseNumber, 'receipt', {})).status).toBe(204);
    expect(await read(caseNumber)).toMatchObject({ state: 'received' });
    const reply = { id: newId(), text: '请检查电缆。' };
    const answer = () => world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: reply });
    expect([(await answer()).status, (await answer()).status]).toEqual([201, 200]);
    expect((await put(caseNumber, 'turn', { turn: 'customer' })).status).toBe(204);
    const body = await read(caseNumber);
    expect(body).toMatchObject({ state: 'in-progress', turn: 'customer' });
    expect(kinds(body)).toEqual(['opened', 'received', 'reply', 'turn']);
    expect(body.timeline[2].by).toEqual({ side: 'maker', name: mei.name, isMe: false });
  });

  it('gives the turn back to the maker when the customer replies on its own turn, and not otherwise', async () => {
    const { caseNumber } = await world.openCase();
    await put(caseNumber, 'turn', { turn: 'parts' });
    const reply = (json = { id: newId(), text: '好的' }) =>
      world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/replies`, { json });
    await reply();
    expect((await read(caseNumber)).turn).toBe('parts');
    await put(caseNumber, 'turn', { turn: 'customer' });
    const json = { id: newId(), text: '照片已上传' };
    expect([(await reply(json)).status, (await reply(json)).status]).toEqual([201, 200]);
    const body = await read(caseNumber);
    expect(body.turn).toBe('maker');
    expect(body.timeline.filter((entry: { kind: string }) => entry.kind === 'reply')).toHaveLength(2);
  });

  it('closes at the customer’s word, once', async () => {
    const { caseNumber } = await world.openCase();
    await solve(caseNumber);
    expect(await read(caseNumber)).toMatchObject({
      state: 'solved',
      cause: '编码器电缆松动',
      remedy: '重新插紧并固定',
    });
    const confirm = () =>
      world.asCustomer(zhaoMin, `/api/cases/${caseNumber}/confirmation`, { method: 'PUT', json: {} });
    expect([(await confirm()).status, (await confirm()).status]).toEqual([204, 204]);
    const body = await read(caseNumber);
    expect(body.state).toBe('closed');
    expect(kinds(body)).toEqual(['opened', 'received', 'solved', 'closed']);
    expect(body.timeline.at(-1).how).toBe('confirmed');
    const late = await world.asCustomer(linWei, `/api/cases/${caseNumber}/replies`, {
      json: { id: newId(), text: '?' },
    });
    expect([late.status, late.body.code]).toEqual([409, 'state-forbids']);
  });

  it('stops with a reason', async () => {
    const { caseNumber } = await world.openCase();
    expect((await put(caseNumber, 'stop', { reason: 'duplicate', text: '见 C-100001' })).status).toBe(204);
    expect(await read(caseNumber)).toMatchObject({ state: 'stopped' });
    expect((await solve(caseNumber)).body.code).toBe('state-forbids');
  });

  it('is ended once: the same again changes nothing, and who says something else learns that it was not taken', async () => {
    const [solved, stopped] = [(await world.openCase()).caseNumber, (await world.openCase()).caseNumber];
    const solution = { cause: 'c', remedy: 'r', causeCode: 'electrics', remedyCode: 'replaced' };
    const stop = { reason: 'no-answer', text: '打了三次电话' };
    for (let n = 0; n < 2; n++) {
      expect((await put(solved, 'solution', solution)).status).toBe(204);
      expect((await put(stopped, 'stop', stop)).status).toBe(204);
    }
    expect((await put(solved, 'solution', { ...solution, causeCode: 'wear' })).body.code).toBe('state-forbids');
    expect((await put(stopped, 'stop', { ...stop, text: '客户已撤回' })).body.code).toBe('state-forbids');
  });

  it('tells a promised update, and the desk that it is late', async () => {
    const { caseNumber } = await world.openCase();
    const promisedUpdateAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    await put(caseNumber, 'promised-update', { promisedUpdateAt });
    expect((await read(caseNumber)).promisedUpdateAt).toBe(promisedUpdateAt);
    const late = async () => (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body.late;
    expect(await late()).toBe(false);
    world.clock.advance(3_600_001);
    expect(await late()).toBe(true);
    const { body } = await world.asStaff(mei, '/api/desk/cases?late=true');
    expect(body.cases.map((one: { caseNumber: string }) => one.caseNumber)).toEqual([caseNumber]);
  });
});

describe('S2.2 a solution can be objected to for 14 days', () => {
  it('on day 14, and the case is in progress and the maker’s turn again', async () => {
    const { caseNumber } = await world.openCase();
    await solve(caseNumber);
    expect((await read(caseNumber)).objectionUntil).toBe(
      new Date(world.clock.now().getTime() + 14 * day).toISOString(),
    );
    world.clock.advance(14 * day);
    const id = newId();
    expect((await object(caseNumber, id)).status).toBe(201);
    expect((await object(caseNumber, id)).status).toBe(200);
    const body = await read(caseNumber);
    expect(body).toMatchObject({ state: 'in-progress', turn: 'maker', solvedAt: null, cause: null, remedy: null });
    expect(kinds(body)).toEqual(['opened', 'received', 'solved', 'objected']);
  });

  it('and no longer on day 15', async () => {
    const { caseNumber } = await world.openCase();
    await solve(caseNumber);
    world.clock.advance(14 * day + 1);
    const { status, body } = await object(caseNumber);
    expect([status, body.code]).toEqual([409, 'objection-too-late']);
    expect((await read(caseNumber)).state).toBe('solved');
  });

  it('and not before there is a solution', async () => {
    const { caseNumber } = await world.openCase();
    expect((await object(caseNumber)).body.code).toBe('state-forbids');
  });
});

describe('S2.4 what only staff may know', () => {
  it('never reaches a customer: priority, assignee, notes', async () => {
    const { caseNumber } = await world.openCase();
    await put(caseNumber, 'priority', { priority: 'urgent' });
    await put(caseNumber, 'assignment', { assignee: jonas.staffId });
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/notes`, { json: { id: newId(), text: '客户很着急-内部' } });
    const desk = await world.asStaff(jonas, `/api/desk/cases/${caseNumber}`);
    expect(desk.body).toMatchObject({ priority: 'urgent', assignee: { staffId: jonas.staffId, name: jonas.name } });
    expect(kinds(desk.body).sort()).toEqual(['assigned', 'note', 'opened', 'prioritised', 'received']);
    for (const path of [`/api/cases/${caseNumber}`, '/api/cases', '/api/machines', '/api/me']) {
      const { text, status } = await world.asCustomer(linWei, path);
      expect(status).toBe(200);
      for (const secret of ['urgent', 'priority', 'assignee', jonas.name, '内部']) expect(text).not.toContain(secret);
    }
  });

  it('is closed to the customer’s database role, column by column', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    for (const text of [
      'SELECT priority FROM cases',
      'SELECT assignee FROM cases',
      'SELECT text FROM case_notes',
      'SELECT kind FROM case_desk_changes',
      'SELECT note FROM calls',
      'SELECT customer_number FROM companies c JOIN machine_registry r ON true',
      'SELECT token_hash FROM staff_sessions',
      'SELECT * FROM outbox_events',
    ])
      await expect(client.query(text)).rejects.toThrow(/permission denied/);
    await client.end();
  });
});

describe('who may do what at the desk', () => {
  it.each([
    ['an engineer does not assign', jonas, 'assignment', { assignee: null }],
    ['a planner does not solve', petra, 'solution', { cause: 'a', remedy: 'b' }],
    ['an administrator does not stop', otto, 'stop', { reason: 'withdrawn' }],
    ['a privacy officer does not receive', frieda, 'receipt', {}],
  ])('%s', async (_, who, noun, json) => {
    const { caseNumber } = await world.openCase();
    const { status, body } = await put(caseNumber, noun, json, who);
    expect([status, body.code]).toEqual([403, 'not-allowed']);
  });

  it('a case of another product line is not there, for reading, acting and in the queue', async () => {
    const { caseNumber } = await world.openCase({ machine: laser3 });
    expect((await world.asStaff(jonas, `/api/desk/cases/${caseNumber}`)).body.code).toBe('case-not-found');
    expect((await put(caseNumber, 'turn', { turn: 'customer' }, jonas)).body.code).toBe('case-not-found');
    const queue = await world.asStaff(jonas, '/api/desk/cases');
    expect(queue.text).not.toContain(caseNumber);
    expect((await world.asStaff(mei, '/api/desk/cases')).text).toContain(caseNumber);
  });

  it('a case is given only to somebody who works on its product line', async () => {
    const { caseNumber } = await world.openCase({ machine: laser3 });
    expect((await put(caseNumber, 'assignment', { assignee: jonas.staffId })).body.code).toBe('staff-not-found');
    expect((await put(caseNumber, 'assignment', { assignee: mei.staffId })).status).toBe(204);
  });

  it('S2.3 a case of company A is not there for company B, in any act', async () => {
    const { caseNumber } = await world.openCase();
    const asB = (path: string, method: string, json?: unknown) =>
      world.asCustomer(heLi, `/api/cases/${path}`, { method, json });
    const text = { id: newId(), text: 'x' };
    const answers = async (number: string) =>
      Promise.all([
        asB(number, 'GET'),
        asB(`${number}/replies`, 'POST', text),
        asB(`${number}/objections`, 'POST', text),
        asB(`${number}/confirmation`, 'PUT', {}),
      ]).then((all) => all.map(({ status, body }) => ({ status, ...body, requestId: '' })));
    expect(await answers(caseNumber)).toEqual(await answers('C-999999'));
    expect((await world.asCustomer(heLi, '/api/cases')).body.cases).toEqual([]);
  });
});
