import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  bohai,
  type CaseWish,
  foreignLaser,
  heLi,
  laser3,
  linWei,
  mei,
  otto,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';

const hour = 3_600_000;
let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const put = (caseNumber: string, noun: string, json: unknown, who = mei) =>
  world.asStaff(who, `/api/desk/cases/${caseNumber}/${noun}`, { method: 'PUT', json });
const merge = (caseNumber: string, into: string, who = mei) => put(caseNumber, `merge/${into}`, {}, who);
const desk = async (caseNumber: string) => (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body;
const seen = async (caseNumber: string, who = linWei) => (await world.asCustomer(who, `/api/cases/${caseNumber}`)).body;
const undo = async (caseNumber: string, who = mei) => {
  const { merges } = await desk(caseNumber);
  const own = merges.filter((one: { caseNumber: string; into: string }) =>
    [one.caseNumber, one.into].includes(caseNumber),
  );
  return put(caseNumber, `merges/${own.at(-1).mergeId}/undo`, {}, who);
};
const reply = (caseNumber: string, text: string, id = newId(), who = zhaoMin) =>
  world.asCustomer(who, `/api/cases/${caseNumber}/replies`, { json: { id, text } });
const answer = (caseNumber: string, text: string) =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text } });
const open = async (wish: CaseWish = {}) => {
  const { caseNumber } = await world.openCase(wish);
  await world.runJob('count-clocks');
  return caseNumber;
};
const both = async (first: CaseWish = {}, second: CaseWish = {}) => {
  const away = await open(first);
  world.clock.advance(60_000);
  const into = await open(second);
  return { away, into };
};
const rows = (caseNumber: string) =>
  world.asOwner<Record<string, unknown>>(
    `SELECT c.*, r.closed_at AS registry_closed_at FROM cases c JOIN case_registry r USING (case_id)
     WHERE c.case_number = $1`,
    [caseNumber],
  );
type Entry = { kind: string; from?: string; text?: string };
const isOfMerge = ({ kind }: Entry) => kind === 'merged' || kind === 'unmerged';
/** All that is stored of a case and all that both sides read of it, but that it changed and was merged for a while. */
const whole = async (caseNumber: string) => {
  const [row] = await rows(caseNumber);
  const strip = (body: { timeline: Entry[]; changedAt: string }) => ({
    ...body,
    changedAt: null,
    timeline: body.timeline.filter((entry) => !isOfMerge(entry)),
  });
  return {
    row: { ...row, changed_at: null, rises_at: null },
    desk: strip(await desk(caseNumber)),
    seen: strip(await seen(caseNumber)),
  };
};

describe('a merge', () => {
  it('shows the entries of both in the case that goes on, in order of time and with their origin, to staff and company', async () => {
    const { away, into } = await both({ by: zhaoMin, description: '第二次报告' });
    await reply(away, '照片在这里');
    await put(into, 'receipt', {});
    expect((await merge(away, into)).status).toBe(204);
    for (const body of [await desk(into), await seen(into)]) {
      const told = body.timeline.filter(({ kind }: Entry) => kind !== 'received');
      expect(told.map(({ kind, from }: Entry) => [kind, from])).toEqual([
        ['also-opened', away],
        ['opened', undefined],
        ['reply', away],
        ['merged', undefined],
      ]);
      expect(told[0].text).toBe('第二次报告');
      expect(told[3]).toMatchObject({ caseNumber: away, into, by: { side: 'maker', name: mei.name } });
    }
    expect(await seen(away)).toMatchObject({ state: 'merged', goesOnIn: into, promisedUpdateAt: null });
    expect(await seen(into)).toMatchObject({ state: 'received', goesOnIn: null });
  });

  it('is found under the old number with the case in which it goes on, at the desk and by the company, until it is undone', async () => {
    const { away, into } = await both();
    type Found = { caseNumber: string; goesOnIn: string | null };
    const found = async (path: string, read: (path: string) => Promise<{ body: { cases: Found[] } }>) =>
      (await read(`${path}?words=${away}`)).body.cases.find(({ caseNumber }) => caseNumber === away)?.goesOnIn;
    const targets = async () => [
      await found('/api/desk/search', (path) => world.asStaff(mei, path)),
      await found('/api/search', (path) => world.asCustomer(linWei, path)),
    ];
    expect(await targets()).toEqual([null, null]);
    await merge(away, into);
    expect(await targets()).toEqual([into, into]);
    await undo(away);
    expect(await targets()).toEqual([null, null]);
  });

  it('keeps the assignee of the case that goes on, and is no work in queue, list of open cases or counts any more', async () => {
    const { away, into } = await both({ by: zhaoMin });
    await put(away, 'assignment', { assignee: mei.staffId });
    await merge(away, into);
    expect((await desk(into)).assignee).toBeNull();
    const queue = (await world.asStaff(mei, '/api/desk/cases?limit=100')).body;
    const numbers = queue.cases.map(({ caseNumber }: { caseNumber: string }) => caseNumber);
    expect([numbers.includes(away), numbers.includes(into)]).toEqual([false, true]);
    const list = async (query: string, who = linWei) =>
      (await world.asCustomer(who, `/api/cases?${query}`)).body.cases.map(
        (one: { caseNumber: string }) => one.caseNumber,
      );
    expect(await list('state=open')).not.toContain(away);
    expect(await list('state=closed')).toContain(away);
    // Whoever opened the merged case finds the other among its own.
    expect(await list('state=open&scope=mine', zhaoMin)).toContain(into);
    expect((await seen(into, zhaoMin)).mine).toBe(true);
    await undo(away);
    expect(await list('state=open&scope=mine', zhaoMin)).not.toContain(into);
  });

  it('leads what is written under the old number to the case that goes on, once, also when it was sent before', async () => {
    const { away, into } = await both();
    const early = newId();
    expect((await reply(away, '合并之前', early)).status).toBe(201);
    await merge(away, into);
    expect((await reply(away, '合并之前', early)).status).toBe(200);
    const late = newId();
    expect([(await reply(away, '离线写的', late)).status, (await reply(away, '离线写的', late)).status]).toEqual([
      201, 200,
    ]);
    const texts = (body: { timeline: Entry[] }) =>
      body.timeline.flatMap(({ kind, text }) => (kind === 'reply' ? [text] : []));
    expect(texts(await seen(into))).toEqual(['合并之前', '离线写的']);
    const joined = await world.asCustomer(zhaoMin, `/api/cases/${away}/me-too`, { method: 'PUT', json: {} });
    expect(joined.status).toBe(204);
    expect((await seen(into)).timeline.map(({ kind }: Entry) => kind)).toContain('joined');
    await undo(away);
    expect((await reply(away, '离线写的', late)).status).toBe(200);
    expect((await reply(away, '别人的编号', late, linWei)).body.code).toBe('id-taken');
  });

  it('refuses acts of the desk on the merged case and says where it goes on, so that a text is not lost', async () => {
    const { away, into } = await both();
    await merge(away, into);
    const note = await world.asStaff(mei, `/api/desk/cases/${away}/notes`, { json: { id: newId(), text: '备注' } });
    for (const { status, body } of [await answer(away, '你好'), note, await put(away, 'turn', { turn: 'parts' })])
      expect([status, body.code, body.fields]).toEqual([409, 'case-merged', { goesOnIn: into }]);
    const confirm = await world.asCustomer(linWei, `/api/cases/${away}/confirmation`, { method: 'PUT', json: {} });
    expect(confirm.body.code).toBe('case-merged');
  });

  it('made twice is one merge', async () => {
    const { away, into } = await both();
    expect([(await merge(away, into)).status, (await merge(away, into)).status]).toEqual([204, 204]);
    expect((await desk(into)).merges).toHaveLength(1);
  });

  it('is refused with itself, with another company, another product line, a case that ended, and one out of one’s area', async () => {
    const { away, into } = await both();
    const foreign = await open({ by: heLi, machine: foreignLaser });
    const laser = await open({ machine: laser3 });
    const ended = await open();
    await put(ended, 'stop', { reason: 'duplicate' });
    const refusal = async (one: string, other: string, who = mei) => {
      const { body } = await merge(one, other, who);
      return body.fields?.into ?? body.code;
    };
    expect([
      await refusal(away, away),
      await refusal(laser, foreign),
      await refusal(away, laser),
      await refusal(away, ended),
      await refusal(ended, into),
      await refusal(away, into, bohai),
      await refusal(away, 'C-999999'),
    ]).toEqual([
      'itself',
      'other-company',
      'other-product-line',
      'state-forbids',
      'state-forbids',
      'case-not-found',
      'case-not-found',
    ]);
    expect((await merge(away, into, otto)).status).toBe(403);
    expect(await desk(away)).toMatchObject({ state: 'sent', goesOnIn: null });
  });

  it('can hold several cases, and one that took in others can itself be merged and come back with them', async () => {
    const { away: first, into: second } = await both();
    const third = await open();
    await merge(first, second);
    await merge(second, third);
    expect([(await desk(first)).goesOnIn, (await desk(second)).goesOnIn]).toEqual([third, third]);
    const opened = (await seen(third)).timeline.filter(({ kind }: Entry) => kind === 'also-opened');
    expect(opened.map(({ from }: Entry) => from)).toEqual([first, second]);
    expect((await undo(first)).body).toMatchObject({ code: 'case-merged', fields: { goesOnIn: third } });
    expect((await undo(third)).status).toBe(204);
    expect([(await desk(first)).goesOnIn, (await desk(second)).goesOnIn]).toEqual([second, null]);
    expect((await undo(second)).status).toBe(204);
    expect((await desk(first)).goesOnIn).toBeNull();
  });
});

describe('clocks of a merge', () => {
  it('keep the stricter promise of both, and the clocks of both as they were when it is undone', async () => {
    const { away, into } = await both();
    await answer(away, '我们在查。');
    await answer(into, '我们在查。');
    const soon = new Date(world.clock.now().getTime() + hour).toISOString();
    const later = new Date(world.clock.now().getTime() + 5 * hour).toISOString();
    await put(away, 'promised-update', { promisedUpdateAt: soon });
    await put(into, 'promised-update', { promisedUpdateAt: later });
    await merge(away, into);
    expect(await desk(into)).toMatchObject({ promisedUpdateAt: soon, dueAt: soon, dueOf: 'promised-update' });
    expect((await seen(into)).promisedUpdateAt).toBe(soon);
    await undo(into);
    expect([(await desk(away)).promisedUpdateAt, (await desk(into)).promisedUpdateAt]).toEqual([soon, later]);
  });

  it('keep a first answer owed that nobody gave yet, until somebody answers in the case that goes on', async () => {
    const { away, into } = await both({ severity: 'down' }, { severity: 'running' });
    await answer(into, '我们在查。');
    await merge(away, into);
    expect(await desk(into)).toMatchObject({ dueOf: 'first-answer', clocks: { firstAnswer: { state: 'running' } } });
    world.clock.advance(60_000);
    await answer(into, '两个报告我们一起处理。');
    expect(await desk(into)).toMatchObject({ dueOf: 'next-update', clocks: { firstAnswer: { state: 'met' } } });
  });
});

describe('undoing a merge', () => {
  it('within a day gives both cases back as they were: state, promise, clocks and every entry', async () => {
    const { away, into } = await both({ by: zhaoMin, severity: 'limited' });
    await answer(away, '请看一下。');
    await put(away, 'turn', { turn: 'customer' });
    await put(away, 'assignment', { assignee: mei.staffId });
    await put(into, 'promised-update', {
      promisedUpdateAt: new Date(world.clock.now().getTime() + 3 * hour).toISOString(),
    });
    const before = [await whole(away), await whole(into)];
    await merge(away, into);
    expect(await whole(into)).not.toEqual(before[1]);
    expect((await undo(away)).status).toBe(204);
    expect([await whole(away), await whole(into)]).toEqual(before);
  });

  it('leaves what was written since in the case that went on, and both timelines say so', async () => {
    const { away, into } = await both();
    await merge(away, into);
    world.clock.advance(hour);
    await reply(away, '又坏了');
    await answer(into, '工程师明天来。');
    await undo(into);
    const texts = (body: { timeline: Entry[] }) =>
      body.timeline.flatMap(({ kind, text }) => (kind === 'reply' ? [text] : []));
    expect([texts(await seen(away)), texts(await seen(into))]).toEqual([[], ['又坏了', '工程师明天来。']]);
    for (const number of [away, into])
      expect((await seen(number)).timeline.filter(isOfMerge)).toMatchObject([
        { kind: 'merged', caseNumber: away, into },
        { kind: 'unmerged', caseNumber: away, into, by: { name: mei.name } },
      ]);
    expect(await seen(away)).toMatchObject({ state: 'sent', goesOnIn: null });
    expect((await reply(away, '这里继续')).status).toBe(201);
  });

  it('is refused after a day, and changes nothing the second time', async () => {
    const { away, into } = await both();
    await merge(away, into);
    const [{ mergeId }] = (await desk(into)).merges;
    const again = () => put(into, `merges/${mergeId}/undo`, {});
    expect([(await again()).status, (await again()).status]).toEqual([204, 204]);
    await merge(away, into);
    // The first merge is undone already: sending its undo again does not touch the second.
    expect((await again()).status).toBe(204);
    expect((await desk(away)).goesOnIn).toBe(into);
    world.clock.advance(24 * hour + 1);
    expect((await undo(away)).body.code).toBe('undo-too-late');
    const { body } = await put(into, `merges/${newId()}/undo`, {});
    expect(body.code).toBe('not-found');
  });
});
