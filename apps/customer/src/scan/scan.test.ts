import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ZXING_WASM_SHA256, ZXING_WASM_VERSION } from 'barcode-detector/ponyfill';
import { describe, expect, it } from 'vitest';
import { encodeAlarmCode } from '#contract/alarm-code';
import { readTexts } from './reading.ts';
import { isEmbeddedBrowser, troubleBeforeAsking, troubleOf } from './scanner.ts';
import { lightJudge, luminanceOf } from './viewfinder/light.ts';

const chrome =
  'Mozilla/5.0 (Linux; Android 15; V2405A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const qqBrowser = `${chrome} MQQBrowser/15.1`;
const weChat = `${chrome} MicroMessenger/8.0.60 WeChat/arm64 Language/zh_CN`;
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

describe('what stands in the way of the camera', () => {
  it('S2.9 knows browsers inside other apps from browsers', () => {
    for (const agent of [weChat, `${chrome} DingTalk/7.6`, `${chrome} QQ/9.1`, `${safari} AlipayClient/10.7`]) {
      expect(isEmbeddedBrowser(agent), agent).toBe(true);
    }
    for (const agent of [chrome, safari, qqBrowser]) expect(isEmbeddedBrowser(agent), agent).toBe(false);
  });

  it('S2.9 each obstacle has its own name, so that each can have its own words', () => {
    const page = { isSecureContext: true, hasCameraInterface: true, userAgent: chrome };
    expect(troubleBeforeAsking(page)).toBeUndefined();
    expect(troubleBeforeAsking({ ...page, isSecureContext: false, hasCameraInterface: false })).toBe('insecure');
    expect(troubleBeforeAsking({ ...page, hasCameraInterface: false })).toBe('no-camera');
    expect(troubleBeforeAsking({ ...page, hasCameraInterface: false, userAgent: weChat })).toBe('embedded-browser');
    expect(troubleOf('NotAllowedError', chrome)).toBe('refused');
    expect(troubleOf('NotAllowedError', weChat)).toBe('embedded-browser');
    expect(troubleOf('NotFoundError', weChat)).toBe('no-camera');
    expect(troubleOf('NotReadableError', chrome)).toBe('busy');
  });

  it('S2.9 the WebAssembly file we serve is the one the detector was built with', () => {
    // A version of its own beside the detector's crashes only when the first code is read.
    const require = createRequire(import.meta.url);
    const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    expect(createHash('sha256').update(wasm).digest('hex'), `zxing-wasm ${ZXING_WASM_VERSION}`).toBe(ZXING_WASM_SHA256);
  });
});

describe('the light', () => {
  it('S2.9 is too little after two seconds in the dark, and flickers at no threshold', () => {
    const judge = lightJudge();
    const told = [20, 20, 20, 20, 20, 50, 50, 70, 30, 50, 30].map((luminance, at) => judge(luminance, at * 500));
    expect(told).toEqual([false, false, false, false, true, true, true, false, false, false, false]);
  });

  it('S2.9 is the mean of what eyes see', () => {
    expect(luminanceOf(new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255]))).toBeCloseTo(127.5);
    expect(luminanceOf(new Uint8ClampedArray([0, 0, 255, 255]))).toBeLessThan(20);
  });
});

describe('several codes in one picture', () => {
  const alarm = encodeAlarmCode({
    home: 'https://a.example',
    machineNumber: 'A0230E1234',
    at: new Date(0),
    alarms: [],
  });
  const link = 'https://a.example/m/?s=L0471K0098';
  const reading = async (...texts: string[]) => {
    const read = await readTexts(texts, { host: 'a.example' });
    return read.kind === 'found' ? read.code.machineNumber : read.reason;
  };

  it('S2.9 the alarms of a control come before a nameplate, and both before what is none of ours', async () => {
    expect(await reading(link, alarm)).toBe('A0230E1234');
    expect(await reading('https://evil.example/', link, 'A0230E1234')).toBe('L0471K0098');
    expect(await reading('WIFI:S:shop;;', `${alarm.slice(0, -1)}x`)).toBe('checksum');
    expect(await reading()).toBe('empty');
  });
});
