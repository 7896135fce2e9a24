import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import QRCode from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAlarmCode, encodeMachineLink } from '#contract/alarm-code';
import { type CameraView, cameraSwitches, writeCameraFile } from '#testkit/camera';
import { chromiumLaunch } from '#testkit/chromium';
import { type ServedTrial, serveTrial, watched } from './trial/trial.fixture.ts';

const home = 'http://localhost:4100';
const code = encodeAlarmCode({
  home,
  machineNumber: 'L0471K0098',
  at: new Date('2025-11-22T15:00:00Z'),
  language: 'zh',
  alarms: [
    { errorNumber: 'LAS-0417', text: '激光器冷却水流量过低' },
    { errorNumber: 'E-27', text: 'Z轴伺服跟随误差过大' },
    { errorNumber: '700123', text: '防护门未关闭' },
  ],
});

let trial: ServedTrial;
let address: string;
beforeAll(async () => {
  trial = await serveTrial();
  address = trial.page({});
}, 60_000);
afterAll(() => trial.close());

async function withCamera(
  sees: string | undefined,
  view: CameraView,
  story: (context: BrowserContext) => Promise<void>,
) {
  const file = join(trial.folder, `${crypto.randomUUID()}.y4m`);
  await writeCameraFile(file, sees, view);
  const browser = await chromium.launch(chromiumLaunch(cameraSwitches(file)));
  try {
    await story(await browser.newContext({ viewport: { width: 360, height: 740 } }));
  } finally {
    await browser.close();
  }
}

async function readingOf(sees: string, view: CameraView = {}) {
  let reading: unknown;
  await withCamera(sees, view, async (context) => {
    const page = await context.newPage();
    const wrong = watched(page, trial.origin);
    await page.goto(address);
    await page.getByRole('button', { name: 'Open the camera' }).click();
    const output = page.locator('output:not(:empty)');
    reading = JSON.parse((await output.textContent({ timeout: 15_000 })) ?? '');
    expect(wrong, 'S2.9 frames never leave this phone').toEqual([]);
  });
  return reading;
}

describe('the scanner in a real browser with a fake camera', () => {
  it('S2.9 reads the alarm code of a control under the policy of the app', async () => {
    expect(await readingOf(code, { emptyFrames: 5 })).toMatchObject({
      kind: 'alarm-code',
      machineNumber: 'L0471K0098',
      alarms: [{ errorNumber: 'LAS-0417', text: '激光器冷却水流量过低' }, {}, {}],
    });
  }, 60_000);

  it('S2.9 reads a turned, dim and inverted code, and a nameplate link', async () => {
    const machineLink = { kind: 'machine-link', machineNumber: 'A0230E1234' };
    expect(await readingOf(code, { rotate: 23, size: 0.75, contrast: 0.5 })).toMatchObject({
      machineNumber: 'L0471K0098',
    });
    expect(
      await readingOf(encodeMachineLink({ home, machineNumber: 'A0230E1234' }), { size: 0.4, inverted: true }),
    ).toMatchObject(machineLink);
  }, 60_000);

  it('S2.9 the camera is off until the tap, even when it is allowed, and off again when the screen is left', async () => {
    await withCamera(undefined, {}, async (context) => {
      const page = await context.newPage();
      await page.addInitScript(() => {
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (wanted) => {
          const stream = await ask(wanted);
          Object.assign(window, {
            tracks: [...((window as { tracks?: unknown[] }).tracks ?? []), ...stream.getTracks()],
          });
          return stream;
        };
      });
      const states = () =>
        page.evaluate(() =>
          ((window as { tracks?: MediaStreamTrack[] }).tracks ?? []).map((track) => track.readyState),
        );
      await page.goto(address);
      const explanation = page.getByText('Keep people and papers out of view');
      await explanation.waitFor();
      expect(await states()).toEqual([]);
      await page.getByRole('button', { name: 'Open the camera' }).click();
      await page.locator('[data-step=live]').waitFor();
      expect(await states()).toEqual(['live']);
      await page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await page.locator('[data-step=off]').waitFor();
      expect(await states()).toEqual(['ended']);
    });
  }, 60_000);

  it('S2.9 after a tap on Scan elsewhere an allowed camera opens at once, one that is not allowed explains itself first', async () => {
    await withCamera(code, {}, async (context) => {
      const page = await context.newPage();
      await context.grantPermissions(['camera']);
      await page.goto(`${address}&tapped`);
      await page.locator('output', { hasText: 'L0471K0098' }).waitFor();
      await context.clearPermissions();
      await page.addInitScript(() => {
        navigator.permissions.query = async () => ({ state: 'prompt' }) as PermissionStatus;
      });
      await page.reload();
      await page.getByRole('button', { name: 'Open the camera' }).waitFor();
      await page.locator('[data-step=off]').waitFor();
    });
  }, 60_000);

  it('S2.9 a refused camera says how to allow it and that the number can be typed', async () => {
    const browser = await chromium.launch(
      chromiumLaunch(['--use-fake-device-for-media-stream', '--deny-permission-prompts']),
    );
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.goto(address);
      await page.getByRole('button', { name: 'Open the camera' }).click();
      await page.getByRole('heading', { name: 'The camera is not allowed' }).waitFor();
      expect(await page.getByText('Or type the number').count()).toBe(1);
      await page.locator('output', { hasText: 'refused' }).waitFor();
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('S2.9 where it is dark for two seconds, the page says so and offers the light of the phone', async () => {
    await withCamera(undefined, { light: 0.2 }, async (context) => {
      await context.addInitScript(withAbilities, { torch: true, zoom: { min: 1, max: 8, step: 0.1 } });
      const page = await context.newPage();
      await page.goto(address);
      await page.getByRole('button', { name: 'Open the camera' }).click();
      await page.locator('[data-step=live]').waitFor();
      const hint = page.getByText('It is dark here.');
      expect(await hint.count()).toBe(0);
      await hint.waitFor();
      // The hint's own button says what it does; the round one does the same.
      await page.getByText('Turn the light on').last().waitFor();
      await page.getByRole('button', { name: 'Turn the light on' }).first().click();
      await page.getByRole('button', { name: 'Turn the light off' }).waitFor();
      expect(await hint.count()).toBe(0);
      expect(await asked(page)).toEqual([{ torch: true }]);
    });
  }, 60_000);

  it('S2.9 the zoom slider goes to five times at most and asks the camera for where it was left', async () => {
    await withCamera(undefined, {}, async (context) => {
      await context.addInitScript(withAbilities, { zoom: { min: 1, max: 8, step: 0.1 } });
      const page = await context.newPage();
      await page.goto(address);
      await page.getByRole('button', { name: 'Open the camera' }).click();
      const slider = page.getByRole('slider', { name: 'Zoom' });
      expect(await slider.getAttribute('max')).toBe('5');
      for (const to of ['2', '3', '4.2']) await slider.fill(to);
      await expect.poll(async () => (await asked(page)).at(-1)).toEqual({ zoom: 4.2 });
      expect(await page.getByText('4.2×').count()).toBe(1);
      // A camera without a light shows no button for one.
      expect(await page.getByRole('button', { name: 'Turn the light on' }).count()).toBe(0);
    });
  }, 60_000);

  it('S2.9 the reader is loaded with the first tap, and from then on needs no network', async () => {
    await withCamera(code, {}, async (context) => {
      const page = await context.newPage();
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
      await page.goto(address);
      await page.getByRole('button', { name: 'Open the camera' }).waitFor();
      expect(loaded.filter((path) => path.endsWith('.wasm'))).toEqual([]);
      await page.getByRole('button', { name: 'Open the camera' }).click();
      await page.locator('output', { hasText: 'L0471K0098' }).waitFor();
      expect(loaded.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
      await context.setOffline(true);
      const picture = await QRCode.toBuffer(encodeMachineLink({ home, machineNumber: 'A0230E1234' }), { scale: 8 });
      await page
        .getByLabel('Scan from a picture')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
      await page.locator('output', { hasText: 'A0230E1234' }).waitFor();
    });
  }, 60_000);
});

// Headless Chromium has no camera with light and zoom: these stand for the phone's, and note what they are asked.
function withAbilities(abilities: object) {
  const wishes: unknown[] = [];
  Object.assign(window, { wishes });
  MediaStreamTrack.prototype.getCapabilities = () => abilities;
  MediaStreamTrack.prototype.applyConstraints = async (wanted) => {
    wishes.push(wanted?.advanced?.[0]);
  };
}

const asked = (page: Page) => page.evaluate(() => (window as unknown as { wishes: unknown[] }).wishes);
