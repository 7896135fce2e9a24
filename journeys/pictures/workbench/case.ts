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
  const forms = page.getByRole('article').locator('button[aria-expanded]');
  for (const [screen, at] of [
    ['call', 0],
    ['solution', 1],
    ['stop', 2],
  ] as const) {
    await forms.nth(at).click();
    // What it opens lies below it.
    await forms.nth(at).evaluate((button) => button.scrollIntoView({ block: 'start' }));
    await take(`desk case ${screen}`);
    await forms.nth(at).click();
  }
  await page.keyboard.press('n');
  await page.keyboard.type('…');
  await take('desk case note');
  await page.keyboard.press('Backspace');
}
