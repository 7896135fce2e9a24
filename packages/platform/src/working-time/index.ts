export {
  type CalendarDay,
  dayAfter,
  type HoursOf,
  isWorkingDay,
  kindOfDay,
  localDateOf,
  type Span,
  type WorkingCalendar,
  workingSpans,
} from './calendar.ts';
export { addWorkingDays, addWorkingMinutes, workingMinutesBetween } from './sums.ts';
export { instantAt } from './zone.ts';
