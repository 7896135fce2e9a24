import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { freshCode, staff } from '../stage/accounts.ts';
import { keepState, keptState } from '../stage/kept-sign-ins.ts';
import { origins } from '../stage/ports.ts';

/** A screen at the maker's. */
export const deskScreen = {
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
} as const;

const usedCodes = new Set<string>();

/** Signs in at the workbench with password and second factor. */
export async function signInAtDesk(page: Page, login: string, look = async (_screen: string) => {}): Promise<void> {
  await page.goto(`${origins.service}/workbench/`);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await look('workbench, signed out');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Login name or e-mail').fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(staff(login).password);
  await look('workbench, password');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Six-digit code')).toBeVisible();
  await look('workbench, second factor');
  await page.getByLabel('Six-digit code').fill(await freshCode(login, usedCodes));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
}

type DeskOptions = Parameters<Browser['newContext']>[0] & {
  look?: (page: Page, screen: string) => Promise<void>;
  language?: string;
};

/** The desk of a staff member who signed in before; signing in itself is done in English. */
export async function deskOf(browser: Browser, login: string, options: DeskOptions = {}): Promise<BrowserContext> {
  const { look, language = 'en', ...more } = options;
  if (language !== 'en' && !keptState(login)) await (await deskOf(browser, login)).close();
  const storageState = keptState(login);
  const context = await browser.newContext({ ...deskScreen, ...more, storageState });
  await inLanguage(context, language);
  if (storageState) return context;
  const page = await context.newPage();
  await signInAtDesk(page, login, (screen) => look?.(page, screen) ?? Promise.resolve());
  await keepState(login, context);
  await page.close();
  return context;
}

/** Chooses the language of every page of a context before it opens. */
export const inLanguage = (context: BrowserContext, language: string): Promise<unknown> =>
  context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);

/** Reads what a person states beside what is on file, and lets them join. */
export async function acceptWish(page: Page, name: string, look = async (_screen: string) => {}): Promise<void> {
  await page.goto(`${origins.service}/workbench/companies/join-requests`);
  const wish = page.getByRole('article').filter({ hasText: name });
  await expect(wish).toBeVisible();
  await look('desk: wishes to join');
  await wish.getByRole('button', { name: 'Accept' }).click();
  await look('desk: accept?');
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
  await expect(wish).toBeHidden();
}

/** A case on the desk's screen. */
export function deskCase(page: Page) {
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const acts = page.getByRole('region', { name: 'Actions' });
  return {
    timeline,
    acts,
    async open(caseNumber: string): Promise<void> {
      await page.goto(`${origins.service}/workbench/cases/${caseNumber}`);
      await expect(acts).toBeVisible();
    },
    async write(kind: 'reply' | 'note', text: string): Promise<void> {
      await page.keyboard.press(kind === 'reply' ? 'r' : 'n');
      const field = page.getByRole('textbox', { name: kind === 'reply' ? 'Reply to customer' : 'Internal note' });
      await expect(field).toBeFocused();
      await field.fill(text);
    },
    sendReply: () => page.getByRole('button', { name: 'Send reply' }).click(),
    keepNote: () => page.getByRole('button', { name: 'Save note' }).click(),
    openCallForm: () => acts.getByRole('button', { name: 'Log a call' }).click(),
    saveCall: () => acts.getByRole('button', { name: 'Save the call' }).click(),
    async fillSolution(cause: string, remedy: string): Promise<void> {
      await acts.getByRole('button', { name: 'Solve' }).click();
      await acts.getByRole('textbox', { name: 'Cause' }).fill(cause);
      await acts.getByRole('textbox', { name: 'Remedy' }).fill(remedy);
    },
    sendSolution: () => acts.getByRole('button', { name: 'Send the solution' }).click(),
  };
}

/** Waits until the workbench says that it is live. */
export const isLive = (page: Page): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: /^Live$/ })).toBeVisible();
