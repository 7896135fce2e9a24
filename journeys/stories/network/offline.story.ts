import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { samplePath } from '#testkit/pictures';
import { callerOf } from '../../actors/api.ts';
import { opening, scanning } from '../../actors/cases.ts';
import { firstVisit, newAccount } from '../../actors/first-visit.ts';
import { phone, signInByHand } from '../../actors/phone.ts';
import { words } from '../../actors/words.ts';
import { customer } from '../../stage/accounts.ts';
import { expectAccessible } from '../../stage/axe.ts';
import { origins } from '../../stage/ports.ts';

const say = words.zh;
const saved = '已保存在这里。有网络时会自动发送。';
const folders: string[] = [];
test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A phone that keeps what it has when its browser is closed. */
function keptPhone() {
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  folders.push(folder);
  return { open: () => chromium.launchPersistentContext(folder, { ...chromiumLaunch(), ...phone }) };
}

const isHome = (page: Page) => expect(page.getByRole('link', { name: say.scan })).toBeVisible();

/** Signs out by what a button does, and waits for the page that follows; nobody chose a language, so it begins there. */
async function signsOut(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForURL(`${origins.home}/`), act()]);
  await expect(page.getByRole('button', { name: say.language, exact: true })).toBeVisible();
}

async function signedIn(context: BrowserContext, login: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, 'zh', login, customer(login).password);
  await isHome(page);
  return page;
}

/** Waits until the app is on the device: its worker serves the page. */
const appIsKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

/** Cases of the company with these words, as the service tells. */
async function casesWith(context: BrowserContext, text: string) {
  const call = await callerOf(context);
  const { cases } = (await call('/api/cases?limit=100')).body as { cases: { description: string; files: number }[] };
  return cases.filter(({ description }) => description.includes(text));
}

/** Writes a case by hand on a phone without a connection, and leaves it with the app. */
async function writeOffline(page: Page, text: string, machineNumber: string): Promise<void> {
  const scan = scanning(page, 'zh');
  await scan.begin();
  await scan.typeNumber(machineNumber);
  await scan.choose('down');
  const form = opening(page, 'zh');
  await form.describe(text);
  await form.attach(samplePath('jpeg'));
  await expect(page.getByRole('button', { name: /phone.jpg.*详情/ })).toBeVisible();
  await form.sendButton.click();
  await expect(page.getByText(saved)).toBeVisible();
}

test('S2.2 S2.9 a case written without a connection, with a photo, is one case after the browser was closed', async () => {
  const text = `离线 ${Date.now()}`;
  const device = keptPhone();
  let context = await device.open();
  let page = await signedIn(context, 'lin.wei');
  await appIsKept(page);
  await context.setOffline(true);
  await writeOffline(page, text, 'A0230E1234');
  await expectAccessible(page, 'saved here');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(page.getByRole('link', { name: text })).toContainText('等待发送');
  await expectAccessible(page, 'home, something waits');
  await context.close();

  context = await device.open();
  await context.setOffline(true);
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origins.home);
  await expect(page.getByRole('link', { name: text })).toContainText('1 个文件');
  await context.setOffline(false);
  await expect(page.getByRole('link', { name: text })).not.toContainText('等待发送');
  await expect.poll(() => casesWith(context, text)).toEqual([expect.objectContaining({ files: 1 })]);
  await page.reload();
  await isHome(page);
  expect(await casesWith(context, text)).toHaveLength(1);
  await context.close();
});

test('S2.3 without a connection the app opens within a second and shows the cases seen last, with their time', async () => {
  const device = keptPhone();
  let context = await device.open();
  let page = await signedIn(context, 'lin.wei');
  const first = page.locator('a[href^="/cases/C-"]').first();
  const number = /C-\d+/.exec((await first.getAttribute('href')) ?? '')?.[0] ?? '';
  await first.click();
  // The number stands there before the answer does, and only the answer is kept.
  await expect(page.getByRole('region', { name: say.timeline })).toBeVisible();
  await appIsKept(page);
  await context.close();

  context = await device.open();
  await context.setOffline(true);
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origins.home);
  await isHome(page);
  // The best of a few: what else the machine does is not the app's time.
  const openedAfterMs: number[] = [];
  for (let opening = 0; opening < 4; opening++) {
    await page.reload();
    await isHome(page);
    openedAfterMs.push(await page.evaluate(() => performance.getEntriesByName('screen')[0]?.startTime ?? Infinity));
  }
  expect(Math.min(...openedAfterMs), 'milliseconds until the first screen').toBeLessThan(1000);
  await expect(page.getByText(/^离线 · .* 的内容$/)).toBeVisible();
  await page.locator(`a[href="/cases/${number}"]`).first().click();
  await expect(page.getByRole('region', { name: say.timeline })).toBeVisible();
  await expectAccessible(page, 'case, offline');
  await page.goto(`${origins.home}/machines`);
  await expect(page.getByText('A0230E1234')).toBeVisible();
  await context.close();
});

test('S2.2 a reply written without a connection goes out by itself; a refused draft stays and says why', async () => {
  const text = `离线回复 ${Date.now()}`;
  const context = await keptPhone().open();
  const page = await signedIn(context, 'lin.wei');
  await page.locator('a[href^="/cases/C-"]').first().click();
  await expect(page.getByRole('textbox', { name: say.reply })).toBeVisible();
  await appIsKept(page);
  await context.setOffline(true);
  await page.getByRole('textbox', { name: say.reply }).fill(text);
  await page.getByRole('button', { name: say.send, exact: true }).click();
  await expect(page.getByText(saved)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('region', { name: say.timeline })).toContainText(text);

  await page.goto(origins.home);
  await context.setOffline(true);
  await writeOffline(page, `${text} 别人的设备`, 'Z9999Z9999');
  await context.setOffline(false);
  await expect(page.getByText(say.noSuchMachine)).toBeVisible();
  await page.goto(origins.home);
  await expect(page.getByRole('link', { name: `${text} 别人的设备` })).toContainText('需要您处理');
  await context.close();
});

test('S0.3 the app is put on the device behind both agreements only, and a withdrawal removes it', async ({
  browser,
}) => {
  const workers = (page: Page) =>
    page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).length,
      databases: (await indexedDB.databases()).length,
    }));
  const nothing = { workers: 0, caches: 0, databases: 0 };
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const visit = firstVisit(page, 'zh');
  await visit.open();
  await visit.toPolicy();
  await visit.agreeToPolicy();
  expect(await workers(page)).toEqual(nothing);
  const account = newAccount('keep');
  await visit.agreeToTransfer();
  expect(await workers(page)).toEqual(nothing);
  await visit.createAccount(account);
  await visit.confirm(account);
  await context.close();

  const member = await browser.newContext(phone);
  const mine = await signedIn(member, 'zhou.jie');
  await appIsKept(mine);
  await mine.goto(`${origins.home}/settings/agreements`);
  // The policy, then the transfer; what is optional stands below both.
  await mine.getByRole('button', { name: '撤回同意', exact: true }).nth(1).click();
  await mine.getByRole('button', { name: '确认撤回', exact: true }).click();
  await mine
    .getByRole('button', { name: say.language, exact: true })
    .or(mine.getByRole('button', { name: say.agree, exact: true }))
    .waitFor();
  expect(await workers(mine)).toEqual(nothing);
  await mine.getByRole('button', { name: say.agree, exact: true }).click();
  await isHome(mine);
  await member.close();
});

test('two people on one device cannot read each other’s drafts; signing out asks about them', async () => {
  const text = `林的草稿 ${Date.now()}`;
  const context = await keptPhone().open();
  let page = await signedIn(context, 'lin.wei');
  const scan = scanning(page, 'zh');
  await scan.begin();
  await scan.typeNumber('A0230E1234');
  await scan.choose('limited');
  await opening(page, 'zh').describe(text);
  await page.goto(`${origins.home}/settings`);
  const signOut = page.getByRole('button', { name: '退出登录', exact: true });
  await signOut.click();
  await expect(page.getByRole('heading', { name: '退出登录？' })).toBeVisible();
  await expectAccessible(page, 'sign out?');
  await signsOut(page, () => page.getByRole('button', { name: /^保留在此设备上/ }).click());

  const stored = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('service-center');
      request.onsuccess = () => resolve(request.result);
    });
    const all = <Value>(name: string) =>
      new Promise<Value[]>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const keys = await all<CryptoKey>('keys');
    const records = await all<{ data: ArrayBuffer }>('records');
    database.close();
    return {
      extractable: keys.map(({ extractable }) => extractable),
      words: records.map(({ data }) => new TextDecoder().decode(data)).join(),
    };
  });
  expect(stored.extractable).toEqual([false]);
  expect(stored.words).not.toBe('');
  expect(stored.words).not.toContain(text);

  page = await signedIn(context, 'zhou.jie');
  await expect(page.getByText(text)).toHaveCount(0);
  await page.goto(`${origins.home}/settings`);
  await signsOut(page, () => signOut.click());

  page = await signedIn(context, 'lin.wei');
  await expect(page.getByRole('link', { name: text })).toContainText('草稿');
  await page.goto(`${origins.home}/settings`);
  await signOut.click();
  await signsOut(page, () => page.getByRole('button', { name: '删除并退出' }).click());
  page = await signedIn(context, 'lin.wei');
  await expect(page.getByText(text)).toHaveCount(0);
  await context.close();
});
