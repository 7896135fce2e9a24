import { expect, test } from '@playwright/test';
import { deskCase, deskOf } from '../actors/desk.ts';
import { keptOnDevice } from '../actors/device.ts';
import { phoneOf } from '../actors/phone.ts';
import { origins } from '../stage/ports.ts';

test('S2.2 S2.4 a caller without the app gets a case, and two colleagues do not answer it beside each other', async ({
  browser,
}) => {
  const mei = await (await deskOf(browser, 'mei.zhang')).newPage();
  const { keyboard } = mei;
  const once = `来电 ${Date.now().toString(36)}`;

  await mei.goto(`${origins.service}/workbench/queue`);
  await expect(mei.getByRole('table')).toBeVisible();
  await keyboard.press('c');
  await expect(mei.getByRole('combobox', { name: 'Machine' })).toBeFocused();
  await keyboard.type('0512A0731');
  await expect(mei.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(mei.getByRole('button', { name: 'Machine down' })).toBeFocused();
  await keyboard.press('Space');
  await mei.getByRole('textbox', { name: 'Description' }).focus();
  await keyboard.type(once);
  await expect(mei.locator('[data-kept=true]')).toBeVisible();
  await mei.close();

  // The tab was closed while the caller spoke: nothing is lost.
  const desk = await mei.context().newPage();
  await desk.goto(`${origins.service}/workbench/cases/caller`);
  await expect(desk.getByRole('textbox', { name: 'Description' })).toHaveValue(once);
  // It lies there, and nobody reads it from the disk: not in the clear, and under a key that no script gets out.
  expect(await keptOnDevice(desk, once)).toEqual({ records: 1, inTheClear: false, extractable: [false] });
  await desk.getByRole('textbox', { name: 'Number to call back' }).fill('+86 512 5550 188');
  await desk.keyboard.press('Control+Enter');
  const work = deskCase(desk);
  await expect(work.timeline.getByText('opened the case after a call')).toBeVisible();
  await expect(desk.getByText('First answer · Done')).toBeVisible();
  const caseNumber = new URL(desk.url()).pathname.split('/').at(-1)!;

  const phone = await (await phoneOf(browser, 'zhou.jie')).newPage();
  await phone.goto(`${origins.home}/cases/${caseNumber}`);
  await expect(phone.getByText('来电后由厂家新建')).toBeVisible();
  await expect(phone.getByText('贵公司来电')).toBeVisible();

  const peng = await (await deskOf(browser, 'peng.zhao')).newPage();
  const beside = deskCase(peng);
  await beside.open(caseNumber);
  await expect(desk.getByText(/Peng Zhao.* has this case open too/)).toBeVisible();
  await work.write('reply', 'Please send a picture.');
  await expect(peng.getByText(/Mei Zhang.* is writing a reply/)).toBeVisible();
  await beside.write('reply', 'The part is on its way.');
  await beside.sendReply();
  await expect(work.timeline.getByText('The part is on its way.')).toBeVisible();
  await work.sendReply();
  const question = desk.getByRole('alertdialog', { name: 'New since you began to write' });
  await expect(question).toContainText('The part is on its way.');
  await question.getByRole('button', { name: 'Send all the same' }).click();
  await expect(work.timeline.getByText('Please send a picture.')).toBeVisible();
  await peng.close();
  await expect(desk.getByText(/Peng Zhao.* has this case open too/)).toBeHidden();

  // Who goes leaves nothing of a caller behind. The session itself stays, other stories go on with it.
  await desk.goto(`${origins.service}/workbench/cases/caller`);
  await desk.getByRole('textbox', { name: 'Number to call back' }).fill('+86 512 5550 199');
  await expect(desk.locator('[data-kept=true]')).toBeVisible();
  await desk.route('**/api/desk/session', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 204 }) : route.continue(),
  );
  await desk.getByRole('button', { name: /Mei Zhang/ }).click();
  await desk.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(desk.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => keptOnDevice(desk, '5550 199')).toEqual({ records: 0, inTheClear: false, extractable: [] });
});
