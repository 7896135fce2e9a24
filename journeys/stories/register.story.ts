import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { deskOf } from '../actors/desk.ts';
import { origins } from '../stage/ports.ts';

test('S4.1 the privacy officer finds the phone number in the register and takes the record of processing along', async ({
  browser,
}) => {
  const context = await deskOf(browser, 'katrin.vogel');
  const page = await context.newPage();
  await page.goto(`${origins.service}/workbench/`);
  await expect(page.getByRole('heading', { name: 'Whether all is as promised' })).toBeVisible();
  const cards = page.getByRole('listitem').filter({ hasText: 'register' });
  await expect(cards.filter({ hasText: 'in order' })).toHaveCount(3);
  await page.getByRole('navigation', { name: 'Privacy desk' }).getByRole('link', { name: 'Register' }).click();
  // By keyboard: to the search, the word, and the answer is there.
  await expect(page.getByRole('navigation', { name: 'Processing register' })).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.type('Telefon');
  await expect(page.getByRole('heading', { name: 'phone', exact: true })).toBeVisible();
  const abroad = page.getByRole('region', { name: 'Service region (abroad)' });
  await expect(abroad.getByRole('link', { name: 'Profiles' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Home region' })).toContainText('nothing here');
  await expect(page.getByText('separate consent to the transfer abroad').first()).toBeVisible();
  await expect(page.getByText('until you delete your account')).toBeVisible();
  await expect(page.getByText('is in the copy')).toBeVisible();
  // The address leads to the same place again.
  await page.getByRole('link', { name: 'contact and call-back number of a case' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'contact and call-back number of a case' })).toBeVisible();
  await page.getByRole('button', { name: 'Record of processing' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain('phone');
  await context.close();
});
