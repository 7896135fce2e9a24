import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { bohai, foreignLaser, heLi, jonas, laser3, mei, petra, startService, type TestService } from '#testkit/service';

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

const put = (path: string, json: unknown, as = mei) => world.asStaff(as, path, { method: 'PUT', json });
const assign = (caseNumbers: string[], assignee: string | null, as = mei) =>
  put('/api/desk/assignments', { caseNumbers, assignee }, as);
const handOver = (from: string, assignee: string | null, as = mei) =>
  put(`/api/desk/staff/${from}/hand-over`, { assignee }, as);
const assigneeOf = async (caseNumber: string) =>
  (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body.assignee?.staffId ?? null;
const audited = (what: string) =>
  world.asOwner<{ about: { cases: string } }>(`SELECT payload -> 'about' AS about FROM audit_entries WHERE what = $1`, [
    what,
  ]);

describe('several cases assigned at once', () => {
  it('each get a change of their own, and the act has one audit entry with the list', async () => {
    const [one, two] = [await world.openCase(), await world.openCase()];
    const { status, body } = await assign([one.caseNumber, two.caseNumber], jonas.staffId);
    expect([status, body]).toEqual([200, { assigned: [one.caseNumber, two.caseNumber], refused: [] }]);
    for (const { caseNumber } of [one, two]) {
      const read = (await world.asStaff(mei, `/api/desk/cases/${caseNumber}`)).body;
      expect(read.assignee.staffId).toBe(jonas.staffId);
      expect(read.timeline.filter(({ kind }: { kind: string }) => kind === 'assigned')).toHaveLength(1);
    }
    const entries = await audited('assigned cases');
    expect(entries.map(({ about }) => about.cases)).toEqual([`${one.caseNumber} ${two.caseNumber}`]);
  });

  it('name those that cannot be, and assign the others', async () => {
    const [tool, laser, ended] = [
      await world.openCase(),
      await world.openCase({ machine: laser3 }),
      await world.openCase(),
    ];
    await put(`/api/desk/cases/${ended.caseNumber}/stop`, { reason: 'withdrawn' });
    const { body } = await assign([tool.caseNumber, laser.caseNumber, ended.caseNumber], jonas.staffId);
    expect(body.assigned).toEqual([tool.caseNumber]);
    expect(body.refused).toEqual(
      expect.arrayContaining([
        { caseNumber: laser.caseNumber, code: 'staff-not-found' },
        { caseNumber: ended.caseNumber, code: 'state-forbids' },
      ]),
    );
    expect(await assigneeOf(laser.caseNumber)).toBeNull();
  });

  it('are refused as a whole when one lies outside the viewer’s area, and nothing changes', async () => {
    const own = await world.openCase({ by: heLi, machine: foreignLaser });
    const foreign = await world.openCase();
    const { status, body } = await assign([own.caseNumber, foreign.caseNumber], bohai.staffId, bohai);
    expect([status, body.code]).toEqual([404, 'case-not-found']);
    expect(await assigneeOf(own.caseNumber)).toBeNull();
    expect((await assign([own.caseNumber], bohai.staffId, bohai)).status).toBe(200);
  });

  it('is not for engineers', async () => {
    const { caseNumber } = await world.openCase();
    expect((await assign([caseNumber], jonas.staffId, jonas)).status).toBe(403);
  });
});

describe('the cases of an absent colleague', () => {
  it('are handed over all at once; a case that is not the other’s work stays and is named', async () => {
    const tools = [await world.openCase(), await world.openCase()];
    const laser = await world.openCase({ machine: laser3 });
    const numbers = [...tools, laser].map(({ caseNumber }) => caseNumber);
    await assign(numbers, mei.staffId);
    const { status, body } = await handOver(mei.staffId, jonas.staffId, petra);
    expect(status).toBe(200);
    expect(body.assigned.sort()).toEqual(tools.map(({ caseNumber }) => caseNumber).sort());
    expect(body.refused).toEqual([{ caseNumber: laser.caseNumber, code: 'staff-not-found' }]);
    expect(await assigneeOf(laser.caseNumber)).toBe(mei.staffId);
    expect(await audited('handed over the cases of a colleague')).toHaveLength(1);
    expect((await handOver(mei.staffId, null)).body.assigned).toEqual([laser.caseNumber]);
    expect(await assigneeOf(laser.caseNumber)).toBeNull();
  });

  it('are handed over page by page, whatever is refused in between, and once more without change', async () => {
    const numbers: string[] = [];
    for (const machine of [laser3, undefined, laser3, undefined, undefined])
      numbers.push((await world.openCase({ machine })).caseNumber);
    await assign(numbers, mei.staffId);
    const pages: { assigned: string[]; refused: unknown[]; next: string | null }[] = [];
    for (let after: string | undefined; ; ) {
      const { body } = await put(
        `/api/desk/staff/${mei.staffId}/hand-over`,
        { assignee: jonas.staffId, limit: 2, after },
        petra,
      );
      pages.push(body);
      if (body.next === null) break;
      after = body.next;
    }
    expect(pages.map(({ assigned, refused }) => assigned.length + refused.length)).toEqual([2, 2, 1]);
    expect(pages.flatMap(({ assigned }) => assigned).sort()).toEqual([numbers[1], numbers[3], numbers[4]].sort());
    expect(pages.flatMap(({ refused }) => refused)).toHaveLength(2);
    const again = (await handOver(mei.staffId, jonas.staffId, petra)).body;
    expect(again).toMatchObject({ assigned: [], next: null });
    await handOver(mei.staffId, null);
    await handOver(jonas.staffId, null);
  });

  it('outside the viewer’s area stay where they are', async () => {
    const { caseNumber } = await world.openCase();
    await assign([caseNumber], jonas.staffId);
    const { body } = await handOver(jonas.staffId, null, bohai);
    expect(body.assigned).not.toContain(caseNumber);
    expect(await assigneeOf(caseNumber)).toBe(jonas.staffId);
  });

  it('of nobody there is are refused', async () => {
    expect((await handOver(newId(), null)).body.code).toBe('staff-not-found');
  });
});

describe('the queue', () => {
  it('narrows by area and by what is due', async () => {
    const { caseNumber } = await world.openCase();
    const foreign = await world.openCase({ by: heLi, machine: foreignLaser });
    const at = (days: number) => new Date(world.clock.now().getTime() + days * 86_400_000).toISOString();
    await put(`/api/desk/cases/${caseNumber}/promised-update`, { promisedUpdateAt: at(3) });
    // Until somebody has written to the customer, the first answer is due before the promise.
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/replies`, { json: { id: newId(), text: '我们在查。' } });
    const shown = async (query: string) =>
      (await world.asStaff(mei, `/api/desk/cases${query}`)).body.cases.map(
        (one: { caseNumber: string }) => one.caseNumber,
      );
    expect(await shown('?due=week')).toEqual([caseNumber]);
    expect(await shown('?due=day')).toEqual([]);
    expect(await shown('?due=none')).not.toContain(caseNumber);
    expect(await shown('?area=north')).toContain(foreign.caseNumber);
    expect(await shown('?area=north')).not.toContain(caseNumber);
    expect((await world.asStaff(bohai, '/api/desk/cases?area=east')).body.cases).toEqual([]);
  });
});

describe('saved filters', () => {
  const filters = async (as = mei) => (await world.asStaff(as, '/api/desk/saved-filters')).body.filters;
  const save = (id: string, shared: boolean, as = mei) =>
    put(
      `/api/desk/saved-filters/${id}`,
      { name: '我的激光', shared, wish: { productLine: 'laser', late: 'true' } },
      as,
    );

  it('are for oneself until they are shared, and only their own person changes them', async () => {
    const id = newId();
    expect((await save(id, false)).status).toBe(204);
    expect(await filters()).toEqual([
      {
        filterId: id,
        name: '我的激光',
        by: mei.name,
        mine: true,
        shared: false,
        wish: { productLine: 'laser', late: 'true' },
      },
    ]);
    expect(await filters(jonas)).toEqual([]);
    await save(id, true);
    expect(await filters(jonas)).toMatchObject([{ filterId: id, mine: false }]);
    expect((await save(id, false, jonas)).body.code).toBe('not-found');
    await world.asStaff(jonas, `/api/desk/saved-filters/${id}`, { method: 'DELETE' });
    expect(await filters()).toHaveLength(1);
    await world.asStaff(mei, `/api/desk/saved-filters/${id}`, { method: 'DELETE' });
    expect(await filters()).toEqual([]);
  });

  it('hold nothing that the queue cannot be asked', async () => {
    const wrong = await put(`/api/desk/saved-filters/${newId()}`, {
      name: 'x',
      shared: false,
      wish: { words: '张三' },
    });
    expect(wrong.status).toBe(400);
  });
});
