import { type Browser, expect, type Page } from '@playwright/test';
import { inLanguage } from '../../actors/desk.ts';
import { origins } from '../../stage/ports.ts';
import { cameraFor, type Round, type Take } from '../camera.ts';
import { sizes } from '../choices.ts';
import { memberPage, settled, takeAt } from './pages.ts';

const inTheOpen: readonly (readonly [screen: string, path: string])[] = [
  ['policy', '/policy'],
  ['policy archive', '/policy/archive'],
  ['policy compare', '/policy/compare'],
];

/** The policy as anybody reads it, on a screen and on paper; what somebody agreed to, with its receipts and its end. */
export async function takePolicy(browser: Browser, round: Round): Promise<void> {
  const context = await browser.newContext({ viewport: sizes[round.choices.sizes[0]!], timezoneId: 'Asia/Shanghai' });
  await inLanguage(context, round.language);
  const page = await context.newPage();
  const take = cameraFor(page, round);
  for (const [screen, path] of inTheOpen) await takeAt(page, take, screen, path, true);
  await takePaper(page, take);
  await context.close();
  const member = await memberPage(browser, round, 'liu.fang');
  await takeAt(member.page, member.take, 'agreements', '/settings/agreements', true);
  await takeWithdrawal(member.page, member.take);
  await member.context.close();
}

async function takePaper(page: Page, take: Take): Promise<void> {
  await page.goto(`${origins.home}/policy`);
  await settled(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await take('policy on paper', { whole: true });
  await page.emulateMedia({ media: 'screen' });
}

// Home answers that the service region could not be told yet; nothing is withdrawn for a picture.
async function takeWithdrawal(page: Page, take: Take): Promise<void> {
  await page.route('**/consents/*', (route) =>
    route.request().method() === 'GET'
      ? route.fallback()
      : route.fulfill({ status: 202, json: { state: 'stopping' }, headers: { 'content-type': 'application/json' } }),
  );
  const crossBorder = page.locator('article, section, div').filter({ has: page.locator('h3') });
  await expect(crossBorder.first()).toBeVisible();
  const withdraw = page.locator('main button').nth(1);
  await withdraw.scrollIntoViewIfNeeded();
  await withdraw.click();
  await take('withdraw asked');
  await page.locator('main [class*=pair] button').last().click();
  await expect(page.locator('main [class*=pair]')).toHaveCount(0);
  await take('withdraw stopping');
}
