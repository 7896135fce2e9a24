import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  foreignLaser,
  heLi,
  laser3,
  linWei,
  mei,
  press7,
  startService,
  type TestService,
  wuGang,
  zhaoMin,
} from '#testkit/service';

const minute = 60_000;
let world: TestService;
const numbers: Record<string, string> = {};

const texts = {
  laser: '激光器报警，功率下降，无法继续切割。',
  servo: '后挡料伺服过载，X 轴无法回零。',
  spindle: 'Spindelüberlast nach zehn Minuten, Maschine steht.',
  quiet: '想预约年度保养。',
};

beforeAll(async () => {
  world = await startService();
  const open = async (name: keyof typeof texts, wish: object) => {
    numbers[name] = (await world.openCase({ description: texts[name], ...wish })).caseNumber;
    world.clock.advance(minute);
  };
  await open('laser', { machine: laser3, errorNumber: 'LAS-0417' });
  await open('servo', { errorNumber: 'E-27', by: zhaoMin });
  await open('spindle', { errorNumber: 'S-1270' });
  await open('quiet', { errorNumber: 'M-1' });
});
afterAll(() => world.close());

const ask = (words: string, who = linWei, more = '') =>
  world.asCustomer(who, `/api/search?words=${encodeURIComponent(words)}${more}`);
const found = async (words: string, who = linWei) =>
  (await ask(words, who)).body.cases.map((one: { caseNumber: string }) => one.caseNumber);
const only = (name: keyof typeof texts) => [numbers[name]];

describe('search', () => {
  it.each([
    ['激光器报警', 'laser'],
    ['报警 激光器', 'laser'],
    ['功率', 'laser'],
    ['LAS0417', 'laser'],
    ['E-27 伺服', 'servo'],
    ['e-27伺服', 'servo'],
    ['E-27', 'servo'],
    ['挡料', 'servo'],
    ['Spindelüberlast', 'spindle'],
    ['Spindel', 'spindle'],
    ['überlast', 'spindle'],
    ['UEBERLAST', 'spindle'],
    ['S-1270', 'spindle'],
    ['保', 'quiet'],
  ] as const)('finds by %s the case of %s', async (words, name) => {
    expect(await found(words)).toEqual(only(name));
  });

  it.each(['激器', '伺服 报警', 'Spindel 激光', 'Unterlast', 'E-28', '%', 'Z9999'])(
    'finds nothing by %s',
    async (words) => {
      expect(await found(words)).toEqual([]);
    },
  );

  it('finds a case by its number and by part of it', async () => {
    expect(await found(numbers.spindle!)).toEqual(only('spindle'));
    expect(await found(numbers.spindle!.slice(2))).toEqual(only('spindle'));
  });

  it('finds machines and their cases by a part of the machine number', async () => {
    const { body } = await ask(laser3.machineNumber.slice(1, 7));
    expect(body.machines.map((one: { machineNumber: string }) => one.machineNumber)).toEqual([laser3.machineNumber]);
    expect(body.cases.map((one: { caseNumber: string }) => one.caseNumber)).toEqual(only('laser'));
    const lower = await ask(press7.machineNumber.toLowerCase());
    expect(lower.body.machines).toHaveLength(1);
    expect(lower.body.cases).toHaveLength(3);
  });

  it('says which terms it looked for and shows the passage they stand in', async () => {
    const { body } = await ask('überlast');
    expect(body.terms).toEqual(expect.arrayContaining(['uberlast']));
    expect(body.cases[0].passage).toEqual({ of: 'description', text: texts.spindle });
  });

  it('finds what was answered and what fixed it', async () => {
    const desk = `/api/desk/cases/${numbers.quiet}`;
    const id = '0198b900-0000-7000-8000-000000000001';
    expect(await found('润滑脂')).toEqual([]);
    await world.asCustomer(linWei, `/api/cases/${numbers.quiet}/replies`, {
      json: { id, text: '请带润滑脂。', files: [] },
    });
    expect((await ask('润滑脂')).body.cases[0].passage).toEqual({ of: 'reply', text: '请带润滑脂。' });
    await world.asStaff(mei, `${desk}/replies`, { json: { id: `${id.slice(0, -1)}2`, text: '工程师周五到。' } });
    expect(await found('周五')).toEqual(only('quiet'));
    await world.asStaff(mei, `${desk}/solution`, { method: 'PUT', json: { cause: '导轨缺油', remedy: '已加注' } });
    expect((await ask('导轨 加注')).body.cases[0].caseNumber).toBe(numbers.quiet);
    expect((await ask('导轨')).body.cases[0].passage).toEqual({ of: 'cause', text: '导轨缺油' });
  });

  it('does not find internal notes', async () => {
    await world.asStaff(mei, `/api/desk/cases/${numbers.quiet}/notes`, {
      json: { id: '0198b900-0000-7000-8000-000000000003', text: '客户信用额度不足' },
    });
    expect(await found('信用')).toEqual([]);
  });

  it('goes on page by page, last opened first, without gaps or doubles', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { cases: { caseNumber: string }[]; machines: unknown[]; next: string | null } } =
        await ask(press7.machineNumber, linWei, `&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      expect(body.machines).toHaveLength(cursor ? 0 : 1);
      seen.push(...body.cases.map((one) => one.caseNumber));
      cursor = body.next;
    }
    expect(seen).toEqual([numbers.quiet, numbers.spindle, numbers.servo]);
  });

  it('refuses what is no search, and answers nothing to what holds no word', async () => {
    expect((await ask('')).status).toBe(400);
    expect((await ask('x'.repeat(101))).status).toBe(400);
    expect((await ask('激光', linWei, '&cursor=abc')).body.fields).toEqual({ cursor: 'invalid_format' });
    expect((await ask('!?,')).body).toEqual({ terms: [], machines: [], cases: [], next: null });
    expect((await ask('激光', wuGang)).status).toBe(403);
  });

  it('costs four queries whatever the page size: consent, place, cases, machines', async () => {
    const query = pg.Client.prototype.query;
    const sent: string[] = [];
    pg.Client.prototype.query = function count(this: pg.Client, ...given: unknown[]) {
      const first = given[0] as string | { text: string };
      sent.push(typeof first === 'string' ? first : first.text);
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    const cost: number[] = [];
    for (const limit of [1, 3]) {
      sent.length = 0;
      expect((await ask(press7.machineNumber, linWei, `&limit=${limit}`)).body.cases).toHaveLength(limit);
      cost.push(sent.filter((text) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/i.test(text)).length);
    }
    pg.Client.prototype.query = query;
    console.log(`queries per search: ${cost.join(' and ')} for pages of 1 and 3`);
    expect(cost).toEqual([4, 4]);
  });
});

describe('the index on words', () => {
  it('may serve a customer behind the row policy, since its operator is known to give nothing of a row away', async () => {
    const [operator] = await world.asOwner<{ known: boolean }>(
      `SELECT proleakproof AS known FROM pg_proc WHERE oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure`,
    );
    expect(operator).toEqual({ known: true });
  });
});

describe('S2.3 search shows company B nothing of A', () => {
  const everything = ['激光器报警', 'Spindel', 'E-27', press7.machineNumber, 'C-1', '保'];
  const leaks = async () => {
    const answers = await Promise.all(everything.map((words) => ask(words, heLi)));
    return answers.flatMap(({ body }) => [...body.cases, ...body.machines]);
  };

  it('with both walls', async () => {
    expect(await leaks()).toEqual([]);
  });

  it('with row security off, since the text of the query is a wall by itself', async () => {
    const tables = ['case_words', 'cases', 'machines', 'case_replies', 'case_joiners'];
    for (const table of tables) await world.asOwner(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    expect(await leaks()).toEqual([]);
    expect(await found('Spindel')).toEqual(only('spindle'));
    for (const table of tables) await world.asOwner(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  });

  it('finds B’s own case of the same words, and A does not', async () => {
    const machine = (await world.asCustomer(heLi, '/api/machines')).body.machines[0];
    const { caseNumber } = await world.openCase({ by: heLi, machine, description: texts.spindle });
    expect(await found('Spindel', heLi)).toEqual([caseNumber]);
    expect(await found('Spindel')).toEqual(only('spindle'));
  });
});

// Last: company B has no cases before.
describe('the order of what was found', () => {
  it('puts the case with the whole number first, then whole words, then the newest', async () => {
    const opened: string[] = [];
    for (const [errorNumber, description] of [
      ['N-45', '首次出现'],
      ['N-450', '编号更长'],
      ['N-9', '报警 N-45 之后出现'],
    ] as const) {
      opened.push((await world.openCase({ by: heLi, machine: foreignLaser, errorNumber, description })).caseNumber);
      world.clock.advance(minute);
    }
    expect(await found('n45', heLi)).toEqual([opened[0], opened[2], opened[1]]);
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { cases: { caseNumber: string }[]; next: string | null } } = await ask(
        'N-45',
        heLi,
        `&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(...body.cases.map((one) => one.caseNumber));
      cursor = body.next;
    }
    expect(pages).toEqual([opened[0], opened[2], opened[1]]);
  });

  it('has the machine whose number was typed whole before others that only hold it', async () => {
    const { machineNumber } = foreignLaser;
    expect((await ask(machineNumber.toLowerCase(), heLi)).body.machines[0].machineNumber).toBe(machineNumber);
  });
});
