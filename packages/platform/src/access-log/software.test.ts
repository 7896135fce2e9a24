import { describe, expect, it } from 'vitest';
import { knownSoftware, knownSystems, softwareOf, systemOf } from './index.ts';

describe('S2.8 client software and system are two of a few words', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; V2162A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.48',
      'WeChat',
      'Android',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:125.0) Gecko/20100101 Firefox/125.0', 'Firefox', 'macOS'],
    ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36', 'Chrome', 'HarmonyOS'],
    ['curl/8.5.0', 'program', 'other'],
    ['lin.wei@hengrui.example 13800138000', 'other', 'other'],
    ['', 'other', 'other'],
    [`Chrome/1 Windows ${'x'.repeat(2000)}`, 'other', 'other'],
  ])('%s', (agent, software, system) => {
    expect([softwareOf(agent), systemOf(agent)]).toEqual([software, system]);
    expect(knownSoftware).toContain(software);
    expect(knownSystems).toContain(system);
  });

  it('of a request without one they are other', () => {
    expect([softwareOf(undefined), systemOf(undefined)]).toEqual(['other', 'other']);
  });
});
