import { describe, expect, it } from 'vitest';
import { asDay } from './values.ts';

const ofSpreadsheet = (day: string) => asDay(day, { text: day, day });

describe('a day of a spreadsheet', () => {
  it('is taken as it stands', () => {
    expect(ofSpreadsheet('2024-02-29')).toEqual({ value: '2024-02-29' });
  });

  it('is judged like a typed one: what is no day, or of no machine’s time, is refused in the dry run already', () => {
    for (const wrong of ['2026-02-30', '9999-12-31', '0001-01-01', 'tomorrow', ''])
      expect(ofSpreadsheet(wrong), wrong).toEqual({ reason: 'date-wrong' });
  });
});
