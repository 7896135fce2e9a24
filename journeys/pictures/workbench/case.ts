import { type Browser, expect, type Page } from '@playwright/test';
import type { Round, Take } from '../camera.ts';
import { deskAddress, deskPage } from './pages.ts';

/** A case at the desk: beside the queue, alone, and with each of its forms open. */
export async function takeDeskCase(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await deskPage(browser, round);
  await takeCases(page, take);
  await context.close();
}

async function takeCases(page: Page, take: Take): Promise<void> {
  await page.goto(deskAddress('/queue'));
  await expect(page.locator('tr[data-case]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeVisible();
  await take('desk case beside the queue');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await take('desk keys');
  await page.keyboard.press('Escape');
  const withPicture = page.locator('tr[data-case]').filter({ hasText: 'LAS-0417' }).first();
  await page.goto(deskAddress(`/cases/${await withPicture.getAttribute('data-case')}`));
  await expect(page.getByRole('article')).toBeVisible();
  await take('desk case');
  for (const [screen, act] of [
    ['call', 'log-call'],
    ['solution', 'solve'],
    ['stop', 'stop'],
  ] as const) {
    await page.locator(`section[data-form="${act}"] button`).click();
    await take(`desk case ${screen}`);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('n');
  await page.keyboard.type('…');
  await take('desk case note');
  await page.keyboard.press('Backspace');
}
