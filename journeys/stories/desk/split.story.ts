import { expect, test } from '@playwright/test';
import { newId } from '#platform/ids';
import { callerOf } from '../../actors/api.ts';
import { deskCase, deskOf } from '../../actors/desk.ts';
import { phoneOf } from '../../actors/phone.ts';
import { origins } from '../../stage/ports.ts';

test('S2.4 a call and a note about a second problem become a case by keyboard, and the customer sees the call alone', async ({
  browser,
}) => {
  const phone = await phoneOf(browser, 'zhou.jie');
  const opened = await (await callerOf(phone))('/api/cases', {
    method: 'POST',
    body: {
      id: newId(),
      machineNumber: 'B0512A0731',
      reason: 'fault',
      severity: 'limited',
      description: '折弯角度不稳',
      language: 'zh',
      contact: { callBackNumber: '+86 512 5550 188' },
      files: [],
    },
  });
  expect(opened).toMatchObject({ status: 201 });
  const caseNumber = String(opened.body.caseNumber);
  const page = await (await deskOf(browser, 'mei.zhang')).newPage();
  const { keyboard } = page;
  const work = deskCase(page);
  await work.open(caseNumber);
  await work.write('note', 'Heat sink of the old series');
  await work.keepNote();
  await expect(work.timeline.getByText('Heat sink of the old series')).toBeVisible();
  await work.openCallForm();
  await work.acts.getByRole('radio', { name: 'without a name' }).check();
  await work.saveCall();
  await expect(work.timeline.getByText('a call from the customer')).toBeVisible();

  await keyboard.press('t');
  const form = page.getByRole('region', { name: 'Split off a problem' });
  await expect(form.getByRole('checkbox').first()).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await form.getByRole('textbox', { name: 'What the customer told on the phone' }).fill('客户来电：油温过高');
  await form.getByRole('button', { name: 'Split' }).press('Enter');
  const fact = work.timeline.getByText(/split off another problem as/);
  await expect(fact).toContainText('with 1 call, 1 internal note');
  await fact.getByRole('link').click();
  await expect(page.getByText('客户来电：油温过高').first()).toBeVisible();
  await expect(work.timeline.getByText('Heat sink of the old series')).toBeVisible();
  const fresh = new URL(page.url()).pathname.split('/').at(-1)!;
  expect(fresh).not.toBe(caseNumber);

  const seen = await phone.newPage();
  await seen.goto(`${origins.home}/cases/${fresh}`);
  await expect(seen.getByText('贵公司来电')).toHaveCount(1);
  await seen.getByRole('link', { name: caseNumber }).first().click();
  await expect(seen.getByText('贵公司来电')).toHaveCount(1);
  await expect(seen.getByText('Heat sink of the old series')).toHaveCount(0);
});
