import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { writeCameraFileOf } from '#testkit/camera';
import { opening, scanning, shownCase } from '../actors/cases.ts';
import { browserWithCamera, phoneOf } from '../actors/phone.ts';
import { origins } from '../stage/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'alarm-code-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alarmCode = 'machine=A0230E1234&alarms=E-27,700123,E-31&lang=zh';

/** A control that shows this, as a picture. */
async function controlShows(browser: Browser, query: string): Promise<Buffer> {
  const page = await browser.newPage();
  await page.goto(`${origins.emulator}/?${query}`);
  const code = page.getByRole('img', { name: '报警码' }).first();
  await expect(code).toBeVisible();
  const picture = await code.screenshot();
  await page.close();
  return picture;
}

const fromGallery = (page: Page, picture: Buffer) =>
  page.getByLabel('从相册图片识别').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });

test('S2.2 S2.9 three taps from a signed alarm code to the sent case', async ({ browser }) => {
  const file = join(folder, 'control.y4m');
  await writeCameraFileOf(file, await controlShows(browser, alarmCode));
  const withCamera = await browserWithCamera(file);
  const context = await phoneOf(withCamera, 'lin.wei', { permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(origins.home);
  await page.getByRole('link', { name: '扫描设备二维码' }).click();
  await expect(page.getByText('由控制系统签名 · 已核对')).toBeVisible();
  await expect(page.getByText('CNC840-7.2')).toBeVisible();
  await scanning(page, 'zh').choose('down');
  const form = opening(page, 'zh');
  for (const alarm of ['E-27 Z轴伺服跟随误差过大', '700123 防护门未关闭', 'E-31 X轴编码器信号丢失'])
    await expect(form.description).toHaveValue(new RegExp(alarm));
  await form.sendButton.click();
  await shownCase(page);
  // The service has checked it again.
  await page.getByText('案例信息', { exact: true }).click();
  await expect(page.getByText('报警码已核对：由控制系统签名')).toBeVisible();
  await withCamera.close();
});

test('S2.9 a forged code is refused, a stranger’s is shown without judgement, an unsigned one has no mark', async ({
  browser,
}) => {
  const context = await phoneOf(browser, 'lin.wei');
  const page = await context.newPage();
  await page.goto(`${origins.home}/scan`);
  await fromGallery(page, await controlShows(browser, `${alarmCode}&sign=forged`));
  await expect(page.getByRole('alert')).toContainText('签名不符');
  await fromGallery(page, await controlShows(browser, `${alarmCode}&sign=stranger`));
  await expect(page.getByText('使用了本应用不认识的密钥签名')).toBeVisible();
  await page.getByRole('button', { name: '重新扫描' }).click();
  await fromGallery(page, await controlShows(browser, `${alarmCode}&sign=none`));
  await expect(page.getByText('3 个报警')).toBeVisible();
  await expect(page.getByText(/签名/)).toHaveCount(0);
  await context.close();
});

test('S2.9 S2.2 with the service away a scan still fills the case', async ({ browser }) => {
  const context = await phoneOf(browser, 'lin.wei');
  const page = await context.newPage();
  await page.goto(origins.home);
  await expect(page.getByRole('link', { name: '扫描设备二维码' })).toBeVisible();
  await context.route(`${origins.service}/**`, (route) => route.abort());
  await page.getByRole('link', { name: '扫描设备二维码' }).click();
  await fromGallery(page, await controlShows(browser, alarmCode));
  await expect(page.getByText('没有连接')).toBeVisible();
  await expect(page.getByText('由控制系统签名 · 已核对')).toBeVisible();
  await scanning(page, 'zh').choose('limited');
  await expect(opening(page, 'zh').description).toHaveValue(/E-31 X轴编码器信号丢失/);
  await context.close();
});

test('S2.9 a machine of another company is answered like one that does not exist, with the hotlines', async ({
  browser,
}) => {
  const context = await phoneOf(browser, 'lin.wei');
  const page = await context.newPage();
  await page.goto(`${origins.home}/scan`);
  await fromGallery(page, await controlShows(browser, 'machine=L9999Z9999&alarms=LAS-0417&lang=zh'));
  await expect(page.getByRole('alert')).toContainText('贵公司没有这个编号的设备');
  await expect(page.getByRole('link', { name: /4008207128/ })).toBeVisible();
  await expect(page.getByText('LAS-0417')).toHaveCount(0);
  await context.close();
});
