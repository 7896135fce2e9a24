import { dayAfter, isWorkingDay, localDateOf, type WorkingCalendar, workingSpans } from './calendar.ts';

const minuteMs = 60_000;

/** Nothing is due later than this; a calendar that has no working day for so long has none at all. */
const mostDays = 3_660;

function* daysFrom(date: string): Generator<string> {
  for (let passed = 0, day = date; passed <= mostDays; passed++, day = dayAfter(day)) yield day;
  throw new RangeError(`no working time within ${mostDays} days after ${date}`);
}

/**
 * The first moment at which so many minutes have been worked since `from`; `from` itself for none.
 * @throws RangeError for a negative number, or where the calendar has no such moment within ten years
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  if (!(minutes >= 0)) throw new RangeError(`${minutes} is no number of minutes to add`);
  let leftMs = minutes * minuteMs;
  if (leftMs === 0) return from;
  for (const day of daysFrom(localDateOf(calendar, from)))
    for (const { start, end } of workingSpans(calendar, day)) {
      const begins = Math.max(start.getTime(), from.getTime());
      const worked = end.getTime() - begins;
      if (worked <= 0) continue;
      if (worked >= leftMs) return new Date(begins + leftMs);
      leftMs -= worked;
    }
  throw new RangeError('not reached');
}

/**
 * How many minutes are worked between two moments, with fractions; negative when `to` lies before `from`. Counted for ten
 * years at most: who waits longer waits for no sum, and centuries of days would keep everybody else waiting.
 */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from);
  const first = localDateOf(calendar, from);
  // Dates as words: the earlier one comes first.
  const [last = first] = [localDateOf(calendar, to), dayAfter(first, mostDays)].toSorted();
  let workedMs = 0;
  for (let day = first; day <= last; day = dayAfter(day))
    for (const { start, end } of workingSpans(calendar, day)) {
      const piece = Math.min(end.getTime(), to.getTime()) - Math.max(start.getTime(), from.getTime());
      if (piece > 0) workedMs += piece;
    }
  return workedMs / minuteMs;
}

/**
 * The day on which so many working days have passed, the day of the start not counted: 0 is the start itself.
 * @param date `YYYY-MM-DD` in the calendar's time zone
 * @throws RangeError for a negative number, or where the calendar has no such day within ten years
 */
export function addWorkingDays(calendar: WorkingCalendar, date: string, days: number): string {
  if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`${days} is no number of days to add`);
  let left = days;
  for (const day of daysFrom(date)) {
    if (day !== date && isWorkingDay(calendar, day)) left--;
    if (left === 0) return day;
  }
  throw new RangeError('not reached');
}
