import { expect, type Page, test } from '@playwright/test';
import { sentCase } from '../../actors/cases.ts';
import { deskCase, deskOf } from '../../actors/desk.ts';
import { keptOnDevice } from '../../actors/device.ts';
import { phoneOf } from '../../actors/phone.ts';

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to customer' });

/** Loads the page again and opens the reply that was begun. */
async function again(page: Page): Promise<void> {
  await page.reload();
  await expect(deskCase(page).acts).toBeVisible();
  await page.keyboard.press('r');
}

test('a reply that was begun lies sealed on the disk, each tab keeps its own, and both go with their person', async ({
  browser,
}) => {
  const caseNumber = await sentCase(await phoneOf(browser, 'zhou.jie'), '折弯角度不稳');
  const context = await deskOf(browser, 'mei.zhang');
  const one = await context.newPage();
  await deskCase(one).open(caseNumber);
  await deskCase(one).write('reply', 'BEGUN-ONE the ram');
  await expect.poll(() => keptOnDevice(one, 'BEGUN')).toEqual({ records: 1, inTheClear: false, extractable: [false] });

  // A window that a page opens begins with all that the tab remembers, like a duplicated tab.
  const [two] = await Promise.all([
    context.waitForEvent('page'),
    one.evaluate((address) => void window.open(address), one.url()),
  ]);
  await expect(deskCase(two).acts).toBeVisible();
  await two.keyboard.press('r');
  await expect(reply(two)).toHaveValue('BEGUN-ONE the ram');
  await reply(two).fill('BEGUN-TWO the spindle');
  await expect.poll(() => keptOnDevice(two, 'BEGUN')).toEqual({ records: 2, inTheClear: false, extractable: [false] });
  for (const page of [one, two]) await again(page);
  await expect(reply(one)).toHaveValue('BEGUN-ONE the ram');
  await expect(reply(two)).toHaveValue('BEGUN-TWO the spindle');

  // The session itself stays, other stories go on with it.
  await one.route('**/api/desk/session', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 204 }) : route.continue(),
  );
  await one.getByRole('button', { name: /Mei Zhang/ }).click();
  await one.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(one.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => keptOnDevice(one, 'BEGUN')).toEqual({ records: 0, inTheClear: false, extractable: [] });
  await expect(reply(two)).toHaveValue('');
  await context.close();
});

test('S3.2 what nobody has touched for a day is gone from the page and from the disk, and an hour before it is not', async ({
  browser,
}) => {
  const caseNumber = await sentCase(await phoneOf(browser, 'zhou.jie'), '折弯角度仍不稳');
  const context = await deskOf(browser, 'mei.zhang');
  const page = await context.newPage();
  const hours = (count: number) => page.clock.setFixedTime(Date.now() + count * 3_600_000);
  await deskCase(page).open(caseNumber);
  await deskCase(page).write('reply', 'BEGUN-OLD the ram');
  await expect.poll(() => keptOnDevice(page, 'BEGUN')).toMatchObject({ records: 1 });
  await hours(23);
  await again(page);
  await expect(reply(page)).toHaveValue('BEGUN-OLD the ram');
  await hours(25);
  await again(page);
  await expect(reply(page)).toBeFocused();
  await expect.poll(() => keptOnDevice(page, 'BEGUN')).toMatchObject({ records: 0 });
  await expect(reply(page)).toHaveValue('');
  await context.close();
});
