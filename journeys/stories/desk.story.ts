import { expect, type Page, test } from '@playwright/test';
import { callerOf } from '../actors/api.ts';
import { sentCase } from '../actors/cases.ts';
import { deskCase, deskOf, isLive } from '../actors/desk.ts';
import { phoneOf } from '../actors/phone.ts';
import { seenLive } from '../actors/sight.ts';
import { words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';

const focusedCase = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-case') ?? null);

test('the queue and a case are worked by keyboard alone', async ({ browser }) => {
  const customer = await phoneOf(browser, 'zhou.jie');
  const once = `键盘 ${Date.now().toString(36)}`;
  const caseNumber = await sentCase(customer, once);
  const context = await deskOf(browser, 'mei.zhang');
  const page = await context.newPage();
  await page.goto(`${origins.service}/workbench/queue`);
  await isLive(page);
  const press = (key: string) => page.keyboard.press(key);
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const numbers = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-case')));

  await press('j');
  expect(await focusedCase(page)).toBe(numbers[0]);
  await press('j');
  await press('j');
  expect(await focusedCase(page)).toBe(numbers[2]);
  await press('k');
  expect(await focusedCase(page)).toBe(numbers[1]);
  await press('Enter');
  const beside = page.getByRole('region', { name: numbers[1] ?? '' });
  await expect(beside).toBeVisible();
  await press('j');
  await expect(page.getByRole('region', { name: numbers[2] ?? '' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeHidden();
  expect(await focusedCase(page)).toBe(numbers[2]);

  await press('s');
  await expect(page.getByRole('searchbox', { name: 'Search cases' })).toBeFocused();
  await page.keyboard.type(caseNumber);
  await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(1);
  await press('Escape');
  await press('j');
  expect(await focusedCase(page)).toBe(caseNumber);

  await press('r');
  const work = deskCase(page);
  await expect(page.getByRole('textbox', { name: 'Reply to customer' })).toBeFocused();
  await page.keyboard.type('Please send a photo of the tool.');
  await press('Control+Enter');
  await expect(work.timeline.getByText('Please send a photo of the tool.')).toBeVisible();
  // Nothing that is typed now lands in another text.
  await expect.poll(() => focusedCase(page)).toBe(caseNumber);
  await press('n');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
  await page.keyboard.type('Tool is out of stock.');
  await press('Control+Enter');
  await expect(work.timeline.getByText('Tool is out of stock.')).toBeVisible();
  await expect.poll(() => focusedCase(page)).toBe(caseNumber);
  await press('a');
  await expect(page.getByRole('combobox', { name: 'Assignee' })).toBeFocused();
  await press('P');
  await press('Enter');
  await expect(work.timeline.getByText(/assigned the case to Peng Zhao/)).toBeVisible();
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard keys' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const each of [context, customer]) await each.close();
});

test('S2.3 S2.4 notes, priority and assignee stay at the desk', async ({ browser }) => {
  const customer = await phoneOf(browser, 'zhou.jie');
  const caseNumber = await sentCase(customer, '只给员工看');
  const context = await deskOf(browser, 'mei.zhang');
  const page = await context.newPage();
  const work = deskCase(page);
  await work.open(caseNumber);
  await work.write('note', 'SECRET-NOTE the spindle was abused');
  await work.keepNote();
  await expect(work.timeline.getByText('SECRET-NOTE')).toBeVisible();
  await expect(work.timeline.getByText('staff only').first()).toBeVisible();
  await work.acts.getByRole('button', { name: 'Urgent' }).click();
  await expect(work.acts.getByRole('button', { name: 'Urgent' })).toHaveAttribute('aria-pressed', 'true');
  await work.acts
    .getByRole('combobox', { name: 'Assignee' })
    .selectOption({ label: 'Peng Zhao 赵鹏 · 机床服务 Machine tools' });
  await expect(work.timeline.getByText(/assigned the case to Peng Zhao/)).toBeVisible();
  await work.openCallForm();
  await work.acts.getByLabel('Note').fill('SECRET-CALL he sounded drunk');
  await work.saveCall();
  await expect(work.timeline.getByText('SECRET-CALL')).toBeVisible();

  const call = await callerOf(customer);
  for (const path of [`/api/cases/${caseNumber}`, '/api/cases?limit=100']) {
    const { text, status } = await call(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/SECRET|priority|urgent|assign|Peng Zhao|赵鹏/i);
  }
  const phonePage = await customer.newPage();
  await phonePage.goto(`${origins.home}/cases/${caseNumber}`);
  await expect(phonePage.getByText(words.zh.calledBy('Mei Zhang 张梅'))).toBeVisible();
  expect(await phonePage.locator('body').textContent()).not.toMatch(/SECRET|紧急|赵鹏/);
  for (const each of [context, customer]) await each.close();
});

test('two desks see each other’s work without loading again', async ({ browser }) => {
  const customer = await phoneOf(browser, 'zhou.jie');
  const caseNumber = await sentCase(customer, `两个人 ${Date.now().toString(36)}`);
  const [mei, peng] = [await deskOf(browser, 'mei.zhang'), await deskOf(browser, 'peng.zhao')];
  const [hers, his] = [await mei.newPage(), await peng.newPage()];
  await deskCase(hers).open(caseNumber);
  await deskCase(his).open(caseNumber);
  await isLive(hers);
  await isLive(his);
  await deskCase(hers).write('note', 'He will visit on Monday.');
  await seenLive(his, 'He will visit on Monday.', deskCase(hers).keepNote);
  await seenLive(hers, 'Update promised for', () => deskCase(his).acts.getByRole('button', { name: 'in 4 h' }).click());
  await his.goto(`${origins.service}/workbench/queue?words=${caseNumber}`);
  await isLive(his);
  const row = his.getByRole('row').filter({ hasText: caseNumber });
  await expect(row).toContainText('Our turn');
  await deskCase(hers).acts.getByRole('button', { name: 'Waiting for customer' }).click();
  await expect(row).toContainText('Paused');
  await expect(hers.getByText('Customer’s turn since')).toBeVisible();
  await deskCase(hers).acts.getByRole('button', { name: 'Waiting for parts' }).click();
  await expect(hers.getByText('Customer’s turn since')).toBeHidden();
  await expect(row).toContainText('Waiting for parts');
  for (const each of [mei, peng, customer]) await each.close();
});
