import { describe, expect, it } from 'vitest';
import { atWallTime, fromFieldValue, toFieldValue, wallTime } from './zones.ts';

describe('times of two zones', () => {
  it('nine in the morning in Shanghai is two in the night in Berlin in winter', () => {
    const nine = atWallTime(2026, 11, 23, 9, 0, 'Asia/Shanghai');
    expect(nine.toISOString()).toBe('2026-11-23T01:00:00.000Z');
    expect(toFieldValue(nine, 'Europe/Berlin')).toBe('2026-11-23T02:00');
    expect(wallTime(nine, 'Asia/Shanghai')).toMatchObject({ hour: 9, weekday: 1 });
  });
  it('a field filled in Berlin means the same moment on both sides of daylight saving', () => {
    for (const value of ['2026-07-01T08:30', '2026-12-01T08:30', '2026-10-25T12:00'])
      expect(toFieldValue(fromFieldValue(value, 'Europe/Berlin') as Date, 'Europe/Berlin')).toBe(value);
  });
  it('an empty field means nothing', () => expect(fromFieldValue('', 'Asia/Shanghai')).toBeNull());
});
