import { type Browser, expect } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { inLanguage } from '../../actors/desk.ts';
import { signInByHand } from '../../actors/phone.ts';
import { customer } from '../../stage/accounts.ts';
import { origins } from '../../stage/ports.ts';
import { cameraFor, type Round } from '../camera.ts';
import { sizes } from '../choices.ts';
import { labels } from './labels.ts';
import { memberPage, settled, takeAt } from './pages.ts';

interface Me {
  readonly companies: readonly unknown[];
}

/** Colleagues as their admin and as a member see them, an invite's way, the change of company, and waiting to join. */
export async function takeColleagues(browser: Browser, round: Round): Promise<void> {
  const link = await takeAdmin(browser, round);
  const member = await memberPage(browser, round, 'liu.fang');
  await takeAt(member.page, member.take, 'colleagues as a member', '/settings/colleagues', true);
  await member.context.close();
  await takeGuest(browser, round, link);
  await takePending(browser, round);
}

// Whoever waits has no page of a member that a kept sign-in could be recognised by.
async function takePending(browser: Browser, round: Round): Promise<void> {
  const context = await browser.newContext({ viewport: sizes[round.choices.sizes[0]!], hasTouch: true });
  await inLanguage(context, round.language);
  const page = await context.newPage();
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, round.language, 'sun.yue', customer('sun.yue').password);
  await takeAt(page, cameraFor(page, round), 'waiting to join', '/', true);
  await context.close();
}

async function takeAdmin(browser: Browser, round: Round): Promise<string> {
  const { context, page, take } = await memberPage(browser, round, 'wang.haifeng');
  await takeAt(page, take, 'colleagues', '/settings/colleagues', true);
  const card = page.locator('details').nth(1);
  await card.locator('summary').click();
  await take('colleagues one open', { whole: true });
  await page.getByRole('button', { name: labels[round.language].makeLink }).click();
  const link = page.getByText(new RegExp(`^${origins.home}/join#`)).first();
  await expect(link).toBeVisible();
  await link.scrollIntoViewIfNeeded();
  await take('colleagues invite', { whole: true });
  const text = (await link.textContent()) ?? '';
  await context.close();
  return text;
}

// The guest joins once in a run, and is in two companies from then on.
async function takeGuest(browser: Browser, round: Round, link: string): Promise<void> {
  const { context, page, take } = await memberPage(browser, round, 'he.lei');
  await takeAt(page, take, 'invite incomplete', '/join#short');
  await page.goto('about:blank');
  await page.goto(link);
  await settled(page);
  await take('invite');
  const call = await callerOf(context);
  const { companies } = (await call('/api/me')).body as unknown as Me;
  if (companies.length < 2) {
    await page.getByRole('button', { name: labels[round.language].join, exact: true }).click();
    await page.waitForURL(`${origins.home}/`);
  }
  await page.evaluate(() => localStorage.removeItem('company'));
  await takeAt(page, take, 'choose company', '/');
  await page.locator('main button, h1 ~ * button').first().click();
  await settled(page);
  await takeAt(page, take, 'settings two companies', '/settings');
  await takeAt(page, take, 'home two companies', '/');
  await context.close();
}
