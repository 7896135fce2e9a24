import { type Browser, expect } from '@playwright/test';
import type { Round } from '../camera.ts';
import { deskAddress, deskPage, deskSettled } from './pages.ts';

const table = [
  'Machine number,Customer number,Model,Product line,Site,Delivered',
  'A0230E7001,10027,TruLine 3030,laser,Halle 2,2025-03-01',
  'A0230E7002,99999,TruLine 3030,laser,Halle 2,2025-03-01',
  'nonsense,10027,,laser,,yesterday',
].join('\n');

/** A table on its way in: its columns, and what would become of its rows. Nothing of it is taken over. */
export async function takeImports(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await deskPage(browser, round, 'tao.wu');
  await page.goto(deskAddress('/imports?kind=machines'));
  await deskSettled(page);
  const file = { name: `machines-${Date.now()}.csv`, mimeType: 'text/csv', buffer: Buffer.from(table) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await deskSettled(page);
  await expect(page.locator('select, [role=combobox], table').first()).toBeVisible();
  await take('desk import', { whole: true });
  await context.close();
}
