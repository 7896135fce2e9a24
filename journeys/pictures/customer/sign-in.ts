import { type Browser, expect } from '@playwright/test';
import { inLanguage } from '../../actors/desk.ts';
import { words } from '../../actors/words.ts';
import { origins } from '../../stage/ports.ts';
import { cameraFor, type Round } from '../camera.ts';
import { sizes } from '../choices.ts';
import { memberPage, settled } from './pages.ts';

/** Signing in, getting back in, and a session that has ended elsewhere. */
export async function takeSignIn(browser: Browser, round: Round): Promise<void> {
  const { language, choices } = round;
  const context = await browser.newContext({ viewport: sizes[choices.sizes[0]!], hasTouch: true });
  await inLanguage(context, language);
  const page = await context.newPage();
  const take = cameraFor(page, round);
  await page.goto(`${origins.home}/session/start?next=/`);
  await page.getByLabel(words[language].login).fill('nobody');
  await take('sign in');
  await page.getByLabel(words[language].password, { exact: true }).fill('wrong');
  await page.getByRole('button', { name: words[language].signIn, exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await take('sign in refused');
  for (const [screen, path] of [
    ['forgotten', '/forgotten'],
    ['reset old link', '/reset#old'],
    ['reset', `/reset#${'a'.repeat(43)}`],
    ['confirm old link', '/confirm#old'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(origins.home + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[role=status][aria-label]')).toHaveCount(0);
    await take(screen);
  }
  await context.close();
  await takeEnded(browser, round);
}

async function takeEnded(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  await page.goto(origins.home);
  await settled(page);
  await context.clearCookies();
  await page.goto(origins.home);
  await settled(page);
  await take('session ended');
  await context.close();
}
