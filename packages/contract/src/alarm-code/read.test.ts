import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from './format.ts';
import { encodeAlarmCode, encodeMachineLink, errorNumberSchema, machineNumberSchema, readCode } from './index.ts';

const home = 'https://service.example.cn';
const options = {
  hosts: ['service.example.cn', 'localhost:4100'],
  nameplateLinks: [
    'https://id.example.com/{any}/{machineNumber}',
    'https://plate.example.com/machine?sn={machineNumber}',
  ],
};
const good = encodeAlarmCode({
  home,
  machineNumber: 'A0230E1234',
  at: new Date('2025-11-22T15:00:00Z'),
  alarms: [{ errorNumber: 'E-27', text: 'Servo following error axis Z' }],
});
const signed = (content: string) => `${home}/m/#${content}&k=${checksum(content)}`;
const reasonOf = (text: string) => {
  const read = readCode(text, options);
  return read.kind === 'refused' ? read.reason : read.kind;
};

describe('reading codes', () => {
  it('S2.9 reads nameplate links: the own one and those of the operator profile', () => {
    const link = { kind: 'machine-link', machineNumber: 'A0230E1234' };
    expect(readCode(encodeMachineLink({ home, machineNumber: 'A0230E1234' }), options)).toEqual(link);
    expect(readCode('http://localhost:4100/m/?s=a0230e1234&x=1', options)).toEqual(link);
    expect(readCode('https://id.example.com/tools/A0230E1234', options)).toEqual(link);
    expect(readCode('https://plate.example.com/machine?lot=7&sn=A0230-E1234', options)).toEqual(link);
  });

  it('S2.9 refuses nameplate links whose place holds something else', () => {
    expect(reasonOf('https://id.example.com/A0230E1234')).toBe('not-a-code');
    expect(reasonOf('https://id.example.com/tools/A0230E1234/more')).toBe('not-a-code');
    expect(reasonOf('https://plate.example.com/machine?sn=%3Cscript%3E')).toBe('not-a-code');
    expect(reasonOf('https://id.example.com/%E0%A4%A/A0230E123')).toBe('not-a-code');
    expect(reasonOf(`${home}/m/`)).toBe('not-a-code');
    expect(reasonOf(`${home}/m/?s=1`)).toBe('not-a-code');
    expect(reasonOf(`${home}/settings#1&m=A0230E1234`)).toBe('not-a-code');
  });

  it('S2.9 reads a bare machine number as people and keyboards write it', () => {
    for (const typed of [
      'A0230E1234',
      ' a0230e1234\n',
      'A0230-E1234',
      'A 0230 E 1234',
      'Ａ０２３０Ｅ１２３４',
      'A0230–E1234',
    ]) {
      expect(readCode(typed, options)).toEqual({ kind: 'machine-number', machineNumber: 'A0230E1234' });
    }
    // The first letter is Cyrillic, Greek: it looks alike and is another number.
    for (const typed of ['А0230E1234', 'Α0230E1234', 'A0230E123', 'A0230E12345', 'E-27'])
      expect(reasonOf(typed)).toBe('not-a-code');
  });

  it('S2.9 refuses hostile texts with a reason', () => {
    expect(reasonOf('')).toBe('empty');
    expect(reasonOf(' \n\t ')).toBe('empty');
    expect(reasonOf('x'.repeat(4000))).toBe('too-long');
    expect(reasonOf(`${good}${'&z=1'.repeat(1000)}`)).toBe('too-long');
    expect(reasonOf('javascript:alert(1)')).toBe('not-a-code');
    expect(reasonOf('data:text/html,<script>alert(1)</script>')).toBe('not-a-code');
    expect(reasonOf('<script>alert(1)</script>')).toBe('not-a-code');
    expect(reasonOf('WIFI:S:shop;T:WPA;P:secret;;')).toBe('not-a-code');
    expect(reasonOf('BEGIN:VCARD\nFN:Lin Wei\nEND:VCARD')).toBe('not-a-code');
    expect(reasonOf('https://')).toBe('not-a-code');
  });

  it('S2.9 refuses foreign hosts, also those that look like ours', () => {
    const elsewhere = (host: string) => good.replace('service.example.cn', host);
    for (const host of [
      'evil.example',
      'service.example.cn.evil.example',
      'service.example.cn:8443',
      'service.example.cn@evil.example',
      'user:pass@service.example.cn',
      'sеrvice.example.cn', // Cyrillic е
      'service.examp1e.cn',
      'xn--srvice-5of.example.cn',
    ]) {
      expect(reasonOf(elsewhere(host)), host).toBe('foreign-host');
    }
    expect(reasonOf('https://evil.example/m/?s=A0230E1234')).toBe('foreign-host');
    // Full-width letters are the same host to every browser.
    expect(reasonOf(elsewhere('ｓervice.example.cn'))).toBe('alarm-code');
  });

  it('S2.9 refuses a code in which one character was misread', () => {
    const start = good.indexOf('#') + 3;
    for (let at = start; at < good.length; at++) {
      const wrong = good.slice(0, at) + (good[at] === '7' ? '8' : '7') + good.slice(at + 1);
      expect(['checksum', 'damaged'], wrong).toContain(reasonOf(wrong));
    }
    expect(reasonOf(good.slice(0, -1))).toBe('checksum');
    expect(reasonOf(good.slice(0, good.indexOf('&k=')))).toBe('checksum');
  });

  it('S2.9 refuses another major version in words of its own, whatever follows', () => {
    for (const payload of ['2&whatever', '17&', '2&m=A0230E1234&t=0&k=00000000'])
      expect(reasonOf(`${home}/m/#${payload}`)).toBe('newer-version');
    for (const payload of ['0&m=A', '0&']) expect(reasonOf(`${home}/m/#${payload}`)).toBe('older-version');
    for (const payload of ['m=A', 'x', '1', '01&m=', '00&m=', '-1&m=', '12345&'])
      expect(reasonOf(`${home}/m/#${payload}`)).toBe('not-a-code');
  });

  it('S2.9 ignores fields of later minor versions', () => {
    expect(readCode(signed('1&m=A0230E1234&t=0&zz=new&a=E-27&p2=%20&nonsense'), options)).toEqual({
      kind: 'alarm-code',
      machineNumber: 'A0230E1234',
      alarms: [{ errorNumber: 'E-27' }],
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('S2.9 refuses well-signed nonsense in known fields', () => {
    for (const content of [
      '1&t=0',
      '1&m=A0230E1234',
      '1&m=a0230e1234&t=0',
      '1&m=A0230E1234&m=A0230E1235&t=0',
      '1&m=A0230E1234&t=-1',
      '1&m=A0230E1234&t=zzzzzzz',
      '1&m=A0230E1234&t=0&a=',
      '1&m=A0230E1234&t=0&a=e-27',
      '1&m=A0230E1234&t=0&a=E-27!',
      '1&m=A0230E1234&t=0&a=E-27!%C3',
      '1&m=A0230E1234&t=0&a=E-27!%00',
      '1&m=A0230E1234&t=0&a=E-27!%E2%80%AE',
      '1&m=A0230E1234&t=0&a=E-27*A',
      '1&m=A0230E1234&t=0&a=E-27*2AA', // a lone surrogate
      `1&m=A0230E1234&t=0&a=E-27!${'x'.repeat(61)}`,
      `1&m=A0230E1234&t=0${'&a=E-27'.repeat(9)}`,
      '1&m=A0230E1234&t=0&l=zh_cn',
      '1&m=A0230E1234&t=0&s=a%20b',
    ]) {
      expect(reasonOf(signed(content)), content).toBe('damaged');
    }
  });

  it('S2.9 never throws, whatever was scanned', () => {
    const payloads = fc
      .string({ unit: 'binary-ascii', maxLength: 200 })
      .map((rest) => signed(`1&m=A0230E1234&t=0&a=${rest}`));
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      payloads,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(['alarm-code', 'machine-link', 'machine-number', 'refused']).toContain(readCode(text, options).kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbers', () => {
  it('S2.2 error numbers of all controls are taken in one form', () => {
    const forms = {
      'E-27': 'E-27',
      ' e-27 ': 'E-27',
      'E–27': 'E-27',
      '700123': '700123',
      'las-0417': 'LAS-0417',
      'Ｅ-２７': 'E-27',
      'E - 27': 'E-27',
    };
    for (const [typed, form] of Object.entries(forms)) expect(errorNumberSchema.parse(typed)).toBe(form);
    for (const wrong of ['', '-27', 'x'.repeat(33), '<b>', '报警', 'E\u202e27'])
      expect(errorNumberSchema.safeParse(wrong).success, wrong).toBe(false);
  });

  it('S2.2 normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        for (const schema of [machineNumberSchema, errorNumberSchema]) {
          const once = schema.safeParse(typed);
          if (once.success) expect(schema.parse(once.data)).toBe(once.data);
        }
      }),
    );
  });
});
