import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import ExifReader from 'exifreader';
import { writeCameraFileOf } from '#testkit/camera';
import { samplePath, samplePicture } from '#testkit/pictures';
import { casePage, opening, scanning, shownCase } from '../actors/cases.ts';
import { acceptWish, deskCase, deskOf, isLive } from '../actors/desk.ts';
import { firstVisit, newAccount } from '../actors/first-visit.ts';
import { hengrui, joining } from '../actors/joining.ts';
import { browserWithCamera, phone } from '../actors/phone.ts';
import { frameAt, seenLive } from '../actors/sight.ts';
import { words } from '../actors/words.ts';
import { origins } from '../stage/ports.ts';
import { record } from '../stage/recorder.ts';

const folder = mkdtempSync(join(tmpdir(), 'main-job-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a camera sees that is held at the control of a machine with two alarms. */
async function cameraAtControl(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  await page.goto(`${origins.emulator}/?machine=A0230E1234&alarms=E-27,700123&lang=zh`);
  const code = page.getByRole('img', { name: '报警码' }).first();
  await expect(code).toBeVisible();
  const file = join(folder, 'control.y4m');
  await writeCameraFileOf(file, await code.screenshot());
  await page.close();
  return file;
}

test('S0.3 S2.1 S2.2 S2.3 S2.4 S2.9 S5.1 S5.2 from the first visit to a solved case, live on both sides', async ({
  browser,
}) => {
  const say = words.zh;
  const phoneBrowser = await browserWithCamera(await cameraAtControl(browser));
  const context = await phoneBrowser.newContext(phone);
  const recorder = record(context);
  const page = await context.newPage();
  const desk = await (await deskOf(browser, 'mei.zhang')).newPage();
  const once = `${Date.now() % 1_000_000}`;
  const name = `钱晓 ${once}`;

  await test.step('S0.3 S5.2 nothing reaches the service host before the second agreement', async () => {
    const visit = firstVisit(page, 'zh');
    const account = newAccount('qian');
    await visit.open();
    await visit.toPolicy();
    await visit.agreeToPolicy();
    expect(recorder.to(origins.service)).toEqual([]);
    await visit.agreeToTransfer();
    await visit.createAccount(account);
    await visit.confirm(account);
    const decided = recorder.requests.findIndex((request) => new URL(request.url()).pathname === '/sign-up');
    const foreign = recorder.requests.findIndex((request) => request.url().startsWith(origins.service));
    expect(decided).toBeGreaterThan(0);
    expect(foreign).toBeGreaterThan(decided);
  });

  await test.step('S2.1 the front line accepts, and the waiting page goes on by itself', async () => {
    const join = joining(page, 'zh');
    await join.tellProfile({
      name,
      position: '激光切割操作员',
      phone: '+86 512 5550 1099',
      contactEmail: 'qian.xiao@hengrui.example',
    });
    await join.nameCompany(hengrui);
    await join.wait();
    await acceptWish(desk, name);
    await expect(page.getByRole('link', { name: say.scan })).toBeVisible();
  });

  const caseNumber = await test.step('S2.2 S2.9 scan, severity, send; the desk sees it at once', async () => {
    const scan = scanning(page, 'zh');
    await scan.begin();
    await scan.openCamera();
    await expect(page.getByText('700123')).toBeVisible();
    await scan.choose('down');
    const form = opening(page, 'zh');
    await expect(form.description).toHaveValue(/E-27/);
    await form.describe(`${await form.description.inputValue()} ${once}`);
    await expect(page.getByText(say.whoSees)).toBeVisible();
    await form.attach(samplePath('jpeg'));
    await form.fileIsReady();
    await desk.goto(`${origins.service}/workbench/queue`);
    await isLive(desk);
    await seenLive(desk, once, () => form.sendButton.click());
    return shownCase(page);
  });

  await test.step('S2.3 the stored photo has no place', async () => {
    const photo = page.getByRole('region', { name: say.timeline }).getByRole('button', { name: '查看 phone.jpg' });
    await photo.click();
    const shown = page.getByRole('dialog').getByRole('img');
    await expect(shown).toBeVisible();
    const address = (await shown.getAttribute('src')) ?? '';
    expect(new URL(address).origin).toBe(origins.files);
    const before = ExifReader.load(await samplePicture('jpeg'));
    const after = ExifReader.load(await (await context.request.get(address)).body());
    expect(before.GPSLatitude, 'the sample has a place').toBeDefined();
    expect(Object.keys(after).filter((tag) => /gps|latitude|longitude/i.test(tag))).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('S2.2 S2.3 a colleague’s film plays from the file origin, at the moment that is asked for', async () => {
    const other = await context.newPage();
    await other.goto(`${origins.home}/machines/B0512A0731`);
    await other.getByRole('link', { name: /折弯 3 m 长工件/ }).click();
    await other.getByRole('button', { name: '播放 press-brake.webm, 0:08' }).click();
    const isPart = (url: string, status: number) => url.startsWith(origins.files) && status === 206;
    const part = other.waitForResponse((response) => isPart(response.url(), response.status()));
    await other.getByRole('dialog').getByRole('button', { name: '播放 press-brake.webm' }).click();
    await part;
    expect(await frameAt(other.locator('video'), 6)).toBeCloseTo(6, 1);
    await other.close();
  });

  await test.step('S2.4 an answer, a call and a solution are seen without loading again', async () => {
    const work = deskCase(desk);
    await work.open(caseNumber);
    await work.write('reply', '请检查 Z 轴拖链。');
    await seenLive(page, '请检查 Z 轴拖链。', work.sendReply);
    await work.openCallForm();
    await work.acts.getByLabel('Note').fill('他的声音很疲惫');
    await seenLive(page, say.calledBy('Mei Zhang 张梅'), work.saveCall);
    await expect(page.getByText('他的声音很疲惫')).toHaveCount(0);
    await work.fillSolution('拖链磨损', '更换拖链并重新校准');
    await seenLive(page, '更换拖链并重新校准', work.sendSolution);
  });

  await test.step('the customer objects, the desk sees it; solved again, the customer confirms', async () => {
    const seen = casePage(page, 'zh');
    const work = deskCase(desk);
    await seen.startObjection('报警又出现了。');
    await seenLive(desk, '报警又出现了。', seen.sendObjection);
    await expect(page.getByText(say.working).first()).toBeVisible();
    await work.fillSolution('编码器电缆松动', '重新插紧电缆');
    await seenLive(page, '重新插紧电缆', work.sendSolution);
    await seenLive(desk, 'The customer confirmed the solution; closed', seen.confirm);
    await expect(page.getByText(say.closed)).toBeVisible();
  });

  await test.step('S5.1 no cookie of home ever reached the service region', async () => {
    expect(recorder.to(origins.service).length).toBeGreaterThan(10);
    expect(recorder.to(origins.files).length).toBeGreaterThan(0);
    expect(await recorder.cookiesSentTo(origins.home)).not.toEqual([]);
    expect(await recorder.cookiesSentTo(origins.service)).toEqual([]);
    expect(await recorder.cookiesSentTo(origins.files)).toEqual([]);
  });
  await phoneBrowser.close();
});
