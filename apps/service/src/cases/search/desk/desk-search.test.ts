import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { termsOf } from '#contract';
import {
  foreignLaser,
  guoTao,
  huadong,
  laser3,
  linWei,
  mei,
  press7,
  startService,
  type TestService,
  zhaoMin,
} from '#testkit/service';
import { endingsQueryOf } from '../../../companies/index.ts';
import { recallQueries, recallTexts } from './recall.fixture.ts';

let world: TestService;
const numbers: Record<string, string> = {};

beforeAll(async () => {
  world = await startService();
  for (const [name, { description, errorNumber }] of Object.entries(recallTexts)) {
    numbers[name] = (await world.openCase({ description, errorNumber, machine: press7, by: zhaoMin })).caseNumber;
    world.clock.advance(60_000);
  }
});
afterAll(() => world.close());

const ask = (words: string, more = '') =>
  world.asStaff(mei, `/api/desk/search?words=${encodeURIComponent(words)}&limit=50${more}`);
const found = async (words: string): Promise<string[]> =>
  (await ask(words)).body.cases.map((one: { caseNumber: string }) => one.caseNumber);

describe('the search of the desk', () => {
  it('finds of the committed queries in Chinese at least the share it finds in English', async () => {
    const share: Record<string, number> = {};
    const missed: string[] = [];
    for (const language of ['zh', 'en', 'de'] as const) {
      const wanted = recallQueries.filter((one) => one.language === language);
      let hits = 0;
      for (const { words, finds } of wanted) {
        if ((await found(words)).includes(numbers[finds]!)) hits += 1;
        else missed.push(words);
      }
      share[language] = hits / wanted.length;
    }
    console.log('recall', share, 'missed', missed);
    expect(recallQueries.filter(({ language }) => language === 'zh')).toHaveLength(30);
    expect(recallQueries.filter(({ language }) => language === 'en')).toHaveLength(30);
    expect(share.zh).toBeGreaterThanOrEqual(share.en!);
    expect(Math.min(...Object.values(share))).toBeGreaterThanOrEqual(0.9);
  });

  it.each(['激器', '伺服 激光器', 'Unterlast', 'E-28', '%', 'Z9999'])('finds no case by %s', async (words) => {
    expect(await found(words)).toEqual([]);
  });

  it('finds machines of every company by any part of the number, the whole one first', async () => {
    const machines = async (words: string): Promise<string[]> =>
      (await ask(words)).body.machines.map((one: { machineNumber: string }) => one.machineNumber);
    for (const { machineNumber } of [press7, laser3, foreignLaser]) {
      expect((await machines(machineNumber.toLowerCase()))[0]).toBe(machineNumber);
      expect(await machines(machineNumber.slice(2))).toContain(machineNumber);
      expect(await machines(machineNumber.slice(1, 6))).toContain(machineNumber);
    }
    expect(await machines('Z9999')).toEqual([]);
  });

  it('finds companies by number and name and people by the label colleagues see', async () => {
    for (const words of [huadong.customerNumber, huadong.name, huadong.name.slice(1, 3)])
      expect((await ask(words)).body.companies[0].companyId).toBe(huadong.companyId);
    const { people } = (await ask(linWei.name)).body;
    expect(people).toEqual([
      {
        companyId: huadong.companyId,
        companyName: huadong.name,
        membershipId: linWei.place!.membershipId,
        label: '林伟',
      },
    ]);
    expect((await ask(guoTao.name)).body.people).toEqual([]);
  });

  it('goes on page by page without gaps or doubles, names on the first page only', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await world.asStaff(
        mei,
        `/api/desk/search?words=${press7.machineNumber}&limit=7${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(body.machines).toHaveLength(cursor ? 0 : 1);
      seen.push(...body.cases.map((one: { caseNumber: string }) => one.caseNumber));
      cursor = body.next;
    }
    expect(seen).toEqual(Object.values(numbers).reverse());
  });

  it('puts the case whose own number was typed before newer ones that speak of it', async () => {
    const [first] = Object.values(numbers);
    await world.openCase({ description: `wie bei ${first}`, machine: laser3 });
    expect((await found(first!))[0]).toBe(first);
  });

  it('names the persons it showed in the audit entry, one entry for each page', async () => {
    const entries = () =>
      world.asOwner<{ subjects: string[] }>(
        `SELECT payload->'subjects' AS subjects FROM audit_entries WHERE what = 'searched at the desk' ORDER BY at`,
      );
    const before = (await entries()).length;
    await ask('激光器报警');
    const after = await entries();
    expect(after).toHaveLength(before + 1);
    expect(after.flatMap(({ subjects }) => subjects)).toContain(zhaoMin.personId);
  });

  it('refuses what is no search, and answers nothing to what holds no word', async () => {
    expect((await ask('')).status).toBe(400);
    expect((await ask('激光', '&cursor=abc')).body.fields).toEqual({ cursor: 'invalid_format' });
    expect((await ask('!?,')).body).toMatchObject({ terms: [], cases: [], machines: [], next: null });
  });
});

describe('S2.3 the search of the desk stays within areas and product lines', () => {
  const everything = ['冷却水', '激光器', press7.machineNumber, linWei.name, huadong.customerNumber];

  it('shows somebody of another area nothing, and somebody of every area something', async () => {
    const sizes = async () => {
      const answers = await Promise.all(everything.map((words) => ask(words)));
      return answers.map(({ body }) => [body.cases, body.machines, body.people, body.companies].flat().length);
    };
    expect((await sizes()).every((size) => size > 0)).toBe(true);
    await world.asOwner(`UPDATE staff_members SET areas = '{southwest}' WHERE staff_id = '${mei.staffId}'`);
    expect(await sizes()).toEqual(everything.map(() => 0));
    await world.asOwner(`UPDATE staff_members SET areas = '{all}' WHERE staff_id = '${mei.staffId}'`);
  });
});

describe('endings of a name', () => {
  it.each([
    ['苏州恒锐精密机械有限公司', '精密', true],
    ['Müller & Söhne Blechtechnik', 'Mueller', true],
    ['Müller & Söhne Blechtechnik', 'SOHNE', true],
    ['Großmann', 'grossman', true],
    ['A0230-E 1234', '0230e12', true],
    ['ＡＢ１２', 'ab12', true],
    ['苏州恒锐精密机械有限公司', '密精', false],
    ['Blechtechnik', 'Blechteknik', false],
  ])('of %s, %s: %s', async (name, words, isThere) => {
    const [row] = await world.asOwner<{ found: boolean }>(`SELECT endings_of($1) @@ $2::tsquery AS found`, [
      name,
      endingsQueryOf(termsOf(words)),
    ]);
    expect(row!.found).toBe(isThere);
  });
});
