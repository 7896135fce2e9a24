import { type Browser, type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { cameraSwitches } from '#testkit/camera';
import { chromiumLaunch } from '#testkit/chromium';
import { customer } from '../stage/accounts.ts';
import { keepState, keptState } from '../stage/kept-sign-ins.ts';
import { origins } from '../stage/ports.ts';
import { type Spoken, words } from './words.ts';

/** The smallest phone that counts, where the customers are. */
export const phone = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const;

/** A browser whose camera looks at what a file shows, and is allowed. */
export const browserWithCamera = (cameraFile: string): Promise<Browser> =>
  chromium.launch(chromiumLaunch(cameraSwitches(cameraFile)));

/** A browser that has a camera and may not use it. */
export const browserWithRefusedCamera = (): Promise<Browser> =>
  chromium.launch(chromiumLaunch(['--use-fake-device-for-media-stream', '--deny-permission-prompts']));

/** Signs in at the sign-in page of the customer app, from wherever the page is. */
export async function signInByHand(page: Page, language: Spoken, login: string, password: string): Promise<void> {
  const say = words[language];
  await page.getByLabel(say.login).fill(login);
  await page.getByLabel(say.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: say.signIn, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say.signInTitle, exact: true })).toBeHidden();
}

/** The phone of a demo customer who signed in before; signing in is not what the story is about. */
export async function phoneOf(
  browser: Browser,
  login: string,
  { language = 'zh', ...options }: { language?: string } & Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const storageState = keptState(login) ?? (await signedIn(browser, login));
  const context = await browser.newContext({ ...phone, ...options, storageState });
  await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  return context;
}

async function signedIn(browser: Browser, login: string): Promise<string> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, 'zh', login, customer(login).password);
  await expect(page.getByRole('link', { name: words.zh.scan })).toBeVisible();
  const file = await keepState(login, context);
  await context.close();
  return file;
}
