import { type BrowserContext, expect, type Page } from '@playwright/test';
import { origins } from '../stage/ports.ts';
import type { Look } from './first-visit.ts';
import { type Spoken, words } from './words.ts';

const noLook: Look = async () => {};

/** Finding a machine by its code or number. */
export function scanning(page: Page, language: Spoken, look: Look = noLook) {
  const say = words[language];
  return {
    async begin(): Promise<void> {
      await page.getByRole('link', { name: say.scan }).click();
      await expect(page.getByRole('button', { name: say.openCamera })).toBeVisible();
      await look('before the camera');
    },
    openCamera: () => page.getByRole('button', { name: say.openCamera }).click(),
    async typeNumber(number: string): Promise<void> {
      await page.getByLabel(say.typeNumber).fill(number);
      await page.getByRole('button', { name: say.find, exact: true }).click();
    },
    async choose(severity: 'down' | 'limited'): Promise<void> {
      await page.getByRole('button', { name: say[severity] }).click();
      await expect(page.getByRole('heading', { level: 1, name: say.openCase })).toBeVisible();
      await look('new case');
    },
  };
}

/** The form of a new case. */
export function opening(page: Page, language: Spoken) {
  const say = words[language];
  return {
    description: page.getByRole('textbox', { name: say.description }),
    describe: (text: string) => page.getByRole('textbox', { name: say.description }).fill(text),
    attach: (files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) =>
      page.getByLabel(say.chooseFiles, { exact: true }).setInputFiles(files),
    fileIsReady: () => expect(page.getByText(say.fileReady, { exact: true })).toBeVisible(),
    sendButton: page.getByRole('button', { name: say.send, exact: true }),
    /** Sends and gives the number of the case that is then shown. */
    async send(): Promise<string> {
      await page.getByRole('button', { name: say.send, exact: true }).click();
      return shownCase(page);
    },
  };
}

/** Waits until a case is shown and gives its number. */
export async function shownCase(page: Page): Promise<string> {
  await page.waitForURL(/\/cases\/C-\d+/);
  const number = /C-\d+/.exec(page.url())?.[0] ?? '';
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  return number;
}

/** A case as its company sees it. */
export function casePage(page: Page, language: Spoken) {
  const say = words[language];
  return {
    timeline: page.getByRole('region', { name: say.timeline }),
    async reply(text: string): Promise<void> {
      await page.getByRole('textbox', { name: say.reply }).fill(text);
      await page.getByRole('button', { name: say.send, exact: true }).click();
    },
    async startObjection(text: string): Promise<void> {
      await page.getByRole('button', { name: say.notSolved }).click();
      await page.getByRole('textbox', { name: say.whatIsWrong }).fill(text);
    },
    sendObjection: () => page.getByRole('button', { name: say.object, exact: true }).click(),
    confirm: () => page.getByRole('button', { name: say.solved }).click(),
  };
}

/** Sends a case about a press that stands still, by the form, and answers its number. */
export async function sentCase(context: BrowserContext, description: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${origins.home}/open?machine=B0512A0731`);
  await page.getByText(words.zh.down).click();
  const form = opening(page, 'zh');
  await form.describe(description);
  const caseNumber = await form.send();
  await page.close();
  return caseNumber;
}
