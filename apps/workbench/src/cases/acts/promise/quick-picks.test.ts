import { expect, it } from 'vitest';
import { quickPicks } from './quick-picks.ts';

it('quick picks of a promise count days as the customer does, across the end of a month', () => {
  // Monday 30 November, 20:00 in Berlin, is Tuesday 1 December, 03:00 in Shanghai.
  const picks = quickPicks(new Date('2026-11-30T19:00:00Z'), 'Asia/Shanghai');
  expect(picks.nextDay.toISOString()).toBe('2026-12-02T01:00:00.000Z');
  expect(picks.nextMonday.toISOString()).toBe('2026-12-07T01:00:00.000Z');
  expect(picks.fourHours.toISOString()).toBe('2026-11-30T23:00:00.000Z');
});

it('on the last day of a month the next day is the first of the next one', () => {
  const picks = quickPicks(new Date('2026-12-31T04:00:00Z'), 'Asia/Shanghai');
  expect(picks.nextDay.toISOString()).toBe('2027-01-01T01:00:00.000Z');
});
