import { type Browser, chromium, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlKey, encodeAlarmCode, type RefusalReason, type Signer, signAlarmCode } from '#contract/alarm-code';
import { chromiumLaunch } from '#testkit/chromium';
import { scanTexts } from './texts.ts';
import { type ServedTrial, serveTrial, watched } from './trial/trial.fixture.ts';

const home = 'http://localhost:4100';
const good = encodeAlarmCode({
  home,
  machineNumber: 'A0230E1234',
  at: new Date('2025-11-22T15:00:00Z'),
  language: 'zh',
  controlSoftware: 'CNC840-7.2',
  alarms: [{ errorNumber: 'E-27', text: 'Z轴伺服跟随误差过大' }, { errorNumber: '700123' }],
});
const at = (host: string) => good.replace('localhost:4100', host);
const languages = ['zh', 'en', 'de'] as const;

let trial: ServedTrial;
let browser: Browser;
let signer: Signer;
let keys: ControlKey[];

beforeAll(async () => {
  trial = await serveTrial();
  browser = await chromium.launch(chromiumLaunch());
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  signer = { keyId: 'cnc840', privateKey };
  keys = [{ id: 'cnc840', x, y }];
}, 60_000);
afterAll(async () => {
  await browser.close();
  await trial.close();
});

async function opened(parameters: Record<string, string> = {}, userAgent?: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    ...(userAgent && { userAgent }),
  });
  if (userAgent)
    await context.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
  const page = await context.newPage();
  await page.goto(trial.page({ keys: JSON.stringify(keys), ...parameters }));
  return page;
}

const field = (page: Page) => page.locator('input[type=file]');
const choose = (page: Page, buffer: Buffer, mimeType = 'image/png') =>
  field(page).setInputFiles({ name: 'picture', mimeType, buffer });
const drawn = (text: string) => QRCode.toBuffer(text, { errorCorrectionLevel: 'L', scale: 5 });

async function told(page: Page, text: string): Promise<Record<string, unknown>> {
  const output = page.locator('output');
  const before = await output.textContent();
  await choose(page, await drawn(text));
  await expect.poll(() => output.textContent(), { timeout: 10_000 }).not.toBe(before);
  return JSON.parse((await output.textContent()) ?? '{}');
}

describe('a picture of the gallery', () => {
  it('S2.9 is read on the phone, with the control’s signature', async () => {
    const page = await opened();
    const wrong = watched(page, trial.origin);
    const signed = await signAlarmCode(good, signer);
    expect(await told(page, signed)).toMatchObject({
      machineNumber: 'A0230E1234',
      alarms: [{ errorNumber: 'E-27', text: 'Z轴伺服跟随误差过大' }, { errorNumber: '700123' }],
      language: 'zh',
      controlSoftware: 'CNC840-7.2',
      at: '2025-11-22T15:00:00.000Z',
      proof: 'checked',
    });
    expect(await told(page, await signAlarmCode(good, { ...signer, keyId: 'other' }))).toMatchObject({
      proof: 'unknown-key',
    });
    expect(await told(page, good)).toMatchObject({ proof: 'unsigned' });
    expect(wrong).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('S2.9 may be a whole photo in which the code is small, and hold a nameplate beside the alarms', async () => {
    const page = await opened();
    const alarm = await QRCode.toBuffer(good, { errorCorrectionLevel: 'M', scale: 6 });
    const plate = await QRCode.toBuffer(`${home}/m/?s=L0471K0098`, { scale: 9 });
    // 12 megapixels with grain, as a phone makes them.
    const photo = await sharp({
      create: {
        width: 4000,
        height: 3000,
        channels: 3,
        background: '#6f7478',
        noise: { type: 'gaussian', mean: 120, sigma: 12 },
      },
    })
      .composite([
        { input: alarm, left: 2300, top: 1700 },
        { input: plate, left: 700, top: 500 },
      ])
      .jpeg({ quality: 88 })
      .toBuffer();
    await choose(page, photo, 'image/jpeg');
    await page.locator('output', { hasText: 'A0230E1234' }).waitFor({ timeout: 30_000 });
    await page.context().close();
  }, 60_000);

  it('S2.9 without a code, or that is no picture, is answered in words of three languages', async () => {
    const empty = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    for (const lang of languages) {
      const page = await opened({ lang });
      const words = scanTexts[lang].pictureTrouble;
      await choose(page, empty);
      await page.getByText(words['no-code'].title).waitFor();
      expect(await page.getByText(words['no-code'].next).count()).toBe(1);
      await choose(page, Buffer.from('<svg onload="alert(1)">'), 'image/svg+xml');
      await page.getByText(words.unreadable.title).waitFor();
      await page.context().close();
    }
  }, 60_000);
});

describe('codes that are refused', () => {
  const hostile: [string, RefusalReason][] = [
    ['<script>alert(1)</script>', 'not-a-code'],
    ['javascript:alert(document.domain)', 'not-a-code'],
    [`${home}/m/#<img src=x onerror=alert(1)>`, 'not-a-code'],
    ['A'.repeat(4000), 'too-long'],
    [at('lосаlhost:4100'), 'foreign-host'], // Cyrillic о, с, а
    [at('localhost:4100@evil.example'), 'foreign-host'],
    [at('localhost.evil.example'), 'foreign-host'],
    [good.slice(0, -30), 'checksum'],
    [good.replace('E-27', 'E-28'), 'checksum'],
    [`${home}/m/#2&m=A0230E1234`, 'newer-version'],
    [`${home}/m/#0&m=A0230E1234`, 'older-version'],
  ];

  it('S2.9 say what is wrong and what to do next in three languages, and do nothing else', async () => {
    for (const lang of languages) {
      const page = await opened({ lang });
      const wrong = watched(page, trial.origin);
      for (const [text, reason] of hostile) {
        await choose(page, await drawn(text));
        const words = scanTexts[lang].refusedCode[reason];
        const notice = page.getByRole('alert').filter({ hasText: words.title });
        await notice.waitFor();
        expect(await notice.textContent(), `${lang} ${reason}`).toContain(words.next);
        await page.locator('output', { hasText: reason }).waitFor();
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  }, 120_000);

  it('S2.9 a signature that does not fit is refused, also beside a nameplate', async () => {
    const page = await opened({ lang: 'de' });
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    const forged = await signAlarmCode(good, { keyId: 'cnc840', privateKey });
    const [bad, plate] = await Promise.all([drawn(forged), drawn(`${home}/m/?s=A0230E1234`)]);
    const both = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#fff' } })
      .composite([
        { input: bad, left: 40, top: 40 },
        { input: plate, left: 800, top: 40 },
      ])
      .png()
      .toBuffer();
    await choose(page, both);
    await page.getByRole('alert').filter({ hasText: 'Die Signatur passt nicht' }).waitFor();
    expect(await page.locator('output').textContent()).toContain('signature');
    await page.context().close();
  }, 60_000);
});

describe('a browser inside another app', () => {
  const weChat =
    'Mozilla/5.0 (Linux; Android 15; V2405A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160 MMWEBSDK/2025 MicroMessenger/8.0.60 WeChat/arm64 Language/zh_CN';

  it('S2.9 that has no camera says at once how to open a real one; pictures and numbers still work', async () => {
    for (const lang of languages) {
      const page = await opened({ lang }, weChat);
      await page.getByRole('heading', { name: scanTexts[lang].trouble['embedded-browser'].title }).waitFor();
      expect(await page.getByRole('textbox', { name: scanTexts[lang].address }).inputValue()).toBe(`${trial.origin}/`);
      expect(await page.getByRole('button', { name: scanTexts[lang].copyAddress }).count()).toBe(1);
      expect(await told(page, good)).toMatchObject({ machineNumber: 'A0230E1234' });
      await page.context().close();
    }
  }, 60_000);
});
