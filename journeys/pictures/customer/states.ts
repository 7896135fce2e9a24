import { type Browser, expect, type Page } from '@playwright/test';
import { opening } from '../../actors/cases.ts';
import { words } from '../../actors/words.ts';
import { origins } from '../../stage/ports.ts';
import { quiet, type Round, type Take } from '../camera.ts';
import { empty, fail, fiveHundred, longWords, rewrite, wait } from '../rewriting.ts';
import { labels } from './labels.ts';
import { memberPage, settled, takeAt } from './pages.ts';

type Places = Readonly<Record<string, string>>;

/** What stands there when there is nothing, too much, or words nobody foresaw. */
export async function takeAmounts(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  const places = await placesOf(page);
  for (const [state, change, names] of [
    ['empty', empty, ['home', 'cases', 'cases closed', 'machines', 'machine']],
    ['500', fiveHundred, ['home', 'cases', 'machines', 'machine', 'search', 'new case']],
    ['long words', longWords, ['home', 'cases', 'case', 'machines', 'machine', 'search', 'new case', 'settings']],
  ] as const) {
    // Who is signed in may have a company with a long name, but not lack one.
    const end = await rewrite(page, change, state === 'long words' ? /\/api\/(?!live)/ : undefined);
    for (const name of names) await takeAt(page, take, `${name} ${state}`, places[name]!);
    await end();
  }
  await context.close();
}

async function placesOf(page: Page): Promise<Places> {
  await page.goto(`${origins.home}/cases`);
  const first = page.locator('a[href^="/cases/C-"]').first();
  await expect(first).toBeVisible();
  return {
    home: '/',
    cases: '/cases',
    'cases closed': '/cases?state=closed',
    case: (await first.getAttribute('href')) ?? '',
    machines: '/machines',
    machine: '/machines/A0230E1234',
    search: '/search?q=E-27',
    'new case': '/open?machine=A0230E1234',
    colleagues: '/settings/colleagues',
    settings: '/settings',
  };
}

/** What stands there while nothing answers, and when the service fails. */
export async function takeTrouble(browser: Browser, round: Round): Promise<void> {
  const finder = await memberPage(browser, round);
  const places = await placesOf(finder.page);
  await finder.context.close();
  const { context, page, take } = await memberPage(browser, round);
  const names = ['home', 'cases', 'case', 'machines', 'machine', 'search', 'colleagues'];
  const endWait = await wait(page);
  for (const name of names) {
    await page.goto(origins.home + places[name]);
    await expect(page.locator('[role=status][aria-label]').first()).toBeVisible();
    await quiet(page);
    await take(`${name} slow`);
  }
  await endWait();
  const endFail = await fail(page);
  for (const name of names) {
    await page.goto(origins.home + places[name]);
    // It has been tried again a few times before that is said.
    await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 20_000 });
    await take(`${name} error`);
  }
  await endFail();
  await context.close();
}

/** The app without a connection, with what it saw last and what waits to be sent. */
export async function takeOffline(browser: Browser, round: Round): Promise<void> {
  const { context, page, take } = await memberPage(browser, round);
  const places = await placesOf(page);
  for (const path of Object.values(places)) {
    await page.goto(origins.home + path);
    await settled(page);
  }
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  await context.setOffline(true);
  for (const [name, path] of Object.entries(places)) await takeAt(page, take, `${name} offline`, path);
  await takeUnsent(page, round, take);
  await context.close();
}

// Nothing of it is sent: the page is closed before there is a connection again.
async function takeUnsent(page: Page, round: Round, take: Take): Promise<void> {
  await page.goto(`${origins.home}/open?machine=A0230E1234`);
  await page.getByText(words[round.language].limited, { exact: true }).click();
  const form = opening(page, round.language);
  await form.describe('E-27');
  await form.sendButton.click();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await take('new case saved here');
  await takeAt(page, take, 'home with unsent', '/');
  await page.goto(`${origins.home}/settings`);
  await settled(page);
  await page.getByRole('button', { name: labels[round.language].signOut, exact: true }).click();
  await take('sign out with unsent');
}
