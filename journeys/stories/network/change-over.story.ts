import { chromium, expect, type Page, test } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { opening, scanning } from '../../actors/cases.ts';
import { phoneOf } from '../../actors/phone.ts';
import { words } from '../../actors/words.ts';
import { openSecondBuild } from '../../network/second-build.ts';
import { origins } from '../../stage/ports.ts';

const say = words.zh;

const appIsKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

test('S2.2 a new version of the app asks, changes over at a tap, and keeps the words typed a moment ago', async () => {
  const release = await openSecondBuild(origins.home);
  const browser = await chromium.launch(chromiumLaunch([...release.switches]));
  const context = await phoneOf(browser, 'lin.wei');
  const page = await context.newPage();
  await page.goto(`${origins.home}/open?machine=A0230E1234`);
  await appIsKept(page);
  const form = opening(page, 'zh');
  await form.describe('换版本之前');
  const [first = ''] = await page.evaluate(() => caches.keys());
  release.arrive(first.replace('app-', ''));
  // As the browser does by itself now and then.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const reload = page.getByRole('button', { name: '重新加载' });
  await expect(reload).toBeVisible();
  await form.describe('换版本之前的最后一句');
  await Promise.all([page.waitForEvent('load'), reload.click()]);
  await expect(page.locator('meta[name=build]')).toHaveAttribute('content', 'second');
  await expect(form.description).toHaveValue('换版本之前的最后一句');
  expect(await page.evaluate(() => caches.keys())).toEqual(['app-secondbuild0']);
  await browser.close();
  await release.close();
});

test('S2.9 without a camera and without a connection a case is written by hand and waits', async () => {
  const browser = await chromium.launch(
    chromiumLaunch(['--use-fake-device-for-media-stream', '--deny-permission-prompts']),
  );
  const context = await phoneOf(browser, 'lin.wei');
  const page = await context.newPage();
  await page.goto(`${origins.home}/scan`);
  await appIsKept(page);
  await context.setOffline(true);
  const scan = scanning(page, 'zh');
  await scan.openCamera();
  await expect(page.getByRole('heading', { name: say.cameraRefused })).toBeVisible();
  await scan.typeNumber('A0230E1234');
  await scan.choose('limited');
  await opening(page, 'zh').describe('没有相机，也没有网络');
  await opening(page, 'zh').sendButton.click();
  await expect(page.getByText('已保存在这里。有网络时会自动发送。')).toBeVisible();
  await page.getByRole('button', { name: '放弃此草稿' }).click();
  await expect(page.getByRole('dialog', { name: '放弃并删除？' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '放弃此草稿' }).click();
  await expect(page.getByText('没有相机，也没有网络')).toHaveCount(0);
  await browser.close();
});
