import { describe, expect, it } from 'vitest';
import { hoursAndMinutes, leftNow } from './left.ts';

const clocks = { readAt: '2026-10-12T03:00:00.000Z', breakAt: '2026-10-12T04:00:00.000Z' };
const face = { state: 'running', dueAt: '2026-10-12T06:00:00.000Z', metAt: null, minutesLeft: 120 } as const;

describe('what is left of working time', () => {
  it('goes by while people work, and stands still after the break began', () => {
    expect(leftNow(clocks, face, new Date('2026-10-12T03:30:00Z'))).toBe(90);
    expect(leftNow(clocks, face, new Date('2026-10-12T05:30:00Z'))).toBe(60);
    expect(leftNow({ ...clocks, breakAt: null }, face, new Date('2026-10-12T05:30:00Z'))).toBe(120);
  });

  it('stands still on the customer’s turn, and is nothing once it is met', () => {
    expect(leftNow(clocks, { ...face, state: 'paused' }, new Date('2026-10-12T03:30:00Z'))).toBe(120);
    expect(leftNow(clocks, { ...face, state: 'met', minutesLeft: null }, new Date())).toBeNull();
  });

  it('is said in whole hours and minutes, a piece of a minute as one', () => {
    expect([125, 60, 0.2, -90.5].map(hoursAndMinutes)).toEqual([
      [2, 5],
      [1, 0],
      [0, 1],
      [1, 31],
    ]);
  });
});
