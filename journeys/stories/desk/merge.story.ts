import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { deskCase, deskOf } from '../../actors/desk.ts';
import { phoneOf } from '../../actors/phone.ts';
import { origins } from '../../stage/ports.ts';

test('S2.3 a fault reported twice is merged by keyboard, its customer is led on, and the merge is undone', async ({
  browser,
}) => {
  const customer = await phoneOf(browser, 'zhou.jie', { language: 'en' });
  const call = await callerOf(customer);
  const open = async (description: string): Promise<string> => {
    const body = {
      id: randomUUID(),
      machineNumber: 'B0512A0731',
      reason: 'fault',
      severity: 'limited',
      errorNumber: 'E-27',
      description,
      language: 'en',
      contact: { callBackNumber: '+86 512 5550199' },
      files: [],
    };
    return String((await call('/api/cases', { method: 'POST', body })).body.caseNumber);
  };
  const once = Date.now().toString(36);
  const first = await open(`back gauge stands still ${once}`);
  const second = await open(`the same again ${once}`);

  const context = await deskOf(browser, 'mei.zhang');
  const page = await context.newPage();
  const work = deskCase(page);
  await work.open(second);
  await page.keyboard.press('m');
  const candidate = work.acts.getByRole('radio', { name: new RegExp(first) }).first();
  await expect(candidate).toBeChecked();
  await expect(work.acts.getByText(`${second} is merged into ${first}.`)).toBeVisible();
  await page.keyboard.press('Enter');
  const onward = page.getByText('This case goes on in').getByRole('link', { name: first });
  await expect(onward).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(work.timeline.getByText(`the same again ${once}`)).toBeVisible();

  const phone = await customer.newPage();
  await phone.goto(`${origins.home}/cases/${second}`);
  await phone.getByRole('link', { name: `Open ${first}` }).click();
  await expect(phone.getByText(`the same again ${once}`)).toBeVisible();

  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(work.timeline.getByText(`the same again ${once}`)).toBeHidden();
  await work.open(second);
  await expect(work.timeline.getByText(/undid the merge/)).toBeVisible();
  for (const each of [context, customer]) await each.close();
});
