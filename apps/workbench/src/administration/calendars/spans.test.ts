import { describe, expect, it } from 'vitest';
import { spansRead, spansTyped } from './spans.ts';

describe('working hours as they are typed', () => {
  it.each([
    ['08:30–12:00, 13:00–17:30', '08:30–12:00, 13:00–17:30'],
    ['13-17.30; 8-12', '08:00–12:00, 13:00–17:30'],
    ['8：00～24', '08:00–24:00'],
    ['8:00 bis 15:00', '08:00–15:00'],
    ['  ', ''],
  ])('%s are %s', (typed, said) => {
    expect(spansTyped(spansRead('fri', typed)!, 'fri')).toBe(said);
  });

  it.each(['8', '12-8', '8-8', '8-25', '8:61-9', '8-12, 11-13', '8-9-10', 'morning', '24:30-25'])(
    '%s are none',
    (typed) => {
      expect(spansRead('fri', typed)).toBeNull();
    },
  );
});
