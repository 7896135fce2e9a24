import { type Browser, expect, type Page } from '@playwright/test';
import { deskOf, inLanguage } from '../actors/desk.ts';
import { origins } from '../stage/ports.ts';
import { cameraFor, type PictureLanguage, sizes } from './camera.ts';

const pages: readonly (readonly [screen: string, path: string])[] = [
  ['queue', '/queue'],
  ['queue nothing fits', '/queue?words=nothing-has-these-words'],
  ['queue lasers', '/queue?line=laser'],
  ['all cases', '/cases'],
  ['case missing', '/cases/C-999999'],
  ['machines', '/machines'],
  ['machine', '/machines/A0230E1234'],
  ['companies', '/companies'],
  ['wishes to join', '/companies/join-requests'],
  ['page missing', '/nowhere'],
];

const address = (path: string) => `${origins.service}/workbench${path}`;

async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.locator('h1, h2, a').first()).toBeAttached();
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
}

/** The workbench as the front line sees it. */
export async function takeWorkbench(browser: Browser, language: PictureLanguage): Promise<void> {
  const context = await deskOf(browser, 'mei.zhang', { ...sizes.desktop, language });
  const page = await context.newPage();
  const take = cameraFor(page, language, 'desktop');
  for (const [screen, path] of pages) {
    await page.goto(address(path));
    await settled(page);
    await take(`desk ${screen}`);
  }
  await page.goto(address('/companies'));
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await take('desk company');
  await takeCases(page, take);
  await takeTrouble(page, take);
  await context.close();
}

async function takeCases(page: Page, take: ReturnType<typeof cameraFor>): Promise<void> {
  await page.goto(address('/queue'));
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
  await page.goto(address(`/cases/${await withPicture.getAttribute('data-case')}`));
  await expect(page.getByRole('article')).toBeVisible();
  await take('desk case');
  const forms = page.getByRole('article').locator('button[aria-expanded]');
  for (const [screen, at] of [
    ['call', 0],
    ['solution', 1],
    ['stop', 2],
  ] as const) {
    await forms.nth(at).click();
    await forms.nth(at).scrollIntoViewIfNeeded();
    await take(`desk case ${screen}`);
    await forms.nth(at).click();
  }
  await page.keyboard.press('n');
  await page.keyboard.type('…');
  await take('desk case note');
  await page.keyboard.press('Backspace');
}

async function takeTrouble(page: Page, take: ReturnType<typeof cameraFor>): Promise<void> {
  const list = /\/api\/desk\/cases\?|\/api\/desk\/cases$/;
  await page.route(list, () => undefined);
  await page.goto(address('/queue'));
  await expect(page.locator('h1')).toBeVisible();
  await take('desk queue waiting');
  await page.unroute(list);
  await page.route(list, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'try-again', status: 503, title: 'try-again', requestId: 'x' }),
    }),
  );
  await page.goto(address('/queue'));
  await expect(
    page
      .getByRole('alert')
      .or(page.getByRole('button', { name: /Try again|再试/ }))
      .first(),
  ).toBeVisible({
    timeout: 20_000,
  });
  await take('desk queue broken');
  await page.unroute(list);
}

/** The privacy officer's list, and signing in. */
export async function takeOthers(browser: Browser, language: PictureLanguage): Promise<void> {
  const officer = await deskOf(browser, 'katrin.vogel', { ...sizes.desktop, language });
  const page = await officer.newPage();
  await page.goto(address('/privacy-desk'));
  await expect(page.getByRole('table')).toBeVisible();
  await cameraFor(page, language, 'desktop')('desk audit entries');
  await officer.close();

  const stranger = await browser.newContext(sizes.desktop);
  await inLanguage(stranger, language);
  const start = await stranger.newPage();
  const take = cameraFor(start, language, 'desktop');
  await start.goto(address('/'));
  await expect(start.getByRole('link')).toBeVisible();
  await take('desk signed out');
  await start.getByRole('link').click();
  await expect(start.locator('input[type=password]')).toBeVisible();
  await take('desk sign in');
  await stranger.close();
}

/** The queue in German. */
export async function takeGermanQueue(browser: Browser): Promise<void> {
  const context = await deskOf(browser, 'mei.zhang', { ...sizes.desktop, language: 'de' });
  const page = await context.newPage();
  await page.goto(address('/queue'));
  await expect(page.locator('tr[data-case]').first()).toBeVisible();
  await cameraFor(page, 'de', 'desktop')('desk queue');
  await context.close();
}
