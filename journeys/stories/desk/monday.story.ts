import { type Browser, expect, type Page, test } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { deskCase, deskOf, isLive } from '../../actors/desk.ts';
import { keyboardOf } from '../../actors/keyboard.ts';
import { phoneOf } from '../../actors/phone.ts';
import { seenLive } from '../../actors/sight.ts';
import { origins } from '../../stage/ports.ts';

const newCases = 40;

interface Sent {
  readonly caseNumber: string;
  readonly machineNumber: string;
  readonly description: string;
  readonly by: Customer;
}

type Customer = Awaited<ReturnType<typeof customerOf>>;

/** A customer who sends cases as the app does. */
async function customerOf(browser: Browser, login: string) {
  const context = await phoneOf(browser, login);
  const call = await callerOf(context);
  const { membership } = (await call('/api/me')).body as { membership: { membershipId: string } };
  const { machines } = (await call('/api/machines')).body as {
    machines: { machineNumber: string; productLine: string }[];
  };
  // One desk, one product line: both people see all of it.
  const tools = machines.filter(({ productLine }) => productLine === 'machine-tool');
  const send = async (description: string, at: number) => {
    const { machineNumber } = tools[at % tools.length]!;
    const body = {
      id: crypto.randomUUID(),
      machineNumber,
      reason: 'fault',
      severity: (['down', 'limited', 'running'] as const)[at % 3],
      description,
      language: 'zh',
      contact: { membershipId: membership.membershipId },
      files: [],
    };
    let caseNumber = '';
    // As the app does: when the service has no hand free, the same case is sent again, and stays one.
    await expect(async () => {
      const answer = await call('/api/cases', { method: 'POST', body });
      expect([200, 201], answer.text).toContain(answer.status);
      caseNumber = answer.body.caseNumber as string;
    }).toPass({ intervals: [1000] });
    return { caseNumber, machineNumber };
  };
  return { context, call, send };
}

/** Forty faults of one weekend, from four people of three companies at the same time. */
async function weekend(customers: readonly Customer[], once: string): Promise<Sent[]> {
  const wanted = Array.from({ length: newCases }, (_, at) => ({
    by: customers[at % customers.length]!,
    description: `${once} 第 ${at + 1} 号`,
    at: Math.floor(at / customers.length),
  }));
  return Promise.all(
    wanted.map(async ({ by, description, at }) => ({ by, description, ...(await by.send(description, at)) })),
  );
}

/** The desk of one person: a page, its keys, and the queue narrowed to this Monday. */
async function worker(browser: Browser, login: string, once: string) {
  const context = await deskOf(browser, login);
  const page = await context.newPage();
  const keys = keyboardOf(page);
  const rows = page.getByRole('table').locator('tbody tr');
  const toQueue = async () => {
    await page.goto(`${origins.service}/workbench/queue`);
    await isLive(page);
    await expect(rows.first()).toBeVisible();
  };
  const narrow = async () => {
    await keys.press('s');
    await keys.type(once);
    await expect(page).toHaveURL(new RegExp(`words=${encodeURIComponent(once)}`));
  };
  /** Opens a case of the list by its number: `/` and the number would do as well. */
  const open = async (caseNumber: string) => {
    await page.goto(`${origins.service}/workbench/cases/${caseNumber}`);
    await expect(deskCase(page).acts).toBeVisible();
    await isLive(page);
  };
  return { context, page, keys, rows, toQueue, narrow, open, work: deskCase(page) };
}

const numbersIn = (page: Page) =>
  page
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case')));

/** Solves by keyboard. */
async function solve({ open, keys, page, work }: Awaited<ReturnType<typeof worker>>, caseNumber: string) {
  await open(caseNumber);
  await keys.push(work.acts.getByRole('button', { name: 'Solve', exact: true }));
  await keys.write(page.getByRole('textbox', { name: 'Cause' }), '皮带松了');
  await keys.write(page.getByRole('textbox', { name: 'Remedy' }), '张紧皮带');
  await keys.push(work.acts.getByRole('button', { name: 'Send the solution' }));
  await expect(work.timeline.getByText('张紧皮带')).toBeVisible();
}

/** A promise of some minutes ago, which the desk's clock still takes: so nothing of the demo is used up. */
async function promiseMissed({ context }: Awaited<ReturnType<typeof worker>>, caseNumber: string): Promise<void> {
  const answer = await context.request.put(`${origins.service}/api/desk/cases/${caseNumber}/promised-update`, {
    headers: { origin: origins.service },
    data: { promisedUpdateAt: new Date(Date.now() - 120_000).toISOString() },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

// Before the endings by its folder: those sign people out everywhere.
test('a Monday: 40 new cases, two people at the desk with the keyboard only, and nothing is lost', async ({
  browser,
}) => {
  const once = `周一${Date.now().toString(36)}`;
  const customers = await Promise.all(
    ['lin.wei', 'wang.haifeng', 'anna.reuter', 'zhou.jie'].map((one) => customerOf(browser, one)),
  );
  const mei = await worker(browser, 'mei.zhang', once);
  const peng = await worker(browser, 'peng.zhao', once);
  for (const { toQueue } of [mei, peng]) await toQueue();
  const sent = await weekend(customers, once);
  expect(new Set(sent.map(({ caseNumber }) => caseNumber)).size).toBe(newCases);
  const first = sent[0]!;
  const twice = sent.find((each) => each !== first && each.machineNumber === first.machineNumber)!;
  const [agreed, objected] = sent.filter(({ by }) => by === customers[1]) as [Sent, Sent];

  await test.step('all that came stands in both queues, in the same order', async () => {
    for (const { narrow } of [mei, peng]) await narrow();
    for (const { rows } of [mei, peng]) await expect(rows).toHaveCount(newCases);
    // Changes reach both within a second, not in the same moment.
    await expect
      .poll(async () => (await numbersIn(mei.page)).join() === (await numbersIn(peng.page)).join())
      .toBe(true);
  });

  await test.step('a late promise stands marked in the queue, and is made anew', async () => {
    const { page, keys, work } = mei;
    await promiseMissed(peng, sent.at(-1)!.caseNumber);
    await mei.toQueue();
    const late = page.getByRole('table').locator('tbody tr').filter({ hasText: 'Late' });
    const marked = late.filter({ has: page.locator('a:focus') });
    for (let steps = 0; steps < 20 && (await marked.count()) === 0; steps++) await keys.press('j');
    const caseNumber = await marked.getAttribute('data-case');
    await keys.press('Enter');
    await keys.push(work.acts.getByRole('button', { name: 'in 4 h' }));
    await expect(late.filter({ hasText: caseNumber ?? 'no number' })).toHaveCount(0);
    await keys.press('Escape');
  });

  await test.step('a fault reported twice becomes one case; the other desk sees it at once', async () => {
    await peng.open(twice.caseNumber);
    await mei.open(first.caseNumber);
    await mei.keys.press('m');
    const byNumber = mei.work.acts.getByRole('textbox');
    await mei.keys.write(byNumber, twice.caseNumber);
    const merge = mei.work.acts.getByRole('button', { name: 'Merge', exact: true });
    await expect(merge).toBeEnabled();
    await seenLive(peng.page, 'This case goes on in', () => mei.keys.push(merge));
    // Whoever reported it second is led to where it goes on.
    expect(JSON.stringify((await customers[0]!.call(`/api/cases/${twice.caseNumber}`)).body)).toContain(
      first.caseNumber,
    );
  });

  const called =
    await test.step('somebody calls who has no app: the case is open before the phone is down', async () => {
      const { page, keys, work } = mei;
      await page.goto(`${origins.service}/workbench/queue`);
      await isLive(page);
      await keys.press('c');
      await expect(page.getByRole('combobox', { name: /^Machine/ })).toBeFocused();
      await keys.type('A0230E12');
      await expect(page.getByRole('option').first()).toBeVisible();
      await keys.press('Enter');
      await expect(page.getByRole('button', { name: 'Machine down' })).toBeFocused();
      await keys.press('Enter');
      await keys.write(page.getByRole('textbox', { name: 'Description' }), `${once} 来电`);
      await keys.write(page.getByRole('textbox', { name: 'Number to call back' }), '0512 5550 1234');
      await keys.press('Control+Enter');
      await expect(work.acts).toBeVisible();
      return /C-\d+/.exec(page.url())?.[0] ?? '';
    });

  await test.step('two are solved: one customer agrees, one objects, and it is in work again at both desks', async () => {
    for (const each of [agreed, objected]) await solve(peng, each.caseNumber);
    const put = (path: string, body: object) => objected.by.call(path, { method: 'PUT', body });
    expect((await put(`/api/cases/${agreed.caseNumber}/confirmation`, {})).status).toBe(204);
    await mei.open(objected.caseNumber);
    const words = `${once} 还是松`;
    await seenLive(mei.page, words, () =>
      customers[1]!.call(`/api/cases/${objected.caseNumber}/objections`, {
        method: 'POST',
        body: { id: crypto.randomUUID(), text: words },
      }),
    );
    await expect(peng.work.timeline.getByText(words)).toBeVisible();
  });

  await test.step('a colleague falls ill: all cases go over at once', async () => {
    const { page, keys } = mei;
    await keys.press('a');
    await expect(page.getByRole('combobox', { name: 'Assignee' })).toBeFocused();
    await keys.type('P');
    await keys.press('Enter');
    await expect(mei.work.timeline.getByText(/assigned the case to Peng Zhao/)).toBeVisible();
    await mei.toQueue();
    await keys.press('h');
    const from = page.getByRole('combobox', { name: 'Colleague who is away' });
    await expect(from).toBeFocused();
    await expect(from.getByRole('option', { name: /Peng Zhao/ })).toBeAttached();
    await keys.type('P');
    await expect(from.getByRole('option', { selected: true })).toHaveText(/Peng Zhao/);
    await keys.press('Tab');
    await keys.type('M');
    await expect(
      page.getByRole('combobox', { name: 'Hand over to' }).getByRole('option', { selected: true }),
    ).toHaveText(/Mei Zhang/);
    await keys.push(page.getByRole('dialog').getByRole('button', { name: 'Hand over' }));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await mei.narrow();
    await expect(mei.rows.filter({ hasText: objected.caseNumber })).toContainText('Mei Zhang');
  });

  await test.step('at the end nothing is lost, and both desks see the same', async () => {
    for (const { page } of [mei, peng]) {
      await page.goto(`${origins.service}/workbench/queue?words=${encodeURIComponent(once)}`);
      await isLive(page);
      // Forty and the caller’s, without the one that goes on in another and the one that is closed.
      await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(newCases + 1 - 2);
    }
    const shown = await numbersIn(mei.page);
    expect(await numbersIn(peng.page)).toEqual(shown);
    const open = [...sent.map(({ caseNumber }) => caseNumber), called];
    const ended = [twice.caseNumber, agreed.caseNumber];
    expect([...shown].sort()).toEqual(open.filter((each) => !ended.includes(each)).sort());
    for (const { by, caseNumber, description } of sent.filter((each) => each !== twice))
      expect((await by.call(`/api/cases/${caseNumber}`)).body).toMatchObject({ caseNumber, description });
  });
  for (const { context } of [mei, peng, ...customers]) await context.close();
});
