import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actRunner } from '#platform/act';
import { type Database, openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import {
  bohai,
  type CaseWish,
  foreignLaser,
  heLi,
  jonas,
  laser3,
  mei,
  otto,
  startService,
  type TestService,
} from '#testkit/service';
import { movedByAnybody } from '../../cases/index.ts';
import { actHooks } from '../../wiring.ts';
import { measureOne, measureUnmeasured } from './actions.ts';
import { periodsUntil } from './rules.ts';

let world: TestService;
let worker: Database;
/** Monday 12 October 2026, 09:00 in Shanghai. */
const monday = new Date('2026-10-12T09:00:00+08:00');
beforeAll(async () => {
  world = await startService(monday);
  worker = openDatabase('worker', world.database.urls.worker!);
});
afterAll(async () => {
  await worker.close();
  await world.close();
});

const at = (time: string) => new Date(`2026-10-12T${time}:00+08:00`).toISOString();
const goTo = (time: string) => world.clock.advance(Date.parse(at(time)) - world.clock.now().getTime());
const asDesk = (caseNumber: string, noun: string, json: unknown, method = 'PUT') =>
  world.asStaff(mei, `/api/desk/cases/${caseNumber}/${noun}`, { method, json });
const answer = (caseNumber: string) => asDesk(caseNumber, 'replies', { id: newId(), text: '我们在查。' }, 'POST');

/** Measures every case, as the worker does after each act. */
async function measureAll(): Promise<void> {
  const runAct = actRunner(world.clock, actHooks());
  const rows = await world.asOwner<{ company_id: string; case_id: string }>('SELECT company_id, case_id FROM cases');
  for (const row of rows)
    await runAct({ database: worker, settings: {}, requestId: newId(), actor: () => null }, (act) =>
      measureOne(act, row),
    );
}

interface Listed {
  caseNumber: string;
}
const read = async (query = '', as = mei) => (await world.asStaff(as, `/api/desk/insights/operations${query}`)).body;
const list = async (show: string, more = '', as = mei) => {
  const path = `/api/desk/insights/operations/cases?from=2026-10-01&to=2026-10-31&show=${show}${more}`;
  const { body } = await world.asStaff(as, path);
  return (body.cases as Listed[]).map((one) => one.caseNumber);
};

describe('operations', () => {
  const numbers: Record<'answered' | 'late' | 'waiting' | 'foreign', string> = {} as never;
  const open = async (wish?: CaseWish) => (await world.openCase(wish)).caseNumber;

  beforeAll(async () => {
    numbers.answered = await open();
    numbers.late = await open({ machine: laser3 });
    goTo('10:00');
    await answer(numbers.answered);
    await asDesk(numbers.answered, 'promised-update', { promisedUpdateAt: at('11:00') });
    goTo('13:30');
    await answer(numbers.answered);
    await asDesk(numbers.answered, 'turn', { turn: 'parts' });
    await answer(numbers.late);
    goTo('17:20');
    await asDesk(numbers.answered, 'solution', { cause: '电缆', remedy: '更换' });
    numbers.waiting = await open();
    numbers.foreign = await open({ by: heLi, machine: foreignLaser });
    await measureAll();
  });

  it('counts each case once: answered in time, late, still waiting', async () => {
    const { total, periods, parts } = await read();
    expect(total).toMatchObject({ cases: 4, inTime: 1, late: 1, waiting: 2, promises: 1, latePromises: 1 });
    expect(total).toMatchObject({ casesWithLatePromise: 1, finished: 1, longest: { parts: 1, maker: 0 } });
    expect(periods).toHaveLength(12);
    expect(periods.at(-1)).toEqual({ ...total, from: '2026-10-12' });
    expect(periods[0]).toMatchObject({ from: '2026-07-27', to: '2026-08-02', cases: 0, firstAnswerMinutes: null });
    expect(parts.map((part: { area: string; cases: number }) => [part.area, part.cases])).toEqual([
      ['east', 2],
      ['east', 1],
      ['north', 1],
    ]);
  });

  it('counts minutes of working time by whose turn it was', async () => {
    const { total } = await read();
    // 09:00 to 12:00 and 13:00 to 13:30 are the maker's, 13:30 to 17:20 waited for parts.
    expect(total.minutes).toEqual({ maker: 210, customer: 0, parts: 230, visit: 0 });
    expect(total.firstAnswerMinutes).toBe(60);
  });

  it('opens the list behind each number, and the list has as many cases as the number says', async () => {
    const { total } = await read();
    expect(await list('all')).toHaveLength(total.cases);
    expect(await list('in-time')).toEqual([numbers.answered]);
    expect(await list('late')).toEqual([numbers.late]);
    expect((await list('waiting')).sort()).toEqual([numbers.waiting, numbers.foreign].sort());
    expect(await list('late-promise')).toEqual([numbers.answered]);
    expect(await list('longest-parts')).toEqual([numbers.answered]);
    expect(await list('longest-maker')).toEqual([]);
  });

  it('goes on where a page ended, and shows no case twice', async () => {
    const path = '/api/desk/insights/operations/cases?from=2026-10-01&to=2026-10-31&limit=3';
    const first = (await world.asStaff(mei, path)).body;
    const second = (await world.asStaff(mei, `${path}&cursor=${first.next}`)).body;
    expect(second.next).toBeNull();
    expect(new Set([...first.cases, ...second.cases].map((one: Listed) => one.caseNumber)).size).toBe(4);
    expect((await world.asStaff(mei, `${path}&cursor=W10`)).body.code).toBe('input');
  });

  it('S4.1 names nobody: neither who opened a case nor who answered it', async () => {
    const texts = await Promise.all(
      ['', '/cases?from=2026-10-01&to=2026-10-31'].map((path) =>
        world.asStaff(mei, `/api/desk/insights/operations${path}`),
      ),
    );
    const people = await world.asOwner<{ id: string; name: string }>(
      `SELECT membership_id::text AS id, label AS name FROM memberships UNION SELECT staff_id::text, name FROM staff_members`,
    );
    for (const { text } of texts)
      for (const { id, name } of people) expect([text.includes(id), text.includes(name)]).toEqual([false, false]);
  });

  it('S2.3 ends where the scope of the reader ends', async () => {
    expect((await read('', jonas)).total.cases).toBe(2);
    expect(await list('all', '', bohai)).not.toContain(numbers.answered);
    expect((await read('?productLine=laser')).total).toMatchObject({ cases: 2, late: 1 });
    expect((await read('?area=north')).total.cases).toBe(1);
    expect((await read('?area=nowhere')).total.cases).toBe(0);
  });

  it('moves with the company, and its clock keys are checked at commit', async () => {
    const { status, text } = await world.asStaff(
      otto,
      `/api/desk/administration/companies/${foreignLaser.company.companyId}/area`,
      {
        method: 'PUT',
        json: { area: 'south' },
      },
    );
    expect([status, text]).toEqual([204, '']);
    expect((await read('?area=south')).total.cases).toBe(1);
    expect((await read('?area=north')).total.cases).toBe(0);
  });

  it('is no customer’s: the role has no right on a single column', async () => {
    const client = new pg.Client({ connectionString: world.database.urls.customer });
    await client.connect();
    await expect(client.query('SELECT first_answer FROM case_measures')).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('measures a case of which nothing was said', async () => {
    await world.asOwner('DELETE FROM case_measures');
    expect((await read()).total.cases).toBe(0);
    await world.runJob('measure-cases');
    expect((await read()).total).toMatchObject({ cases: 4, inTime: 1, late: 1, waiting: 2 });
  });
});

describe('a merged case', () => {
  it('is counted no more, neither waiting nor in a list, until the merge is undone', async () => {
    const [away, into] = [await world.openCase(), await world.openCase()].map((one) => one.caseNumber) as [
      string,
      string,
    ];
    await measureAll();
    const before = (await read()).total;
    expect((await asDesk(away, `merge/${into}`, {})).status).toBe(204);
    await measureAll();
    expect((await read()).total).toMatchObject({ cases: before.cases - 1, waiting: before.waiting - 1 });
    expect(await list('waiting')).not.toContain(away);
    const { merges } = (await world.asStaff(mei, `/api/desk/cases/${away}`)).body;
    expect((await asDesk(away, `merges/${merges.at(-1).mergeId}/undo`, {})).status).toBe(204);
    await measureAll();
    expect((await read()).total).toEqual(before);
    expect(await list('waiting')).toContain(away);
  });

  it('is measured anew when it is merged and when that is undone', () => {
    expect(movedByAnybody).toEqual(expect.arrayContaining(['CaseMerged', 'CaseUnmerged']));
  });
});

describe('the job that measures', () => {
  it('measures each case in an act of its own, so that it never holds one while it waits for another', async () => {
    await world.asOwner('DELETE FROM case_measures');
    const runAct = actRunner(world.clock, actHooks());
    let acts = 0;
    const measuredNow = await measureUnmeasured((work) => {
      acts += 1;
      return runAct({ database: worker, settings: {}, requestId: newId(), actor: () => null }, work);
    });
    expect(measuredNow).toBeGreaterThan(1);
    expect(acts).toBe(1 + measuredNow);
  });
});

describe('periods', () => {
  it('are whole weeks from Monday, over the turn of a year', () => {
    const weeks = periodsUntil('week', '2027-01-03');
    expect(weeks.at(-1)).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(weeks[0]).toEqual({ from: '2026-10-12', to: '2026-10-18' });
  });

  it('are whole months, of whatever length', () => {
    const months = periodsUntil('month', '2028-03-31');
    expect(months).toHaveLength(12);
    expect(months.slice(-2)).toEqual([
      { from: '2028-02-01', to: '2028-02-29' },
      { from: '2028-03-01', to: '2028-03-31' },
    ]);
    expect(months[0]).toEqual({ from: '2027-04-01', to: '2027-04-30' });
  });
});
