import {
  type CalendarDayEntry,
  type CalendarName,
  calendarZones,
  problem,
  type WorkingCalendarYear,
  type WorkingHours,
  weekMinutesLeast,
} from '#contract';
import type { Act } from '#platform/act';
import type { WorkingCalendar } from '#platform/working-time';
import type { StaffActor } from '../people/index.ts';
import { workingCalendarChanged } from './events.ts';
import { calendarWhole, dayCorrected, daysOfYear, hoursOfCalendar, hoursReplaced } from './queries.ts';
import { calendarOf, inOrder, minutesOfWeek, overlap } from './rules.ts';

/** The calendars that a transaction has read; they go with it. */
const readBy = new WeakMap<Act['tx'], Map<CalendarName, Promise<WorkingCalendar>>>();

/**
 * A working calendar, to count working time with (`#platform/working-time`); for acts of anybody and jobs. An act reads it
 * once, however many cases it counts.
 */
export function workingCalendar({ tx }: Pick<Act, 'tx'>, calendar: CalendarName): Promise<WorkingCalendar> {
  const calendars = readBy.get(tx) ?? new Map<CalendarName, Promise<WorkingCalendar>>();
  readBy.set(tx, calendars);
  const known = calendars.get(calendar);
  if (known) return known;
  const reading = calendarWhole(tx, calendar).then(({ days, hours }) => calendarOf(calendar, days ?? {}, hours ?? []));
  calendars.set(calendar, reading);
  return reading;
}

/** One year of a calendar with where each day is written. */
export async function readWorkingCalendar(
  act: Act<StaffActor>,
  calendar: CalendarName,
  year: number,
): Promise<WorkingCalendarYear> {
  const [days, hours] = await Promise.all([daysOfYear(act.tx, calendar, year), hoursOfCalendar(act.tx, calendar)]);
  const isPublished = days.some(({ status }) => status === 'published');
  return { calendar, timeZone: calendarZones[calendar], year, isPublished, hours: inOrder(hours), days };
}

/** Says what a day is; the notice it was read from stays in the audit entries only. */
export async function correctWorkingDay(
  act: Act<StaffActor>,
  calendar: CalendarName,
  day: Omit<CalendarDayEntry, 'status'>,
): Promise<CalendarDayEntry> {
  await dayCorrected(act.tx, calendar, day, { staffId: act.actor.staffId, now: act.now });
  act.emit(workingCalendarChanged(calendar));
  return { ...day, status: 'corrected' };
}

/** Writes the hours of a calendar, whole. @throws problem input */
export async function writeWorkingHours(
  act: Act<StaffActor>,
  calendar: CalendarName,
  hours: readonly WorkingHours[],
): Promise<WorkingHours[]> {
  if (overlap(hours)) throw problem('input', { fields: { hours: 'overlap' } });
  if (minutesOfWeek(hours) < weekMinutesLeast) throw problem('input', { fields: { hours: 'too-few' } });
  hoursReplaced(act.tx, calendar, hours);
  act.emit(workingCalendarChanged(calendar));
  return inOrder(hours);
}
