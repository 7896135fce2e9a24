import { describe, expect, it } from 'vitest';
import { dayAfter, dayIn } from './days.ts';

describe('days of a calendar by keys', () => {
  it.each([
    ['2026-03-31', 'PageUp', '2026-02-28'],
    ['2028-03-31', 'PageUp', '2028-02-29'],
    ['2026-01-31', 'PageDown', '2026-02-28'],
    ['2026-12-31', 'ArrowUp', '2026-12-24'],
    ['2026-02-28', 'ArrowRight', '2026-03-01'],
    ['2026-06-10', 'Home', '2026-01-01'],
    ['2026-06-10', 'End', '2026-12-31'],
    ['2026-01-01', 'ArrowLeft', '2025-12-31'],
    ['2026-06-10', 'a', null],
  ])('from %s %s leads to %s', (from, key, to) => {
    expect(dayAfter(from, key)).toBe(to);
  });

  it('that a year does not have become its first', () => {
    expect(dayIn(2028, '02-29')).toBe('2028-02-29');
    expect(dayIn(2026, '02-29')).toBe('2026-01-01');
  });
});
