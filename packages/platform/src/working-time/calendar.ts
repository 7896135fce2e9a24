import { instantAt, wallTimeOf } from './zone.ts';

/** What a day is that is not simply its weekday: free, worked although it is a weekend, or its weekday after all. */
export type CalendarDay = 'holiday' | 'make-up' | 'ordinary';

/** Days of the week that have hours, and `make-up` for days worked in exchange for a holiday. */
export type HoursOf = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun' | 'make-up';

/** Hours within one day, in minutes since midnight of the calendar's time zone; `closes` 1440 is midnight. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
}

/** When people work: hours by day of the week, and the days that differ. */
export interface WorkingCalendar {
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Spans in order that do not overlap; a day that is missing is not worked. */
  readonly hours: Readonly<Partial<Record<HoursOf, readonly Hours[]>>>;
  /** Days that differ from their weekday, by `YYYY-MM-DD`. */
  readonly days: ReadonlyMap<string, CalendarDay>;
}

/** A piece of working time, from an instant up to another. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const dayMs = 86_400_000;

/** The day in the calendar's time zone at an instant, as `YYYY-MM-DD`. */
export const localDateOf = (calendar: Pick<WorkingCalendar, 'timeZone'>, instant: Date): string =>
  new Date(wallTimeOf(calendar.timeZone, instant)).toISOString().slice(0, 10);

/** The day after a day, both `YYYY-MM-DD`; a negative number of days goes back. */
export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Whose hours a day has; null for a holiday. */
export function kindOfDay(calendar: WorkingCalendar, date: string): HoursOf | null {
  const differs = calendar.days.get(date);
  if (differs === 'holiday') return null;
  return differs === 'make-up' ? 'make-up' : weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
}

const hoursOn = (calendar: WorkingCalendar, date: string): readonly Hours[] => {
  const kind = kindOfDay(calendar, date);
  return (kind && calendar.hours[kind]) || [];
};

/** Whether any of a day is worked; make-up days are, holidays are not. */
export const isWorkingDay = (calendar: WorkingCalendar, date: string): boolean => hoursOn(calendar, date).length > 0;

/** The working time of one day. On a day on which clocks change a span is as long as it really is. */
export const workingSpans = (calendar: WorkingCalendar, date: string): Span[] =>
  hoursOn(calendar, date)
    .map(({ opens, closes }) => ({
      start: instantAt(calendar.timeZone, date, opens),
      end: instantAt(calendar.timeZone, date, closes),
    }))
    .filter(({ start, end }) => start < end);
