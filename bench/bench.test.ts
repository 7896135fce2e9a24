import { describe, expect, it } from 'vitest';
import { median } from './driver/rounds.ts';
import { markdownTable, terminalTable } from './report/print.ts';
import { type Row, verdictOf } from './report/row.ts';

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
