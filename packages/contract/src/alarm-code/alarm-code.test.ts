import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { isAlarmText } from './format.ts';
import {
  type AlarmCodeInput,
  COMFORTABLE_CODE_LENGTH,
  encodeAlarmCode,
  encodeMachineLink,
  MAX_CODE_LENGTH,
  readCode,
} from './index.ts';

const home = 'https://service.example.cn';
const hosts = ['service.example.cn'];

const machineNumbers = fc.stringMatching(/^[A-Z][0-9]{4}[A-Z][0-9]{4}$/);
const alarms = fc.record(
  {
    errorNumber: fc.stringMatching(/^[A-Z0-9][A-Z0-9._/:-]{0,15}$/),
    text: fc.string({ unit: 'grapheme', maxLength: 80 }),
  },
  { requiredKeys: ['errorNumber'] },
);
const inputs: fc.Arbitrary<AlarmCodeInput> = fc.record(
  {
    home: fc.constant(home),
    machineNumber: machineNumbers,
    alarms: fc.array(alarms, { maxLength: 8 }),
    at: fc.date({ min: new Date(0), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }),
    language: fc.constantFrom('zh', 'en', 'de', 'zh-CN'),
    controlSoftware: fc.constantFrom('CNC840-7.2', 'LCC-5.1'),
  },
  { requiredKeys: ['home', 'machineNumber', 'alarms', 'at'] },
);

describe('alarm code: writing and reading', () => {
  it('S2.9 every code that a control writes is read back with the same machine, numbers, time and language', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const code = encodeAlarmCode(input);
        const read = readCode(code, { hosts });
        expect(code.length).toBeLessThanOrEqual(MAX_CODE_LENGTH);
        expect(code).toMatch(/^[!-~]+$/);
        expect(read).toMatchObject({
          kind: 'alarm-code',
          machineNumber: input.machineNumber,
          at: new Date(Math.floor(input.at.getTime() / 1000) * 1000).toISOString(),
        });
        if (read.kind !== 'alarm-code') return;
        expect(read.alarms.map((alarm) => alarm.errorNumber)).toEqual(input.alarms.map((alarm) => alarm.errorNumber));
        expect(read.language).toBe(input.language);
        expect(read.controlSoftware).toBe(input.controlSoftware);
        for (const alarm of read.alarms) if (alarm.text !== undefined) expect(isAlarmText(alarm.text)).toBe(true);
      }),
    );
  });

  it('S2.9 one alarm with a short text keeps it to the letter', () => {
    const texts = ['激光器冷却水流量过低', 'Servo following error axis Z', 'Druck < 3 bar? „Öl" & 50% !*_~+', '𠮷野 E'];
    for (const text of texts) {
      const code = encodeAlarmCode({
        home,
        machineNumber: 'A0230E1234',
        at: new Date(0),
        alarms: [{ errorNumber: 'E-27', text }],
      });
      expect(readCode(code, { hosts })).toMatchObject({ alarms: [{ errorNumber: 'E-27', text }] });
    }
  });

  it('S2.9 three alarms with Chinese texts fit a QR symbol of version 10', () => {
    const code = encodeAlarmCode({
      home: 'http://localhost:4100',
      machineNumber: 'L0471K0098',
      at: new Date('2025-11-22T15:00:00Z'),
      language: 'zh',
      controlSoftware: 'LCC-5.1',
      alarms: [
        { errorNumber: 'LAS-0417', text: '激光器冷却水流量过低' },
        { errorNumber: 'E-27', text: 'Z轴伺服跟随误差过大' },
        { errorNumber: '700123', text: '防护门未关闭' },
      ],
    });
    expect(QRCode.create(code, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(10);
    expect(readCode(code, { hosts: ['localhost:4100'] })).toMatchObject({
      alarms: [{ text: '激光器冷却水流量过低' }, {}, {}],
    });
  });

  it('S2.9 long texts are shortened, numbers never', () => {
    const text = '主轴驱动器温度超过允许的最大值，请检查冷却风扇、滤网以及电柜门密封条的状态';
    const alarms = ['E-27', '700123', 'LAS-0417', 'E-28', 'E-29'].map((errorNumber) => ({ errorNumber, text }));
    const code = encodeAlarmCode({ home, machineNumber: 'A0230E1234', at: new Date(), alarms });
    const read = readCode(code, { hosts });
    expect(code.length).toBeLessThanOrEqual(COMFORTABLE_CODE_LENGTH);
    if (read.kind !== 'alarm-code') throw new Error(`read as ${read.kind}`);
    expect(read.alarms.map((alarm) => alarm.errorNumber)).toEqual(alarms.map((alarm) => alarm.errorNumber));
    // The most important alarm keeps its text, the least important ones give theirs.
    expect(read.alarms[0]?.text).toBe(text);
    expect(read.alarms.at(-1)?.text).toBeUndefined();
  });

  it('S2.9 nothing of an alarm code reaches a server: all content stands after the #', () => {
    const url = new URL(
      encodeAlarmCode({ home, machineNumber: 'A0230E1234', at: new Date(), alarms: [{ errorNumber: 'E-27' }] }),
    );
    expect(url.origin + url.pathname + url.search).toBe(`${home}/m/`);
  });

  it('S2.9 a writer is told which field is wrong', () => {
    const good = { home, machineNumber: 'A0230E1234', at: new Date(), alarms: [{ errorNumber: 'E-27' }] };
    expect(() => encodeAlarmCode({ ...good, home: 'javascript:alert(1)' })).toThrow(/^home/);
    expect(() => encodeAlarmCode({ ...good, machineNumber: 'press 7' })).toThrow(/^machineNumber/);
    expect(() => encodeAlarmCode({ ...good, at: new Date(Number.NaN) })).toThrow(/^at/);
    expect(() => encodeAlarmCode({ ...good, alarms: [{ errorNumber: 'é' }] })).toThrow(/^errorNumber/);
    expect(() => encodeAlarmCode({ ...good, language: 'zh&m=X' })).toThrow(/^language/);
    expect(() => encodeMachineLink({ home, machineNumber: '1' })).toThrow(/^machineNumber/);
  });
});

describe('docs/alarm-code.md', () => {
  const document = readFileSync(new URL('../../../../docs/alarm-code.md', import.meta.url), 'utf8');
  const examples = [...document.matchAll(/```json\n(\{[^`]*)```\s*```text\n(\S+)\n```/g)];

  it('S2.9 every worked example in the published format is what the codec writes and reads', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const [, json = '', code = ''] of examples) {
      const input = JSON.parse(json);
      expect(encodeAlarmCode({ ...input, at: new Date(input.at) })).toBe(code);
      const { home: address, ...content } = input;
      expect(readCode(code, { hosts: [new URL(address).host] })).toEqual({ kind: 'alarm-code', ...content });
    }
  });

  it('S2.9 the checksum of the document is the one that implementers can check theirs with', async () => {
    const { checksum } = await import('./format.ts');
    expect(checksum('123456789')).toBe('cbf43926');
    expect(document).toContain('cbf43926');
  });
});
