import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { deskOf } from '../../actors/desk.ts';
import { origins } from '../../stage/ports.ts';

test('a list of machines is tried, imported without its bad row, taken along and taken back, by keyboard', async ({
  browser,
}) => {
  const context = await deskOf(browser, 'tao.wu');
  const page = await context.newPage();
  await page.goto(`${origins.service}/workbench/machines`);
  await page.getByRole('link', { name: 'Import' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).focus();
  await page.keyboard.press('n');
  const number = `Z${String(Date.now()).slice(-8, -4)}S${String(Date.now()).slice(-4)}`;
  const lines = [
    '设备编号;客户编号;型号;安装地点',
    `${number};10027;TruBend 5130;三号车间`,
    'Z0000S0000;99999;TruBend 5130;x',
  ];
  await (await chooser).setFiles({ name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });

  await expect(page.getByLabel('Machine number')).toHaveValue('0');
  await page.getByRole('button', { name: 'Start dry run' }).press('Enter');
  const run = page.getByRole('button', { name: 'Import 1 row' });
  await expect(run).toBeVisible();
  await expect(page.getByRole('row', { name: /No company has this customer number/ })).toContainText('99999');
  await run.press('Enter');
  await expect(page.getByText('Can be taken back until')).toBeVisible();

  await page.goto(`${origins.service}/workbench/machines?words=${number}`);
  await expect(page.getByRole('link', { name: number })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'As CSV' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(`${number},10027,`);

  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('link', { name: 'machines.csv' }).first().click();
  await page.getByRole('button', { name: 'Take back' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'machines.csv' }).locator('..')).toContainText('Taken back');
  await page.goto(`${origins.service}/workbench/machines?words=${number}`);
  await expect(page.getByText('No machine found')).toBeVisible();
  await context.close();
});
