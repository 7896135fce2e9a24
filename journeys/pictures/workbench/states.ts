import { type Browser, expect } from '@playwright/test';
import { inLanguage } from '../../actors/desk.ts';
import { cameraFor, type Round } from '../camera.ts';
import { sizes } from '../choices.ts';
import { empty, fail, fiveHundred, longWords, rewrite, wait } from '../rewriting.ts';
import { deskAddress, deskPage, deskSizes, takeDeskAt } from './pages.ts';

const lists = { queue: '/queue', machines: '/machines', companies: '/companies' } as const;

/** The lists of the workbench when there is nothing, too much, long words, no answer, or a failure. */
export async function takeDeskStates(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await deskPage(browser, round);
  for (const [state, change] of [
    ['empty', empty],
    ['500', fiveHundred],
    ['long words', longWords],
  ] as const) {
    const end = await rewrite(page, change);
    for (const [name, path] of Object.entries(lists)) await takeDeskAt(page, take, `${name} ${state}`, path);
    await end();
  }
  const endWait = await wait(page);
  await page.goto(deskAddress('/queue'));
  await expect(page.locator('h1')).toBeVisible();
  await take('desk queue slow');
  await endWait();
  const endFail = await fail(page);
  await page.goto(deskAddress('/queue'));
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 20_000 });
  await take('desk queue error');
  await endFail();
  await page.goto(deskAddress('/queue'));
  await expect(page.locator('tr[data-case]').first()).toBeVisible();
  await context.setOffline(true);
  await page.locator('tr[data-case]').first().click();
  await take('desk queue offline');
  await context.close();
}

/** The way in. */
export async function takeDeskSignIn(browser: Browser, { language, choices }: Round): Promise<void> {
  const context = await browser.newContext({ viewport: sizes.desktop });
  await inLanguage(context, language);
  const page = await context.newPage();
  const take = cameraFor(page, { language, choices: { ...choices, sizes: deskSizes(choices) } });
  await page.goto(deskAddress('/'));
  await expect(page.getByRole('link')).toBeVisible();
  await take('desk signed out');
  await page.getByRole('link').click();
  await expect(page.locator('input[type=password]')).toBeVisible();
  await take('desk sign in');
  await page.goto(deskAddress('/welcome#old'));
  await expect(page.locator('h1, h2').first()).toBeVisible();
  await take('desk welcome old link');
  await context.close();
}
