import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { machineNumberSchema, readCode, readSignedCode } from '#contract/alarm-code';
import { catalogue } from './alarms/catalogue.ts';
import { codeOf, signedCodeOf, symbolOf } from './code/codes.ts';
import type { PlayedMachine } from './machine/machines.ts';
import { readingsOf } from './machine/readings.ts';
import { languages } from './texts.ts';
import { controlFromAddress } from './use-control.ts';

const machines: PlayedMachine[] = JSON.parse(
  readFileSync(new URL('../../public/machines.json', import.meta.url), 'utf8'),
);
const home = 'http://localhost:4100';
const hosts = ['localhost:4100'];
const at = '2025-11-22T15:00:00.000Z';

describe('the control', () => {
  it('S2.9 an address preselects machine, alarms, kind of code, language and time', () => {
    const control = controlFromAddress(
      `?machine=a0230e1234&alarms=700402,E-27,700123,E-27&kind=alarm&lang=en&at=${at}`,
      machines,
      home,
    );
    expect(readCode(codeOf(control), { hosts })).toEqual({
      kind: 'alarm-code',
      machineNumber: 'A0230E1234',
      // Those that stop the machine come first.
      alarms: [
        { errorNumber: 'E-27', text: 'Servo following error axis Z' },
        { errorNumber: '700123', text: 'Safety door not closed' },
        { errorNumber: '700402', text: 'Central lubrication level low' },
      ],
      at,
      language: 'en',
      controlSoftware: 'CNC840-7.2',
    });
  });

  it('S2.9 shows nameplate link and bare number, and survives nonsense in the address', () => {
    expect(codeOf(controlFromAddress('?machine=L0471K0098&kind=link', machines, home))).toBe(`${home}/m/?s=L0471K0098`);
    expect(codeOf(controlFromAddress('?machine=L0471K0098&kind=number', machines, home))).toBe('L0471K0098');
    const odd = controlFromAddress('?machine=<b>&alarms=,,<i>,%00&kind=x&lang=fr&at=never', machines, home);
    expect(odd).toMatchObject({ machine: machines[0], raised: [], kind: 'alarm', language: 'zh' });
  });

  it('S2.9 plays machines that are not on the list, so that foreign codes can be tried', () => {
    const control = controlFromAddress('?machine=L9999Z9999&alarms=XY-1', machines, home);
    expect(control.machine.productLine).toBe('laser');
    expect(readCode(codeOf(control), { hosts })).toMatchObject({
      machineNumber: 'L9999Z9999',
      alarms: [{ errorNumber: 'XY-1' }],
    });
  });

  it('S2.9 any three alarms of a product line keep their texts in a symbol of version 10 at most', () => {
    for (const line of ['machine-tool', 'laser'] as const) {
      const machine = machines.find((listed) => listed.productLine === line);
      for (const language of languages) {
        // The three longest are the hardest three.
        const hardest = [...catalogue[line]]
          .sort((a, b) => b.text[language].length - a.text[language].length)
          .slice(0, 3);
        const alarms = hardest.map((alarm) => alarm.errorNumber).join(',');
        const code = codeOf(
          controlFromAddress(`?machine=${machine?.machineNumber}&alarms=${alarms}&lang=${language}`, machines, home),
        );
        expect(symbolOf(code).version).toBeLessThanOrEqual(10);
        const read = readCode(code, { hosts });
        expect(read.kind === 'alarm-code' && read.alarms.every((alarm) => alarm.text), `${line} ${language}`).toBe(
          true,
        );
      }
    }
  });

  it('S2.9 signs with the demo key unless its address says otherwise', async () => {
    const keys = new URL('../../../../operator/demo-control-keys.json', import.meta.url);
    const options = { hosts, controlKeys: JSON.parse(readFileSync(keys, 'utf8')) };
    const answers: string[] = [];
    for (const sign of ['demo', 'stranger', 'forged', 'none', 'nonsense']) {
      const control = controlFromAddress(`?alarms=E-27,700123,E-31&lang=de&sign=${sign}`, machines, home);
      const text = await signedCodeOf(control);
      expect(symbolOf(text).version).toBeLessThanOrEqual(13);
      const { code, proof } = await readSignedCode(text, options);
      answers.push(code.kind === 'refused' ? code.reason : proof);
    }
    expect(answers).toEqual(['checked', 'unknown-key', 'signature', 'unsigned', 'checked']);
    const link = controlFromAddress('?kind=link', machines, home);
    expect(await signedCodeOf(link)).toBe(codeOf(link));
  });

  it('S2.9 the built-in list and the catalogue hold well-formed, unique numbers', () => {
    for (const { machineNumber } of machines) expect(machineNumberSchema.parse(machineNumber)).toBe(machineNumber);
    const numbers = Object.values(catalogue).flatMap((alarms) => alarms.map((alarm) => alarm.errorNumber));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('the instruments follow the alarms', () => {
    const flow = (raised: string[]) =>
      readingsOf(
        'laser',
        catalogue.laser.filter((alarm) => raised.includes(alarm.errorNumber)),
        'en',
        0,
      ).map(({ value, isAbnormal }) => [value, isAbnormal]);
    expect(flow([])[1]).toEqual([42, false]);
    expect(flow(['LAS-0417'])).toEqual([
      [0, false],
      [11, true],
      [36, true],
      [31, false],
    ]);
  });
});
