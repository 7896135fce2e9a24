import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { callerOf } from '../../actors/api.ts';
import { casePage } from '../../actors/cases.ts';
import { deskOf } from '../../actors/desk.ts';
import { notInstallable } from '../../actors/installable.ts';
import { phone, phoneOf, signInByHand } from '../../actors/phone.ts';
import { words } from '../../actors/words.ts';
import { customer } from '../../stage/accounts.ts';
import { expectAccessible } from '../../stage/axe.ts';
import { origins } from '../../stage/ports.ts';

const say = words.zh;
const meToo = '我也遇到此问题';

const appIsKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

/** A case of a colleague, and the desk that works on it. */
async function colleaguesCase(context: BrowserContext, machineNumber: string, errorNumber: string) {
  const call = await callerOf(context);
  const { membership } = (await call('/api/me')).body as { membership: { membershipId: string } };
  const body = {
    id: crypto.randomUUID(),
    machineNumber,
    reason: 'fault',
    severity: 'down',
    errorNumber,
    description: `冷却水压力低 ${errorNumber}`,
    language: 'zh',
    contact: { membershipId: membership.membershipId },
    files: [],
  };
  const { caseNumber } = (await call('/api/cases', { method: 'POST', body })).body as { caseNumber: string };
  const read = async () => (await call(`/api/cases/${caseNumber}`)).body;
  return { caseNumber, read };
}

async function solve(desk: BrowserContext, caseNumber: string, cause: string, remedy: string): Promise<void> {
  const answer = await desk.request.put(`${origins.service}/api/desk/cases/${caseNumber}/solution`, {
    data: { cause, remedy },
    headers: { origin: origins.service },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Wakes the app's worker as the browser does when the connection is back, while no page of the app is open. */
async function wakeWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL }) => scopeURL.startsWith(origins.home));
      if (one) resolve(one.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin: origins.home,
    registrationId,
    tag: 'send',
    lastChance: false,
  });
}

test('S2.3 words in three scripts are found and marked, without a connection on the device itself', async ({
  browser,
}) => {
  const marks = async (page: Page, typed: string) => {
    await page.goto(`${origins.home}/search?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('mark').first()).toBeVisible();
    return (await page.locator('mark').allTextContents()).map((text) => text.toLowerCase());
  };
  const chinese = await phoneOf(browser, 'lin.wei');
  const page = await chinese.newPage();
  expect(await marks(page, '伺服跟随')).toEqual(expect.arrayContaining(['伺服']));
  expect(await marks(page, 'E-27 伺服')).toEqual(expect.arrayContaining(['e-27', '伺服']));
  await page.goto(origins.home);
  await expect(page.locator('a[href^="/cases/C-"]').first()).toBeVisible();
  await appIsKept(page);
  expect(await notInstallable(page)).toEqual([]);
  await chinese.setOffline(true);
  expect(await marks(page, 'E-27 伺服')).toEqual(expect.arrayContaining(['e-27', '伺服']));
  await expect(page.getByText(/^没有连接：来自此设备，.* 的内容$/)).toBeVisible();
  await expectAccessible(page, 'search, offline');
  await chinese.close();

  const german = await phoneOf(browser, 'he.lei', { language: 'de' });
  const other = await german.newPage();
  expect(await marks(other, 'schalter')).toContain('schalter');
  await other.goto(origins.emulator);
  expect(await notInstallable(other)).toContain('no manifest');
  await german.close();
});

test('S2.2 what fixed it stands there before one writes; joining and objecting wait for a connection', async ({
  browser,
}) => {
  const once = `K-${Date.now() % 1_000_000}`;
  const linWei = await phoneOf(browser, 'lin.wei');
  const desk = await deskOf(browser, 'mei.zhang');
  const open = await colleaguesCase(linWei, 'A0230E1234', once);
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${origins.home}/session/start?next=/`);
  await signInByHand(page, 'zh', 'zhou.jie', customer('zhou.jie').password);
  await expect(page.getByRole('link', { name: say.scan })).toBeVisible();
  await appIsKept(page);

  const ask = async (machineNumber: string) => {
    await page.goto(`${origins.home}/open?machine=${machineNumber}`);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByLabel('报警编号').fill(once);
  };
  await ask('A0230E1234');
  const join = page.getByRole('button', { name: meToo });
  await expect(join).toBeVisible();
  await context.setOffline(true);
  await join.click();
  await expect(page.getByRole('link', { name: meToo })).toContainText('等待发送');
  await context.setOffline(false);
  await expect.poll(async () => JSON.stringify(await open.read())).toContain('"joined"');

  await solve(desk, open.caseNumber, '过滤器堵塞', '更换过滤器');
  await ask('B0512A0731');
  await page.getByText('以前出现过（1）').click();
  await expect(page.getByText('更换过滤器')).toBeVisible();
  await expect(page.getByText('过滤器堵塞')).toBeVisible();

  await page.goto(`${origins.home}/cases/${open.caseNumber}`);
  await expect(page.getByRole('button', { name: say.notSolved })).toBeVisible();
  await context.setOffline(true);
  await casePage(page, 'zh').startObjection('压力仍然偏低');
  await casePage(page, 'zh').sendObjection();
  await expect(page.getByText('已保存在这里。有网络时会自动发送。')).toBeVisible();
  await expectAccessible(page, 'objection, kept');
  // No page of the app is open when the connection comes back: the worker sends.
  await page.goto('about:blank');
  await context.setOffline(false);
  await wakeWorker(page);
  await expect.poll(async () => JSON.stringify(await open.read())).toContain('压力仍然偏低');

  await page.goto(`${origins.home}/cases/${open.caseNumber}`);
  await page.getByRole('textbox', { name: say.reply }).fill('退出前写的');
  // By the app's own way: an address typed in the same moment would end the page before the words are on its disk.
  await page.getByRole('navigation').getByRole('link', { name: '设置' }).click();
  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  // The settings name the languages too: the page that follows is known by its address.
  await Promise.all([
    page.waitForURL(`${origins.home}/`),
    page.getByRole('button', { name: '先发送，再退出' }).click(),
  ]);
  await expect(page.getByRole('button', { name: say.language, exact: true })).toBeVisible();
  expect(JSON.stringify(await open.read())).toContain('退出前写的');
  for (const each of [context, linWei, desk]) await each.close();
});
