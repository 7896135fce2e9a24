import { type CalendarDayEntry, type CalendarName, calendarZones, hoursOf, type WorkingHours } from '#contract';
import type { WorkingCalendar } from '#platform/working-time';

/** The calendar as sums of working time take it. */
export const calendarOf = (
  calendar: CalendarName,
  days: Readonly<Record<string, CalendarDayEntry['kind']>>,
  hours: readonly WorkingHours[],
): WorkingCalendar => ({
  timeZone: calendarZones[calendar],
  days: new Map(Object.entries(days)),
  hours: Object.fromEntries(hoursOf.map((day) => [day, hours.filter((each) => each.day === day)])),
});

/** Hours by day of the week and time. */
export const inOrder = (hours: readonly WorkingHours[]): WorkingHours[] =>
  [...hours].sort((a, b) => hoursOf.indexOf(a.day) - hoursOf.indexOf(b.day) || a.opens - b.opens);

/** Whether some hours end before they begin, or begin before those of the same day before them end. */
export const overlap = (hours: readonly WorkingHours[]): boolean =>
  inOrder(hours).some(
    ({ day, opens, closes }, at, all) =>
      closes <= opens || (all[at - 1]?.day === day && opens < (all[at - 1]?.closes ?? 0)),
  );

/** Minutes that are worked in a week without holidays; days worked in exchange for one are no part of it. */
export const minutesOfWeek = (hours: readonly WorkingHours[]): number =>
  hours.filter(({ day }) => day !== 'make-up').reduce((sum, { opens, closes }) => sum + closes - opens, 0);
