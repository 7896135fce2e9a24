import { describe, expect, it } from 'vitest';
import { type KeptAnswer, searchKept } from './kept.ts';

const line = (caseNumber: string, errorNumber: string | null, description: string, openedAt: string) => ({
  caseId: caseNumber,
  caseNumber,
  machineNumber: 'A0230E1234',
  model: 'TruLaser 3030 fiber',
  productLine: 'machine-tool',
  reason: 'fault',
  severity: 'down',
  errorNumber,
  description,
  state: 'in-progress',
  turn: 'maker',
  openedAt,
  changedAt: openedAt,
  openedBy: '林伟',
  mine: true,
  promisedUpdateAt: null,
  solvedAt: null,
  files: 0,
});

const servo = line('C-100001', 'E-27', '后挡料伺服过载', '2026-03-01T08:00:00.000Z');
const later = line('C-100002', null, '换过 E-27 之后正常', '2026-03-02T08:00:00.000Z');
const spindle = line('C-100003', 'S-1', 'Spindelüberlast nach zehn Minuten', '2026-03-03T08:00:00.000Z');
const machine = { machineId: 'm', machineNumber: 'A0230E1234', model: 'TruLaser 3030 fiber', site: '二号车间' };
const whole = {
  ...servo,
  alarms: [],
  remedy: null,
  cause: null,
  timeline: [{ kind: 'reply', text: '请带润滑脂' }],
};

const answers: KeptAnswer[] = [
  { key: ['cases', { state: 'open' }], data: { pages: [{ cases: [servo, later] }, { cases: [spindle] }] }, at: 2000 },
  { key: ['case', 'C-100001'], data: whole, at: 1000 },
  { key: ['machines'], data: [machine], at: 3000 },
  { key: ['members'], data: [{ label: 'E-27' }], at: 1 },
];
const numbers = (words: string) => searchKept(answers, words).cases.map(({ caseNumber }) => caseNumber);

describe('a search without a connection', () => {
  it('finds what is on the device by Chinese, mixed words, numbers and parts of German compounds', () => {
    expect(numbers('伺服')).toEqual(['C-100001']);
    expect(numbers('E-27 伺服')).toEqual(['C-100001']);
    expect(numbers('überlast')).toEqual(['C-100003']);
    expect(numbers('UEBERLAST')).toEqual(['C-100003']);
    expect(numbers('100003')).toEqual(['C-100003']);
    expect(numbers('润滑脂')).toEqual(['C-100001']);
  });

  it('finds nothing where one word is missing, and nothing by what is no word', () => {
    expect(numbers('伺服 überlast')).toEqual([]);
    expect(numbers('E-28')).toEqual([]);
    expect(numbers('!?')).toEqual([]);
  });

  it('puts the case whose own number was typed before a younger one that speaks of it', () => {
    expect(numbers('e27')).toEqual(['C-100001', 'C-100002']);
  });

  it('tells the passage, the terms to mark, and the time of the oldest thing it shows', () => {
    const found = searchKept(answers, '润滑脂');
    expect(found.cases[0]?.passage).toEqual({ of: 'reply', text: '请带润滑脂' });
    expect(found.at).toBe(1000);
    const number = searchKept(answers, 'a0230e1234');
    expect(number.machines.map(({ machineNumber }) => machineNumber)).toEqual(['A0230E1234']);
    expect(number.terms).toContain('a0230e1234');
  });
});
