import { expect, test } from '@playwright/test';
import { codeOf } from '../../../tools/start/demo-accounts.ts';
import { deskOf, deskScreen, inLanguage } from '../../actors/desk.ts';
import { keyboardOf } from '../../actors/keyboard.ts';
import { origins } from '../../stage/ports.ts';

test('an administrator lets a colleague in, who sets their own secrets and sees one area only', async ({ browser }) => {
  const admin = await (await deskOf(browser, 'tao.wu')).newPage();
  const name = `Nora Berg ${Date.now().toString(36)}`;
  await admin.goto(`${origins.service}/workbench/administration/staff`);
  await admin.getByRole('button', { name: 'Add a colleague' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByRole('combobox', { name: 'Areas' }).press('ArrowDown');
  await admin.getByRole('option', { name: 'Northeast China' }).click();
  await dialog.getByRole('combobox', { name: 'Areas' }).press('Tab');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = admin.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Northeast China');
  await row.getByRole('button', { name: 'Invite link' }).click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel('Invite link').textContent();

  const context = await browser.newContext(deskScreen);
  await inLanguage(context, 'en');
  const page = await context.newPage();
  await page.goto(link ?? '');
  const login = await page.getByLabel('Login name').inputValue();
  const secret = ((await page.locator('[data-secret]').textContent()) ?? '').replaceAll(' ', '');
  const password = 'Eleven Grey Herons';
  await page.getByRole('textbox', { name: 'New password' }).fill(password);
  await page.getByLabel('six digits').fill(codeOf(secret, new Date()).code);
  await page.getByRole('button', { name: 'Set and go on' }).click();
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByLabel('Login name or e-mail').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  // The code of the next half minute: the one that set the authenticator up is used.
  await page.getByLabel('Six-digit code').fill(codeOf(secret, new Date(Date.now() + 30_000)).code);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('link', { name: 'Companies' }).click();
  const companies = page.getByRole('table', { name: 'Companies' });
  await expect(companies.getByRole('row')).toHaveCount(2);
  await expect(companies).toContainText('沈阳北辰电梯部件有限公司');

  await admin.keyboard.press('Escape');
  await row.getByRole('button', { name: 'End access' }).click();
  await dialog.getByRole('button', { name: 'End access' }).click();
  await expect(row).toContainText('Left');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await context.close();
});

test('the back office is worked by keys: hours, days, words that Esc does not lose, and the way back', async ({
  browser,
}) => {
  const page = await (await deskOf(browser, 'tao.wu')).newPage();
  const { press, type, tabTo } = keyboardOf(page);
  const focused = (name: string | RegExp) => expect(page.getByRole('button', { name })).toBeFocused();

  await page.goto(`${origins.service}/workbench/administration/calendars`);
  await tabTo(page.getByRole('button', { name: 'Change hours' }));
  await press('Enter');
  const friday = page.getByRole('textbox', { name: 'Fri' });
  await tabTo(friday);
  await press('ControlOrMeta+a');
  await type('13-15; 8:30-12');
  await press('Escape');
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved yet' })).toBeVisible();
  await press('Enter');
  await expect(page.getByText('08:30–12:00, 13:00–15:00')).toBeVisible();
  await focused('Change hours');
  await press('z');
  await expect(page.getByText('08:30–12:00, 13:00–15:00')).toHaveCount(0);
  await press('Tab', 'End', 'ArrowUp', 'Enter');
  await expect(page.getByRole('dialog', { name: /-12-24$/ })).toBeVisible();
  await press('Escape');
  await focused(/-12-24$/);

  await page.goto(`${origins.service}/workbench/machines`);
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows.nth(2)).toBeVisible();
  await press('j', 'j', 'j');
  const line = rows.nth(2).getByRole('link').first();
  await expect(line).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('link', { name: 'All machines' })).toBeVisible();
  await page.goBack();
  await expect(line).toBeFocused();
});
