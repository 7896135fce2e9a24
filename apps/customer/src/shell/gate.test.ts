import { type BrowserContext, type Page, expect as seen } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GatePage } from './trial/page.tsx';
import { type ServedGate, serveGate } from './trial/trial.fixture.ts';

declare const gate: GatePage;

const linWei = '00000000-0000-4000-8000-00000000000a';
const zhouJie = '00000000-0000-4000-8000-00000000000b';

let trial: ServedGate;
beforeAll(async () => {
  trial = await serveGate();
}, 120_000);
afterEach(() => {
  trial.signedIn = null;
  trial.homeAnswers = Promise.resolve();
  trial.missing = null;
  trial.serviceAway = false;
});
afterAll(() => trial.close());

const isShown = (page: Page, person: string) =>
  seen(page.getByRole('heading', { name: person })).toBeVisible({ timeout: 20_000 });
/** Every person whose screen this page has shown, for however short a time. */
const everShown = (page: Page) => page.evaluate(() => [...(window as unknown as { shown: Set<string> }).shown]);
const remembered = (page: Page) => page.evaluate(() => localStorage.getItem('person'));
const signedOutNotice = (page: Page) => page.getByRole('heading', { name: '登录已结束' });

/** A phone on which Lin Wei has used the app, and what it keeps is on the disk. */
async function usedPhone(): Promise<BrowserContext> {
  const device = await trial.device();
  trial.signedIn = linWei;
  const page = await trial.open(device);
  await isShown(page, linWei);
  await page.close();
  return device;
}

/** Home says nothing until it is let. */
function homeSilent(): () => void {
  let release = () => {};
  trial.homeAnswers = new Promise((resolve) => {
    release = resolve;
  });
  return () => release();
}

// Each opens the whole app several times; a crowded machine takes seconds for one.
describe('the gate', { timeout: 90_000 }, () => {
  it('S7.2 leads to what one agreed to while the service region is away, on a device that is new too', async () => {
    const device = await trial.device();
    trial.signedIn = linWei;
    trial.serviceAway = true;
    const page = await trial.open(device);
    await seen(page.getByText(/服务区域暂时没有响应/)).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: '我的同意' }).click();
    await seen(page.getByRole('heading', { name: 'agreements' })).toBeVisible({ timeout: 20_000 });
    expect(await everShown(page)).not.toContain(linWei);
    await device.close();
  });

  it('S7.2 does not lead there past home: who is signed out gets the first visit', async () => {
    const device = await trial.device();
    trial.serviceAway = true;
    const page = await trial.open(device);
    await seen(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: 20_000 });
    await seen(page.getByText(/服务区域暂时没有响应/)).toBeHidden();
    expect(await page.getByRole('link', { name: '我的同意' }).count()).toBe(0);
    await device.close();
  });

  it('S2.3 opens for the person who was signed in last while home says nothing', async () => {
    const device = await usedPhone();
    const answer = homeSilent();
    const page = await trial.open(device);
    await isShown(page, linWei);
    answer();
    await device.close();
  });

  it('S2.3 shows nothing of that person once home has named another one', async () => {
    const device = await usedPhone();
    trial.signedIn = zhouJie;
    const page = await trial.open(device);
    await isShown(page, zhouJie);
    expect(await everShown(page)).toEqual([zhouJie]);
    expect(await remembered(page)).toBe(zhouJie);
    await device.close();
  });

  it('S2.3 changes over to another person whom home names late, and keeps nothing of theirs under the first', async () => {
    const device = await usedPhone();
    const answer = homeSilent();
    const page = await trial.open(device);
    await isShown(page, linWei);
    trial.signedIn = zhouJie;
    answer();
    await isShown(page, zhouJie);
    await page.close();
    // Nobody is asked: what is shown is what lies there under each name.
    const stop = homeSilent();
    for (const person of [linWei, zhouJie]) {
      await device.addInitScript((id) => localStorage.setItem('person', id), person);
      const again = await trial.open(device);
      await isShown(again, person);
      expect(await everShown(again)).toEqual([person]);
      await again.close();
    }
    stop();
    await device.close();
  });

  it('S2.3 says so when the session has ended, and opens for nobody without a network afterwards', async () => {
    const device = await usedPhone();
    trial.signedIn = null;
    const page = await trial.open(device);
    await seen(signedOutNotice(page)).toBeVisible({ timeout: 20_000 });
    expect([await everShown(page), await remembered(page)]).toEqual([[], null]);
    await device.close();
  });

  // Chromium remembers by its address that a file did not come, whatever the connection does later.
  it('S2.3 shows a first visit though its file did not come while home was asked', async () => {
    const device = await trial.device();
    const answer = homeSilent();
    trial.missing = 'FirstVisit';
    const page = await trial.open(device);
    await trial.missed('FirstVisit');
    trial.missing = null;
    answer();
    await seen(page.getByRole('button', { name: '简体中文' })).toBeVisible({ timeout: 20_000 });
    // The next screens are fetched while the second one is read, and this one did not come either.
    trial.missing = 'Reading';
    await page.getByRole('button', { name: '简体中文' }).click();
    await trial.missed('Reading');
    trial.missing = null;
    await page.getByRole('button', { name: '开始' }).click();
    await seen(page.getByRole('heading', { level: 1, name: '隐私政策' })).toBeVisible({ timeout: 20_000 });
    await device.close();
  });

  it('S2.3 opens the app though its file did not come while home was asked', async () => {
    const device = await usedPhone();
    trial.signedIn = linWei;
    const answer = homeSilent();
    trial.missing = 'Shell';
    const page = await trial.open(device);
    await trial.missed('Shell');
    trial.missing = null;
    answer();
    await isShown(page, linWei);
    await device.close();
  });

  it('S2.3 leaves the person behind in a tab that is open when another one signs out', async () => {
    const device = await usedPhone();
    const first = await trial.open(device);
    await isShown(first, linWei);
    const second = await trial.open(device);
    await isShown(second, linWei);
    trial.signedIn = null;
    await second.evaluate(() => gate.forgetPerson('kept'));
    await seen(signedOutNotice(first)).toBeVisible({ timeout: 20_000 });
    expect(await everShown(first)).toEqual([]);
    await device.close();
  });
});
