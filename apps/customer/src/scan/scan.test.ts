import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ZXING_WASM_SHA256, ZXING_WASM_VERSION } from 'barcode-detector/ponyfill';
import { describe, expect, it } from 'vitest';
import { isEmbeddedBrowser, troubleBeforeAsking, troubleOf } from './scanner.ts';

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
