import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heLi, laser3, linWei, mei, press7, startService, sunLei, type TestService, zhaoMin } from '#testkit/service';

const minute = 60_000;
let world: TestService;

beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const seenBefore = async (errorNumber: string, who = linWei, machineNumber = press7.machineNumber) =>
  (await world.asCustomer(who, `/api/seen-before?machineNumber=${machineNumber}&errorNumber=${errorNumber}`)).body;
const shown = (cases: { caseNumber: string }[]) => cases.map((one) => one.caseNumber);
const solve = (caseNumber: string, cause: string, remedy: string) =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/solution`, { method: 'PUT', json: { cause, remedy } });
const joins = (caseNumber: string, who = zhaoMin) =>
  world.asCustomer(who, `/api/cases/${caseNumber}/me-too`, { method: 'PUT', json: {} });
const mine = async (who = zhaoMin) => shown((await world.asCustomer(who, '/api/cases?scope=mine')).body.cases);
const open = async (wish: object) => {
  const { caseNumber } = await world.openCase(wish);
  world.clock.advance(minute);
  return caseNumber;
};

describe('seen before', () => {
  let onLaser: string;
  let onPress: string;

  beforeAll(async () => {
    onPress = await open({ errorNumber: 'E-27' });
    await solve(onPress, '编码器插头松动', '重新插紧并锁定');
    onLaser = await open({ errorNumber: 'E-27', machine: laser3 });
    await open({ errorNumber: 'E-28' });
  });

  it('tells what fixed this error number on this machine and on the company’s others, newest first', async () => {
    const body = await seenBefore('e-27');
    expect(body.count).toBe(2);
    expect(shown(body.cases)).toEqual([onLaser, onPress]);
    expect(body.stillOpen).toEqual([]);
    expect(body.cases[1]).toMatchObject({
      machineNumber: press7.machineNumber,
      state: 'solved',
      cause: '编码器插头松动',
      remedy: '重新插紧并锁定',
    });
    expect(body.cases[0]).toMatchObject({ machineNumber: laser3.machineNumber, cause: null, remedy: null });
  });

  it('tells of an error number nobody has seen that there is nothing', async () => {
    expect(await seenBefore('E-99')).toEqual({ count: 0, cases: [], stillOpen: [] });
  });

  it('sets apart what is still open on the same machine', async () => {
    const again = await open({ errorNumber: 'E-27', by: zhaoMin });
    const body = await seenBefore('E-27');
    expect(shown(body.stillOpen)).toEqual([again]);
    expect([body.count, shown(body.cases)]).toEqual([2, [onLaser, onPress]]);
    expect(shown((await seenBefore('E-27', linWei, laser3.machineNumber)).stillOpen)).toEqual([onLaser]);
  });

  it('shows as many as are asked for and counts all', async () => {
    const path = `/api/seen-before?machineNumber=${press7.machineNumber}&errorNumber=E-27&limit=1`;
    const { body } = await world.asCustomer(linWei, path);
    expect([body.count, shown(body.cases)]).toEqual([2, [onLaser]]);
  });

  it('S2.3 tells company B nothing of A, also with row security off', async () => {
    const nothing = { count: 0, cases: [], stillOpen: [] };
    expect(await seenBefore('E-27', heLi)).toEqual(nothing);
    await world.asOwner('ALTER TABLE cases DISABLE ROW LEVEL SECURITY');
    expect(await seenBefore('E-27', heLi)).toEqual(nothing);
    expect((await seenBefore('E-27')).count).toBe(2);
    await world.asOwner('ALTER TABLE cases ENABLE ROW LEVEL SECURITY');
  });
});

describe('“I have this too”', () => {
  it('joins an open case, which then counts as one’s own, and says so in the timeline once', async () => {
    const caseNumber = await open({ errorNumber: 'E-31' });
    expect(await mine()).not.toContain(caseNumber);
    expect((await seenBefore('E-31', zhaoMin)).stillOpen[0].mine).toBe(false);
    expect((await joins(caseNumber)).status).toBe(204);
    world.clock.advance(minute);
    expect((await joins(caseNumber)).status).toBe(204);
    expect(await mine()).toContain(caseNumber);
    expect((await seenBefore('E-31', zhaoMin)).stillOpen[0].mine).toBe(true);
    const { body } = await world.asCustomer(zhaoMin, `/api/cases/${caseNumber}`);
    expect(body.mine).toBe(true);
    const joined = body.timeline.filter((entry: { kind: string }) => entry.kind === 'joined');
    expect(joined).toHaveLength(1);
    expect(joined[0].by).toEqual({ side: 'customer', name: expect.any(String), isMe: true });
    const desk = await world.asStaff(mei, `/api/desk/cases/${caseNumber}`);
    expect(desk.body.timeline.map((entry: { kind: string }) => entry.kind)).toContain('joined');
    expect((await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body.timeline.at(-1).by.isMe).toBe(false);
  });

  it('changes nothing for the one who opened it', async () => {
    const caseNumber = await open({ errorNumber: 'E-32' });
    expect((await joins(caseNumber, linWei)).status).toBe(204);
    const { body } = await world.asCustomer(linWei, `/api/cases/${caseNumber}`);
    expect(body.timeline.map((entry: { kind: string }) => entry.kind)).toEqual(['opened']);
  });

  it('is there for a member who may not open cases, and not for a case that is solved', async () => {
    const caseNumber = await open({ errorNumber: 'E-33' });
    expect((await joins(caseNumber, sunLei)).status).toBe(204);
    await solve(caseNumber, '一', '二');
    expect((await joins(caseNumber)).body.code).toBe('state-forbids');
    expect((await joins(caseNumber, sunLei)).status).toBe(204);
  });

  it('keeps one fact and one event of twenty taps at once', async () => {
    const caseNumber = await open({ errorNumber: 'E-34' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => joins(caseNumber)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const { timeline } = (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;
    expect(timeline.filter((entry: { kind: string }) => entry.kind === 'joined')).toHaveLength(1);
    const [events] = await world.asOwner<{ count: number }>(
      `SELECT count(*)::int FROM outbox_events e JOIN case_registry r ON r.case_id::text = e.body->>'caseId'
       WHERE e.kind = 'CaseJoined' AND r.case_number = $1`,
      [caseNumber],
    );
    expect(events!.count).toBe(1);
  });

  it('S2.3 answers company B like a case that does not exist', async () => {
    const caseNumber = await open({ errorNumber: 'E-35' });
    const { requestId: _, ...foreign } = (await joins(caseNumber, heLi)).body;
    const { requestId: __, ...missing } = (await joins('C-999999999', heLi)).body;
    expect(foreign).toEqual(missing);
  });
});

describe('the logbook of a machine', () => {
  const path = `/api/machines/${laser3.machineNumber}/logbook`;

  it('holds open and ended cases together, last opened first, page by page', async () => {
    const first = await open({ machine: laser3, errorNumber: 'LAS-1' });
    await solve(first, '镜片脏污', '清洁镜片');
    const second = await open({ machine: laser3, errorNumber: 'LAS-2' });
    const { body } = await world.asCustomer(zhaoMin, `${path}?limit=2`);
    expect(shown(body.cases)).toEqual([second, first]);
    expect(body.cases[1]).toMatchObject({ errorNumber: 'LAS-1', cause: '镜片脏污', remedy: '清洁镜片', mine: false });
    const rest = (await world.asCustomer(zhaoMin, `${path}?limit=2&cursor=${body.next}`)).body;
    expect([rest.cases.length, rest.next]).toEqual([1, null]);
  });

  it('S2.3 of another company’s machine answers like that of none', async () => {
    const { status, body } = await world.asCustomer(heLi, path);
    expect([status, body.code]).toEqual([404, 'machine-not-found']);
    expect((await world.asCustomer(heLi, '/api/machines/Z9999Z9999/logbook')).body.code).toBe('machine-not-found');
  });
});
