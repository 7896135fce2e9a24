import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { samplePath } from '#testkit/pictures';
import { callerOf } from '../actors/api.ts';
import { opening, scanning } from '../actors/cases.ts';
import { inLanguage } from '../actors/desk.ts';
import { phoneOf } from '../actors/phone.ts';
import { type Spoken, words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';
import { cameraFor, type PictureLanguage, type Size, sizes } from './camera.ts';

type Take = ReturnType<typeof cameraFor>;

const pages: readonly (readonly [screen: string, path: string])[] = [
  ['home', '/'],
  ['cases', '/cases'],
  ['cases closed', '/cases?state=closed'],
  ['cases mine', '/cases?scope=mine'],
  ['machines', '/machines'],
  ['machine', '/machines/A0230E1234'],
  ['settings', '/settings'],
  ['settings profile', '/settings/profile'],
  ['settings sign-in', '/settings/sign-in'],
  ['settings agreements', '/settings/agreements'],
  ['settings version', '/settings/version'],
  ['settings policy', '/settings/policy'],
  ['settings contact', '/settings/contact'],
  ['case missing', '/cases/C-999999'],
  ['page missing', '/nowhere'],
];

async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1, h2, strong').first()).toBeVisible();
  await expect(page.locator('[role=status][aria-label]')).toHaveCount(0);
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
}

/** The customer app of somebody who is a member. */
export async function takeCustomer(browser: Browser, language: Spoken, size: Size): Promise<void> {
  const context = await phoneOf(browser, 'chen.guoqiang', { ...sizes[size], isMobile: size === 'phone', language });
  const page = await context.newPage();
  const take = cameraFor(page, language, size);
  for (const [screen, path] of pages) {
    await page.goto(origins.home + path);
    await settled(page);
    await take(screen);
  }
  await takeCases(page, context, take);
  await takeNewCase(page, language, take);
  await takeTrouble(page, take);
  await context.close();
}

/** One case of each state that looks different. */
async function takeCases(page: Page, context: BrowserContext, take: Take): Promise<void> {
  const call = await callerOf(context);
  const lists = await Promise.all(['open', 'closed'].map((state) => call(`/api/cases?limit=50&state=${state}`)));
  const lines = lists.flatMap(({ body }) => body.cases as { caseNumber: string; state: string; turn: string }[]);
  const wanted = {
    'case sent': lines.find(({ state }) => state === 'sent'),
    'case working': lines.find(({ state, turn }) => state === 'in-progress' && turn === 'maker'),
    'case your turn': lines.find(({ state, turn }) => state === 'in-progress' && turn === 'customer'),
    'case solved': lines.find(({ state }) => state === 'solved'),
    'case closed': lines.find(({ state }) => state === 'closed'),
    'case stopped': lines.find(({ state }) => state === 'stopped'),
  };
  for (const [screen, line] of Object.entries(wanted)) {
    if (!line) continue;
    await page.goto(`${origins.home}/cases/${line.caseNumber}`);
    await settled(page);
    await take(screen, { whole: true });
  }
}

async function takeNewCase(page: Page, language: Spoken, take: Take): Promise<void> {
  await page.goto(origins.home);
  const scan = scanning(page, language);
  await scan.begin();
  await take('scan before');
  await scan.openCamera();
  await expect(page.getByRole('heading', { name: words[language].cameraRefused })).toBeVisible();
  await take('scan refused');
  await scan.typeNumber('x');
  await take('scan wrong number');
  await scan.typeNumber('A0230E1234');
  await expect(page.getByRole('button', { name: words[language].down })).toBeVisible();
  await settled(page);
  await take('scan result');
  await page.goto(`${origins.home}/open`);
  await settled(page);
  await take('new case empty', { whole: true });
  const form = opening(page, language);
  await form.sendButton.click();
  await take('new case missing', { whole: true });
  await page.goto(`${origins.home}/open?machine=A0230E1234`);
  await page.getByText(words[language].limited).click();
  await form.describe(
    language === 'zh' ? '切割 8 mm 碳钢时左侧有毛刺，清洁喷嘴后没有变化。' : 'Burr on the left side at 8 mm.',
  );
  await form.attach(samplePath('jpeg'));
  await form.fileIsReady();
  await take('new case filled', { whole: true });
}

/** What stands there when something is slow, broken or away. */
async function takeTrouble(page: Page, take: Take): Promise<void> {
  const lists = /\/api\/cases\?/;
  await page.route(lists, () => undefined);
  await page.goto(`${origins.home}/cases`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await take('cases waiting');
  await page.unroute(lists);
  const problem = { code: 'bug', status: 500, title: 'bug', requestId: '01a20429-41b1-768d-8fe8-dda596d54171' };
  await page.route(lists, (route) =>
    route.fulfill({
      status: 500,
      headers: { 'access-control-allow-origin': origins.home },
      contentType: 'application/problem+json',
      body: JSON.stringify(problem),
    }),
  );
  await page.goto(`${origins.home}/cases`);
  await expect(page.getByRole('alert')).toBeVisible();
  await take('cases broken');
  await page.unroute(lists);
  const none = { cases: [], next: null };
  await page.route(lists, (route) =>
    route.fulfill({ headers: { 'access-control-allow-origin': origins.home }, json: none }),
  );
  for (const [screen, path] of [
    ['home empty', '/'],
    ['cases empty', '/cases'],
  ] as const) {
    await page.goto(origins.home + path);
    await settled(page);
    await take(screen);
  }
  await page.unroute(lists);
  await page.goto(origins.home);
  await expect(page.locator('a[href^="/cases/C-"]').first()).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.locator('[aria-live=polite]').first()).not.toBeEmpty();
  await take('home offline');
  await page.context().setOffline(false);
}

/** Signing in and getting back in. */
export async function takeSignIn(browser: Browser, language: Spoken, size: Size): Promise<void> {
  const context = await browser.newContext(sizes[size]);
  await inLanguage(context, language);
  const page = await context.newPage();
  const take = cameraFor(page, language, size);
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
}

/** A machine's control. */
export async function takeEmulator(browser: Browser, language: PictureLanguage, size: Size): Promise<void> {
  const page = await browser.newPage(sizes[size]);
  const take = cameraFor(page, language, size);
  await page.goto(`${origins.emulator}/?machine=A0230E1234&alarms=E-27,700123&lang=${language}`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await take('control alarms');
  await page.goto(`${origins.emulator}/?machine=L0471K0098&lang=${language}`);
  await expect(page.getByRole('img').first()).toBeVisible();
  await take('control calm');
  await page.close();
}

/** One case in German. */
export async function takeGermanCase(browser: Browser, size: Size): Promise<void> {
  const context = await phoneOf(browser, 'he.lei', { ...sizes[size], isMobile: size === 'phone', language: 'de' });
  const page = await context.newPage();
  await page.goto(`${origins.home}/cases`);
  await page.locator('a[href^="/cases/C-"]').first().click();
  await settled(page);
  await cameraFor(page, 'de', size)('case', { whole: true });
  await context.close();
}
