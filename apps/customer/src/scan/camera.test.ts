import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type BrowserContext, chromium } from '@playwright/test';
import fastify, { type FastifyInstance } from 'fastify';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAlarmCode, encodeMachineLink } from '#contract/alarm-code';
import { type CameraView, cameraSwitches, writeCameraFile } from '#testkit/camera';
import { chromiumLaunch } from '#testkit/chromium';

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

let folder: string;
let server: FastifyInstance;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-'));
  await build({
    root: new URL('./trial', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'page'), assetsInlineLimit: 0 },
  });
  server = fastify();
  server.addHook('onSend', async (_request, reply) => {
    // The policy of the customer app (trust.md §3): this is what the scanner has to live with.
    reply.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
    );
    reply.header('permissions-policy', 'camera=(self)');
  });
  await server.register(fastifyStatic, { root: join(folder, 'page') });
  address = await server.listen({ port: 0, host: 'localhost' });
  address = `http://localhost:${new URL(address).port}/?host=localhost:4100&lang=en`;
}, 60_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function withCamera(
  sees: string | undefined,
  view: CameraView,
  story: (context: BrowserContext) => Promise<void>,
) {
  const file = join(folder, `${crypto.randomUUID()}.y4m`);
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
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(address).host && !/^(blob|data):/.test(request.url()))
        foreign.push(request.url());
      if (request.method() !== 'GET') foreign.push(`${request.method()} ${request.url()}`);
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(address);
    await page.getByRole('button', { name: 'Open the camera' }).click();
    const output = page.locator('output:not(:empty)');
    reading = JSON.parse((await output.textContent({ timeout: 15_000 })) ?? '');
    expect(foreign, 'S2.9 frames never leave this phone').toEqual([]);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
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
    ).toEqual(machineLink);
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
});
