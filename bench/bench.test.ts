import { describe, expect, it } from 'vitest';
import { median } from './driver/rounds.ts';
import { markdownTable, terminalTable } from './report/print.ts';
import { type Row, verdictOf } from './report/row.ts';
import { clsOf, inpOf } from './vitals/observe.ts';

const row: Row = {
  what: 'list',
  ours: '50/s',
  baseline: '100/s',
  figure: '50 %',
  reach: '≥ 60 %',
  record: '75 %',
  verdict: 'below',
  notes: ['two answers'],
};

describe('a figure', () => {
  it('is held against its lines in the direction that is better', () => {
    const ratio = { reach: 0.6, record: 0.75, better: 'more' } as const;
    expect([0.59, 0.6, 0.75].map((figure) => verdictOf(figure, ratio))).toEqual(['below', 'reached', 'record']);
    const size = { reach: 150, record: 125, better: 'less' } as const;
    expect([151, 150, 125].map((figure) => verdictOf(figure, size))).toEqual(['below', 'reached', 'record']);
  });

  it('is the middle of its rounds', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('says in words what colour says too', () => {
    expect(terminalTable([row])).toContain('BELOW');
    expect(markdownTable([row], 'here')).toContain('| list | 50/s | 100/s | 50 % |');
    expect(markdownTable([row], 'here')).toContain('- list: two answers');
  });
});

describe('the table of figures', () => {
  const before = markdownTable([row, { ...row, what: 'queue', notes: ['of the desk'] }], 'there');

  it('keeps the rows that were not measured this time', () => {
    const table = markdownTable([{ ...row, figure: '70 %' }], 'here', before);
    expect(table.match(/^\|.*\|$/gm)).toHaveLength(4);
    expect(table).toContain('| queue | 50/s | 100/s | 50 % |');
    expect(table).toContain('- queue: of the desk');
  });

  it('keeps none that was measured again', () => {
    const table = markdownTable([{ ...row, figure: '70 %', notes: ['three answers'] }], 'here', before);
    expect(table).toContain('| list | 50/s | 100/s | 70 % |');
    expect(table).not.toContain('two answers');
    expect(table).not.toContain('there');
  });
});

describe('what a browser notes', () => {
  const event = (id: number, ms: number) => ({ id, ms, what: 'keydown' });

  it('gives the slowest interaction, by the slowest of its events', () => {
    expect(inpOf([event(1, 40), event(1, 120), event(2, 80)], 2)).toBe(120);
    expect(inpOf([], 0)).toBe(0);
  });

  it('leaves one out for every fifty interactions', () => {
    const events = [event(1, 900), event(2, 300), event(3, 200)];
    expect([49, 50, 100, 400].map((interactions) => inpOf(events, interactions))).toEqual([900, 300, 200, 200]);
  });

  it('adds shifts of one burst, and none across a second of calm', () => {
    const shift = (atMs: number, value: number) => ({ atMs, value });
    expect(clsOf([shift(100, 0.05), shift(900, 0.05)])).toBeCloseTo(0.1);
    expect(clsOf([shift(100, 0.05), shift(1200, 0.06)])).toBeCloseTo(0.06);
    expect(clsOf([0, 900, 1800, 2700, 3600, 4500, 5400].map((at) => shift(at, 0.01)))).toBeCloseTo(0.06);
  });
});
