import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids';
import { heLi, jonas, laser3, linWei, mei, press7, startService, type TestService, zhaoMin } from '#testkit/service';

const minute = 60_000;
let world: TestService;
const numbers: string[] = [];

beforeAll(async () => {
  world = await startService();
  for (let n = 0; n < 7; n++) {
    const by = n % 2 ? zhaoMin : linWei;
    const opened = await world.openCase({ by, machine: n % 3 ? press7 : laser3, errorNumber: `E-${n}` });
    numbers.unshift(opened.caseNumber);
    world.clock.advance(minute);
  }
});
afterAll(() => world.close());

const list = async (query = '', who = linWei) => (await world.asCustomer(who, `/api/cases${query}`)).body;
const shown = (body: { cases: { caseNumber: string }[] }) => body.cases.map((one) => one.caseNumber);

describe('the list of cases', () => {
  it('goes from the last changed to the oldest, page by page, without gaps or doubles', async () => {
    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const body: { cases: { caseNumber: string }[]; next: string | null } = await list(
        `?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(shown(body));
      cursor = body.next;
    }
    expect(pages).toEqual([numbers.slice(0, 3), numbers.slice(3, 6), numbers.slice(6)]);
  });

  it('narrows to my own, and to one machine', async () => {
    const mine = await list('?scope=mine');
    expect(mine.cases).toHaveLength(4);
    expect(mine.cases.every((one: { mine: boolean }) => one.mine)).toBe(true);
    const ofLaser = await list(`?machineNumber=${laser3.machineNumber}`);
    expect(ofLaser.cases).toHaveLength(3);
    expect((await list('?machineNumber=Z9999Z9999')).cases).toEqual([]);
    expect((await list('?state=closed')).cases).toEqual([]);
  });

  it('S2.3 shows company B nothing of A', async () => {
    expect((await list('', heLi)).cases).toEqual([]);
    expect((await list(`?machineNumber=${press7.machineNumber}`, heLi)).cases).toEqual([]);
  });

  it.each([
    'abc',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('["2026-01-01T00:00:00.000Z","x"]').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    const { status, body } = await world.asCustomer(linWei, `/api/cases?cursor=${cursor}`);
    expect([status, body.fields]).toEqual([400, { cursor: 'invalid_format' }]);
  });

  it('costs three queries whatever the page size: consent, place, page', async () => {
    const query = pg.Client.prototype.query;
    const texts: string[] = [];
    pg.Client.prototype.query = function count(this: pg.Client, ...given: unknown[]) {
      const first = given[0] as string | { text: string };
      texts.push(typeof first === 'string' ? first : first.text);
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    const cost: number[] = [];
    for (const limit of [1, 7]) {
      texts.length = 0;
      expect((await list(`?limit=${limit}`)).cases).toHaveLength(limit);
      cost.push(texts.filter((text) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(text)).length);
    }
    pg.Client.prototype.query = query;
    console.log(`queries per list of cases: ${cost.join(' and ')} for pages of 1 and 7`);
    expect(cost).toEqual([3, 3]);
  });
});

describe('the queue', () => {
  const counted = () => world.runJob('count-clocks');
  const queue = async (query = '', who = mei) => (await world.asStaff(who, `/api/desk/cases${query}`)).body;

  it('shows machines that stand still first, then the rest, and what is due first in each, also over pages', async () => {
    const [newest, second, third, , fifth] = numbers as [string, string, string, string, string];
    const put = (caseNumber: string, noun: string, json: unknown) =>
      world.asStaff(mei, `/api/desk/cases/${caseNumber}/${noun}`, { method: 'PUT', json });
    await put(newest, 'priority', { priority: 'urgent' });
    await put(second, 'priority', { priority: 'low' });
    await put(fifth, 'promised-update', {
      promisedUpdateAt: new Date(world.clock.now().getTime() + minute).toISOString(),
    });
    await put(third, 'turn', { turn: 'customer' });
    await counted();
    world.clock.advance(2 * minute);
    const all = shown(await queue());
    expect(all.slice(0, 2)).toEqual([newest, fifth]);
    expect(all.slice(2, 5)).toEqual(numbers.filter((one) => ![newest, second, third, fifth].includes(one)).reverse());
    expect(all.slice(5)).toEqual([second, third]);
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const body: { cases: { caseNumber: string }[]; next: string | null } = await queue(
        `?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(...shown(body));
      cursor = body.next;
    }
    expect(pages).toEqual(all);
    expect((await queue()).counts).toEqual({ open: 7, late: 1, mine: 0, unassigned: 7 });
    await put(third, 'turn', { turn: 'maker' });
  });

  it('narrows by turn, assignee, lateness, product line and words', async () => {
    const [, , third] = numbers as [string, string, string];
    await world.asStaff(mei, `/api/desk/cases/${third}/assignment`, { method: 'PUT', json: { assignee: mei.staffId } });
    expect(shown(await queue('?assignee=me'))).toEqual([third]);
    expect(shown(await queue('?assignee=nobody'))).toHaveLength(6);
    expect(shown(await queue('?late=true'))).toHaveLength(1);
    expect(shown(await queue('?turn=customer'))).toEqual([]);
    expect(shown(await queue('?productLine=laser'))).toHaveLength(3);
    expect(shown(await queue('?words=e-4'))).toHaveLength(1);
    expect(shown(await queue(`?words=${encodeURIComponent('华东精密')}`))).toHaveLength(7);
    expect(shown(await queue('?state=all&limit=5'))).toEqual(numbers.slice(0, 5));
  });

  it('holds nothing outside the viewer’s product lines', async () => {
    const body = await queue('', jonas);
    expect(body.cases.every((one: { productLine: string }) => one.productLine === 'machine-tool')).toBe(true);
    expect(body.counts.open).toBe(4);
    expect((await queue('?productLine=laser', jonas)).cases).toEqual([]);
  });

  it('shows closed cases, the last closed first', async () => {
    const stop = (caseNumber: string) =>
      world.asStaff(mei, `/api/desk/cases/${caseNumber}/stop`, { method: 'PUT', json: { reason: 'withdrawn' } });
    const [first, , third] = numbers as [string, string, string];
    await stop(third);
    world.clock.advance(minute);
    await stop(first);
    expect(shown(await queue('?state=closed'))).toEqual([first, third]);
    const { next } = await queue('?state=closed&limit=1');
    expect(shown(await queue(`?state=closed&limit=1&cursor=${next}`))).toEqual([third]);
  });
});

describe('seen before', () => {
  it('shows earlier cases of the machine and of the error number at the company, the same number first', async () => {
    const first = await world.openCase({ machine: laser3, errorNumber: 'LAS-0417' });
    await world.asStaff(mei, `/api/desk/cases/${first.caseNumber}/solution`, {
      method: 'PUT',
      json: { cause: '镜片', remedy: '更换保护镜片' },
    });
    world.clock.advance(minute);
    const again = await world.openCase({ id: newId(), machine: press7, errorNumber: 'LAS-0417' });
    const { body } = await world.asStaff(mei, `/api/desk/cases/${again.caseNumber}`);
    expect(body.earlierCases[0]).toMatchObject({ caseNumber: first.caseNumber, remedy: '更换保护镜片' });
    const narrow = await world.asStaff(jonas, `/api/desk/cases/${again.caseNumber}`);
    expect(narrow.body.earlierCases.map((one: { caseNumber: string }) => one.caseNumber)).not.toContain(
      first.caseNumber,
    );
  });
});
