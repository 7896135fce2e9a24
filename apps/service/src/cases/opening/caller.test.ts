import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import {
  bohai,
  guoTao,
  heLi,
  huadong,
  jonas,
  linWei,
  mei,
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

const minutesAgo = (minutes: number) => new Date(world.clock.now().getTime() - minutes * 60_000).toISOString();
const body = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  machineNumber: press7.machineNumber,
  reason: 'fault',
  severity: 'down',
  errorNumber: 'E-27',
  description: '电话里说后挡料不动。',
  language: 'zh',
  contact: { membershipId: linWei.place!.membershipId },
  turn: 'maker',
  call: { id: newId(), at: minutesAgo(3) },
  ...more,
});
const open = (json: Record<string, unknown> = body(), staff: Parameters<TestService['asStaff']>[0] = mei) =>
  world.asStaff(staff, '/api/desk/cases', { json });
const seenBy = async (who: typeof linWei, caseNumber: string) => world.asCustomer(who, `/api/cases/${caseNumber}`);
const kinds = (timeline: { kind: string }[]) => timeline.map(({ kind }) => kind);

describe('S2.2 the front line opens a case for a caller', () => {
  it('and every member of the company sees it, and that the maker opened it after a call', async () => {
    const { status, body: opened } = await open();
    expect(status).toBe(201);
    const { body: seen, text } = await seenBy(zhaoMin, opened.caseNumber);
    expect(seen).toMatchObject({ openedBy: null, mine: false, state: 'in-progress', turn: 'maker' });
    expect(seen.contact).toEqual({ label: linWei.name, callBackNumber: null });
    expect(seen.timeline[1]).toMatchObject({ kind: 'opened', by: { side: 'maker', name: mei.name, isMe: false } });
    expect(kinds(seen.timeline)).toEqual(['call', 'opened', 'received']);
    expect(text).not.toContain(mei.staffId);
    const list = await world.asCustomer(zhaoMin, '/api/cases');
    expect(list.body.cases).toContainEqual(
      expect.objectContaining({ caseNumber: opened.caseNumber, openedBy: null, mine: false }),
    );
  });

  it('S2.4 with the call in it: time and name of who called, the note for staff only', async () => {
    const call = { id: newId(), at: minutesAgo(4), note: '听起来很着急-内部' };
    const { body: opened } = await open(body({ call }));
    const { body: seen, text } = await seenBy(linWei, opened.caseNumber);
    expect(seen.timeline).toContainEqual({ kind: 'call', entryId: call.id, at: call.at, callerName: linWei.name });
    expect(text).not.toContain('内部');
    const desk = await world.asStaff(mei, `/api/desk/cases/${opened.caseNumber}`);
    expect(desk.body.timeline).toContainEqual(expect.objectContaining({ kind: 'call-note', text: call.note }));
  });

  it('who called has it among its own cases, wherever cases are listed, and a colleague has not', async () => {
    const { body: opened } = await open(body({ description: '冷却站漏水 9310' }));
    const mine = async (who: typeof linWei) => {
      const [listed, found, logbook] = await Promise.all([
        world.asCustomer(who, '/api/cases?scope=mine'),
        world.asCustomer(who, '/api/search?words=9310'),
        world.asCustomer(who, `/api/machines/${press7.machineNumber}/logbook`),
      ]);
      const of = (cases: { caseNumber: string; mine: boolean }[]) =>
        cases.find(({ caseNumber }) => caseNumber === opened.caseNumber)?.mine ?? false;
      return [of(listed.body.cases), of(found.body.cases), of(logbook.body.cases)];
    };
    expect(await mine(linWei)).toEqual([true, true, true]);
    expect(await mine(zhaoMin)).toEqual([false, false, false]);
    const joined = await world.asCustomer(linWei, `/api/cases/${opened.caseNumber}/me-too`, {
      method: 'PUT',
      json: {},
    });
    expect(joined.status).toBe(204);
    expect(kinds((await seenBy(linWei, opened.caseNumber)).body.timeline)).not.toContain('joined');
  });

  it('of a caller without a name it keeps a number to call back and nobody’s name', async () => {
    const { body: opened } = await open(body({ contact: { callBackNumber: '+86 512 5550199' } }));
    const { body: seen } = await seenBy(zhaoMin, opened.caseNumber);
    expect(seen.contact).toEqual({ label: null, callBackNumber: '+86 512 5550199' });
    expect(seen.timeline).toContainEqual(expect.objectContaining({ kind: 'call', callerName: null }));
    expect(seen.mine).toBe(false);
    for (const path of ['/api/cases?scope=mine', '/api/cases'])
      expect((await world.asCustomer(zhaoMin, path)).status).toBe(200);
    const [row] = await world.asOwner<{ opened_by: string | null; opened_by_staff: string }>(
      `SELECT opened_by, opened_by_staff FROM cases WHERE case_number = '${opened.caseNumber}'`,
    );
    expect(row).toEqual({ opened_by: null, opened_by_staff: mei.staffId });
  });

  it('with turn and promise as they were agreed on the phone', async () => {
    const promisedUpdateAt = new Date(world.clock.now().getTime() + 7_200_000).toISOString();
    const { body: opened } = await open(body({ turn: 'customer', promisedUpdateAt }));
    const { body: seen } = await seenBy(linWei, opened.caseNumber);
    expect(seen).toMatchObject({ turn: 'customer', promisedUpdateAt });
    expect(kinds(seen.timeline)).toEqual(['call', 'opened', 'received', 'promise', 'turn']);
  });

  it('and not at all with a promise that nobody can keep', async () => {
    const { status, body: answer } = await open(body({ promisedUpdateAt: '2300-12-01T10:00:00.000Z' }));
    expect([status, answer.fields]).toEqual([400, { promisedUpdateAt: 'too-far' }]);
  });

  it('once, however often and at whatever moment the page sends it', async () => {
    const json = body();
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(json)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body: one }) => one.caseNumber)).size).toBe(1);
    const { body: seen } = await seenBy(linWei, answers[0]!.body.caseNumber);
    expect(kinds(seen.timeline).filter((kind) => kind === 'call')).toHaveLength(1);
  });

  it('which the queue, the search and an archive of the company show like any other', async () => {
    const { body: opened } = await open(
      body({ description: '送料小车卡住 7731', contact: { callBackNumber: '13800138000' } }),
    );
    const { caseNumber } = opened;
    const queue = await world.asStaff(mei, '/api/desk/cases?state=all&limit=100');
    expect(queue.body.cases).toContainEqual(expect.objectContaining({ caseNumber, openedBy: null }));
    const found = await world.asStaff(mei, '/api/desk/search?words=7731');
    expect(found.body.cases[0]).toMatchObject({ caseNumber });
    expect((await world.asCustomer(zhaoMin, '/api/search?words=7731')).body.cases[0]).toMatchObject({ caseNumber });
    const archive = await world.asStaff(mei, `/api/desk/companies/${huadong.companyId}/archive`);
    expect(archive.text).toContain(caseNumber);
  });
});

describe('docs/decisions/0084 a call is an answer', () => {
  const clocks = async (caseNumber: string) => (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body.clocks;

  it('a case that begins with a call has met its first answer as it was opened', async () => {
    const { body: opened } = await open();
    const { firstAnswer, update } = await clocks(opened.caseNumber);
    expect(firstAnswer).toMatchObject({ state: 'met', metAt: world.clock.now().toISOString() });
    expect(update).toMatchObject({ isPromised: false });
  });

  it('a call that is logged later meets it when they spoke, and a case without one runs', async () => {
    const [spoken, silent] = [await world.openCase(), await world.openCase()];
    world.clock.advance(600_000);
    const at = minutesAgo(2);
    const json = { id: newId(), at, caller: 'unnamed' };
    expect((await world.asStaff(mei, `/api/desk/cases/${spoken.caseNumber}/calls`, { json })).status).toBe(201);
    expect((await clocks(spoken.caseNumber)).firstAnswer).toMatchObject({ state: 'met', metAt: at });
    expect((await clocks(silent.caseNumber)).firstAnswer.state).toBe('running');
  });

  it('and the worker, who counts for the customer’s acts, counts it too', async () => {
    const { body: opened } = await open();
    const due = () =>
      world.asOwner<{ due_of: string }>(`SELECT due_of FROM cases WHERE case_number = '${opened.caseNumber}'`);
    const [before] = await due();
    await world.asOwner(`UPDATE cases SET clock = 'uncounted', due_at = NULL, due_of = NULL
      WHERE case_number = '${opened.caseNumber}'`);
    await world.runJob('count-clocks');
    expect([before!.due_of, (await due())[0]!.due_of]).toEqual(['next-update', 'next-update']);
  });
});

describe('a caller’s case is refused', () => {
  it.each([
    ['with a member of another company as caller', { contact: { membershipId: heLi.place!.membershipId } }],
    ['with somebody who has left', { contact: { membershipId: guoTao.place!.membershipId } }],
    ['with nobody', { contact: { membershipId: newId() } }],
  ])('%s', async (_, wish) => {
    const { status, body: answer } = await open(body(wish));
    expect([status, answer.code]).toEqual([422, 'contact-not-in-company']);
  });

  it('with a name typed in, with no caller at all, and with a call that lies ahead', async () => {
    expect((await open(body({ contact: { name: '王师傅' } }))).status).toBe(400);
    expect((await open(body({ contact: undefined }))).status).toBe(400);
    const ahead = await open(body({ call: { id: newId(), at: minutesAgo(-10) } }));
    expect([ahead.status, ahead.body.fields]).toEqual([400, { at: 'future' }]);
  });

  it('for a machine that does not exist or lies outside one’s scope, alike; and to engineers', async () => {
    const missing = await open(body({ machineNumber: 'A9999E9999' }));
    const beyond = await open(body(), bohai);
    expect([missing.status, beyond.status]).toEqual([404, 404]);
    expect(beyond.body.code).toBe(missing.body.code);
    expect((await open(body(), jonas)).status).toBe(403);
  });

  it('under an id that is somebody else’s case', async () => {
    const { caseId } = await world.openCase();
    expect((await open(body({ id: caseId }))).body.code).toBe('id-taken');
    const foreign = await world.asCustomer(linWei, '/api/cases', { json: { ...body(), id: newId() } });
    expect(foreign.status).toBe(400);
  });

  it('and leaves nothing behind when the call cannot be kept', async () => {
    const { caseNumber } = await world.openCase();
    const taken = { id: newId(), at: minutesAgo(1) };
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/calls`, { json: { ...taken, caller: 'maker' } });
    const json = body({ call: taken });
    expect((await open(json)).body.code).toBe('id-taken');
    expect(await world.asOwner(`SELECT 1 FROM case_registry WHERE case_id = '${json.id}'`)).toEqual([]);
  });
});

describe('a machine is found for a caller', () => {
  const found = async (words: string, staff = mei) =>
    (await world.asStaff(staff, `/api/desk/search/machines?words=${encodeURIComponent(words)}`)).body.machines.map(
      (one: { machineNumber: string }) => one.machineNumber,
    );

  it('by part of its number, by company, by customer number, and by both together', async () => {
    const { machineNumber } = press7;
    expect((await found(machineNumber))[0]).toBe(machineNumber);
    for (const words of [
      machineNumber.slice(3),
      huadong.name.slice(0, 3),
      huadong.customerNumber,
      `${huadong.name.slice(0, 2)} ${machineNumber.slice(0, 5)}`,
    ])
      expect(await found(words), words).toContain(machineNumber);
  });

  it('and not by what is none of it, nor beyond one’s scope', async () => {
    expect(await found('Z9999')).toEqual([]);
    expect(await found('!?')).toEqual([]);
    expect(await found(press7.machineNumber, bohai)).toEqual([]);
    expect(await found(huadong.customerNumber, bohai)).toEqual([]);
  });
});
