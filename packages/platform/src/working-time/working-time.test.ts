import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  type CalendarDay,
  instantAt,
  isWorkingDay,
  localDateOf,
  type WorkingCalendar,
  workingMinutesBetween,
  workingSpans,
} from './index.ts';

const office = [
  { opens: 8 * 60, closes: 12 * 60 },
  { opens: 13 * 60, closes: 17 * 60 },
];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office, 'make-up': office };
const shanghai: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: week,
  days: new Map<string, CalendarDay>([
    ['2026-02-14', 'make-up'],
    ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => [`2026-02-${day}`, 'holiday'] as const),
    ['2026-02-28', 'make-up'],
  ]),
};
const allDay = [{ opens: 0, closes: 1440 }];
const berlin: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  hours: { ...week, sat: allDay, sun: allDay },
  days: new Map<string, CalendarDay>([['2026-04-06', 'holiday']]),
};
const at = (text: string) => new Date(text);

describe('adding working minutes', () => {
  it('counts only hours that are worked, over lunch, night and weekend', () => {
    expect(addWorkingMinutes(shanghai, at('2026-03-06T11:30:00+08:00'), 60)).toEqual(at('2026-03-06T13:30:00+08:00'));
    expect(addWorkingMinutes(shanghai, at('2026-03-06T16:30:00+08:00'), 60)).toEqual(at('2026-03-09T08:30:00+08:00'));
    expect(addWorkingMinutes(shanghai, at('2026-03-07T10:00:00+08:00'), 1)).toEqual(at('2026-03-09T08:01:00+08:00'));
  });

  it('works on the make-up Saturday before Spring Festival and rests through it', () => {
    const friday = at('2026-02-13T16:00:00+08:00');
    expect(addWorkingMinutes(shanghai, friday, 120)).toEqual(at('2026-02-14T09:00:00+08:00'));
    expect(addWorkingMinutes(shanghai, friday, 60 + 8 * 60 + 1)).toEqual(at('2026-02-24T08:01:00+08:00'));
    const lastDay = { ...shanghai, days: new Map([...shanghai.days, ['2026-02-14', 'ordinary'] as const]) };
    expect(addWorkingMinutes(lastDay, friday, 120)).toEqual(at('2026-02-24T09:00:00+08:00'));
  });

  it('ends at the end of a span and not at the beginning of the next', () => {
    expect(addWorkingMinutes(shanghai, at('2026-03-06T08:00:00+08:00'), 480)).toEqual(at('2026-03-06T17:00:00+08:00'));
    expect(addWorkingMinutes(shanghai, at('2026-03-07T08:00:00+08:00'), 0)).toEqual(at('2026-03-07T08:00:00+08:00'));
  });

  it('refuses what has no answer', () => {
    expect(() => addWorkingMinutes(shanghai, at('2026-03-06T08:00:00Z'), -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(shanghai, at('2026-03-06T08:00:00Z'), Number.NaN)).toThrow(RangeError);
    expect(() => addWorkingMinutes({ ...shanghai, hours: {} }, at('2026-03-06T08:00:00Z'), 1)).toThrow(RangeError);
  });
});

describe('minutes between two moments', () => {
  it('are those that were worked, in either direction', () => {
    const [friday, monday] = [at('2026-03-06T16:00:00+08:00'), at('2026-03-09T09:00:00+08:00')];
    expect(workingMinutesBetween(shanghai, friday, monday)).toBe(120);
    expect(workingMinutesBetween(shanghai, monday, friday)).toBe(-120);
  });

  it('are counted for ten years at most: a moment of another age is answered as soon as any', () => {
    const from = at('2026-03-06T08:00:00+08:00');
    const tenYears = workingMinutesBetween(shanghai, from, at('2040-01-01T00:00:00Z'));
    expect(tenYears).toBeGreaterThan(workingMinutesBetween(shanghai, from, at('2036-01-01T00:00:00Z')));
    expect(workingMinutesBetween(shanghai, from, at('9999-12-31T00:00:00Z'))).toBe(tenYears);
  });
});

describe('the days on which clocks change', () => {
  it('have 23 and 25 hours, and neither gains nor loses a minute', () => {
    const minutesOf = (date: string) =>
      workingSpans(berlin, date).reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()) / 60_000, 0);
    expect([minutesOf('2026-03-29'), minutesOf('2026-10-25'), minutesOf('2026-10-24')]).toEqual([1380, 1500, 1440]);
  });

  it('a skipped minute is the moment of the change, one that comes twice is the first', () => {
    expect(instantAt('Europe/Berlin', '2026-03-29', 150)).toEqual(at('2026-03-29T03:00:00+02:00'));
    expect(instantAt('Europe/Berlin', '2026-10-25', 150)).toEqual(at('2026-10-25T02:30:00+02:00'));
    expect(instantAt('Europe/Berlin', '2026-10-25', 180)).toEqual(at('2026-10-25T03:00:00+01:00'));
  });

  it('leave the day of the week where it is', () => {
    expect(addWorkingMinutes(berlin, at('2026-03-28T22:00:00+01:00'), 4 * 60)).toEqual(at('2026-03-29T03:00:00+02:00'));
    expect(localDateOf(berlin, at('2026-03-28T23:30:00Z'))).toBe('2026-03-29');
  });
});

describe('adding working days', () => {
  it('counts make-up days, no holidays, and not the day of the start', () => {
    expect(addWorkingDays(shanghai, '2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays(shanghai, '2026-02-13', 2)).toBe('2026-02-24');
    expect(addWorkingDays(shanghai, '2026-02-11', 15)).toBe('2026-03-10');
    expect(addWorkingDays(shanghai, '2026-02-15', 0)).toBe('2026-02-15');
    expect([isWorkingDay(shanghai, '2026-02-28'), isWorkingDay(shanghai, '2026-03-07')]).toEqual([true, false]);
  });
});

const calendars = fc.constantFrom(shanghai, berlin, { ...shanghai, timeZone: 'America/New_York' });
const moments = fc.date({ min: at('2026-01-20T00:00:00Z'), max: at('2026-11-20T00:00:00Z'), noInvalidDate: true });
const amounts = fc.integer({ min: 0, max: 6_000 });

/** A second opinion that knows no spans: it asks of every single minute what the clock on the wall shows. */
function minuteByMinute(calendar: WorkingCalendar, from: Date, to: Date): number {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  let worked = 0;
  for (let time = from.getTime(); time < to.getTime(); time += 60_000) {
    const [date, clock] = wall.format(time).split(' ') as [string, string];
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
    const day = calendar.days.get(date);
    const name = day === 'make-up' ? day : names[new Date(`${date}T12:00:00Z`).getUTCDay()]!;
    const spans = day === 'holiday' ? [] : (calendar.hours[name] ?? []);
    if (spans.some(({ opens, closes }) => minute >= opens && minute < closes)) worked++;
  }
  return worked;
}
const wholeMinute = (moment: Date) => new Date(Math.floor(moment.getTime() / 60_000) * 60_000);

describe('whatever calendar, moment and number', () => {
  it('what was added lies between', () => {
    fc.assert(
      fc.property(calendars, moments, amounts, (calendar, from, minutes) => {
        const due = addWorkingMinutes(calendar, from, minutes);
        expect(due >= from).toBe(true);
        expect(workingMinutesBetween(calendar, from, due)).toBeCloseTo(minutes, 6);
        expect(workingMinutesBetween(calendar, due, from)).toBeCloseTo(-minutes, 6);
      }),
    );
  });

  it('adding twice is adding the sum, and more is never earlier', () => {
    fc.assert(
      fc.property(calendars, moments, amounts, amounts, (calendar, from, one, two) => {
        const both = addWorkingMinutes(calendar, from, one + two);
        expect(addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, one), two)).toEqual(both);
        expect(both >= addWorkingMinutes(calendar, from, one)).toBe(true);
      }),
    );
  });

  it('starting later is never due earlier', () => {
    fc.assert(
      fc.property(calendars, moments, moments, amounts, (calendar, one, two, minutes) => {
        const [first, second] = one < two ? [one, two] : [two, one];
        expect(addWorkingMinutes(calendar, first, minutes) <= addWorkingMinutes(calendar, second, minutes)).toBe(true);
      }),
    );
  });

  it('agrees with counting the minutes one by one', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 3 * 1440 }), (calendar, start, length) => {
        const from = wholeMinute(start);
        const to = new Date(from.getTime() + length * 60_000);
        expect(workingMinutesBetween(calendar, from, to)).toBe(minuteByMinute(calendar, from, to));
      }),
      { numRuns: 40 },
    );
  });
});
