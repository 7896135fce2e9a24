import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { AttachedFile } from '#contract';
import { writeCameraFileOf } from '#testkit/camera';
import { phonePicture, tracesIn } from '#testkit/pictures';
import { readFilm, writeH264Film } from '#testkit/videos';
import { callerOf } from '../../actors/api.ts';
import { opening, scanning } from '../../actors/cases.ts';
import { words } from '../../actors/words.ts';
import { fetchTo, pixelHash } from '../../network/compare.ts';
import { badHall } from '../../network/hall.ts';
import { openPhone, pageOf, radioToInstallation, signedIn } from '../../network/phone.ts';
import { UploadCount } from '../../network/uploads.ts';
import { origins } from '../../stage/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'network-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mebibyte = 1024 * 1024;
const at = (name: string) => join(folder, name);

/** What the control shows, as the phone's camera sees it. */
async function writeControl(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origins.emulator}/?machine=A0230E1234&alarms=E-27&lang=zh`);
  const code = page.getByRole('img', { name: '报警码' }).first();
  await expect(code).toBeVisible();
  await writeCameraFileOf(at('control.y4m'), await code.screenshot());
  await page.close();
}

/**
 * Two photos and a film of 200 MB, as a phone has them: with the place they were taken. The photos are small enough not to
 * be made smaller on the way.
 */
async function writeFiles(): Promise<string[]> {
  writeFileSync(at('panel.jpg'), await phonePicture('jpeg', 1600, 1200));
  writeFileSync(at('panel.png'), await phonePicture('png', 1600, 1200));
  await writeH264Film(at('spindle.mp4'), 'mp4', { width: 1920, height: 1088, frames: 64 });
  return [at('panel.jpg'), at('panel.png'), at('spindle.mp4')];
}

/** Scans, writes and sends without a connection; the phone says when it has all of it. */
async function reportOffline(page: Page, text: string, files: string[]): Promise<void> {
  await page.getByRole('link', { name: words.zh.scan }).click();
  await expect(page.getByText('由控制系统签名 · 已核对')).toBeVisible();
  await scanning(page, 'zh').choose('down');
  const form = opening(page, 'zh');
  await form.describe(text);
  await form.attach(files);
  await form.sendButton.click();
  await expect(page.getByText('已保存在这里。有网络时会自动发送。')).toBeVisible({ timeout: 60_000 });
}

async function casesWith(context: BrowserContext, text: string) {
  const call = await callerOf(context);
  const { cases } = (await call('/api/cases?limit=100')).body as {
    cases: { caseNumber: string; description: string }[];
  };
  return cases.filter(({ description }) => description.includes(text));
}

async function attachmentsOf(context: BrowserContext, caseNumber: string): Promise<Record<string, AttachedFile>> {
  const call = await callerOf(context);
  const { attachments } = (await call(`/api/cases/${caseNumber}`)).body as { attachments: AttachedFile[] };
  return Object.fromEntries(attachments.map((file) => [file.name, file]));
}

test('S2.2 S2.9 scanned offline, with two photos and a film of 200 MB, over a network cut every ten seconds and two kills', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const [, files] = [await writeControl(browser), await writeFiles()];
  const count = new UploadCount();
  const radio = await radioToInstallation(count, 6 * mebibyte);
  const text = `主轴异响 ${Date.now()}`;
  let context = await openPhone(at('phone'), radio, at('control.y4m'));
  const page = await signedIn(context, 'lin.wei');
  await context.setOffline(true);
  await reportOffline(page, text, files);
  await context.close();

  context = await openPhone(at('phone'), radio, at('control.y4m'));
  const [beganAt, sentBefore, filmBytes] = [Date.now(), radio.sentBytes(), (await stat(at('spindle.mp4'))).size];
  const isThere = new AbortController();
  const killsAtBytes = [0.3 * filmBytes, 0.65 * filmBytes];
  const enduring = badHall({ radio, context, count, killsAtBytes }, isThere.signal);
  await (await pageOf(context)).goto(origins.home);
  await expect.poll(() => casesWith(context, text).catch(() => []), { timeout: 200_000 }).toHaveLength(1);
  isThere.abort();
  const { cuts, offline, kills } = await enduring;
  const [seconds, sentOnAir] = [(Date.now() - beganAt) / 1000, radio.sentBytes() - sentBefore];
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
  console.log(
    `network: ${(count.wholeBytes() / 1e6).toFixed(1)} MB of files in ${seconds.toFixed(0)} s with ${cuts} cuts, ` +
      `${offline} times offline, ${kills} kills of the service: ${percent(count.againPart())} of the files sent again, ` +
      `${percent(sentOnAir / count.wholeBytes() - 1)} more bytes on the air than the files have`,
  );
  expect([kills, cuts > 2, offline > 0]).toEqual([2, true, true]);
  expect(count.againPart()).toBeLessThanOrEqual(0.05);
  expect(count.againPart()).toBeGreaterThanOrEqual(0);
  await radio.cut(0);

  const [found, ...more] = await casesWith(context, text);
  expect(more).toEqual([]);
  const kept = await attachmentsOf(context, found!.caseNumber);
  expect(Object.keys(kept)).toEqual(['panel.jpg', 'panel.png', 'spindle.mp4']);
  for (const name of ['panel.jpg', 'panel.png']) {
    const sent = count.contentOf(name)!;
    expect(tracesIn(sent).length).toBeGreaterThan(0);
    const path = await fetchTo(at(`kept-${name}`), kept[name]!.url);
    expect(tracesIn(await readFile(path))).toEqual([]);
    expect(await pixelHash(path)).toBe(await pixelHash(at(name)));
  }
  const film = await fetchTo(at('kept.mp4'), kept['spindle.mp4']!.url);
  expect((await stat(film)).size).toBe(filmBytes);
  expect(await readFilm(film)).toEqual({ ...(await readFilm(at('spindle.mp4'))), tags: {} });
  await context.close();
  await radio.close();
});
