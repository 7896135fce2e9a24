import { describe, expect, it } from 'vitest';
import { codecNameOf, lengthOf, mayPlay, sizeIn } from './told.ts';

describe('what is told of a file', () => {
  it('S2.2 writes sizes in the language of the reader, as the limits count them', () => {
    const bytes = 3.4 * 1024 * 1024;
    expect([sizeIn('zh', bytes), sizeIn('en', bytes), sizeIn('de', bytes)]).toEqual(['3.4 MB', '3.4 MB', '3,4 MB']);
    expect(sizeIn('en', 25 * 1024 * 1024)).toBe('25 MB');
    expect(sizeIn('en', 12)).toBe('1 kB');
    expect(sizeIn('de', 1024 ** 3)).toBe('1.024 MB');
  });

  it('S2.2 writes lengths as players do', () => {
    expect([lengthOf(0), lengthOf(7400), lengthOf(62_000), lengthOf(3_723_000)]).toEqual([
      '0:01',
      '0:07',
      '1:02',
      '1:02:03',
    ]);
  });

  it('S2.2 knows the name of a codec that a browser may lack, and invents none', () => {
    expect(codecNameOf({ codecs: 'hvc1.1.6.L93.B0,mp4a.40.2' })).toBe('HEVC (H.265)');
    expect(codecNameOf({ codecs: 'mp4a.40.2, avc1.64001f' })).toBe('H.264');
    expect(codecNameOf({ codecs: 'xyz1' })).toBeNull();
    expect(codecNameOf({ codecs: null })).toBeNull();
  });

  it('S2.2 asks a browser with the codecs, and for a MOV as for the MP4 that it is', () => {
    const chromium = (type: string) => (/^video\/(mp4|webm)(; codecs="(avc1|vp09).*)?$/.test(type) ? 'probably' : '');
    expect(mayPlay({ type: 'video/quicktime', codecs: 'avc1.64001f' }, chromium)).toBe(true);
    expect(mayPlay({ type: 'video/webm', codecs: 'vp09.00.10.08' }, chromium)).toBe(true);
    expect(mayPlay({ type: 'video/mp4', codecs: null }, chromium)).toBe(true);
    expect(mayPlay({ type: 'video/quicktime', codecs: 'hvc1.1.6.L93.B0' }, chromium)).toBe(false);
  });
});
