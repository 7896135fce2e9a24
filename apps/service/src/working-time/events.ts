import type { CalendarName } from '#contract';
import type { EventFact } from '#platform/act';

/** Kind of the fact that the worker follows. */
export const workingCalendarChangedKind = 'WorkingCalendarChanged';

/** Days or hours of a working calendar have changed: what is due by it may be due at another time. */
export const workingCalendarChanged = (calendar: CalendarName): EventFact => ({
  kind: workingCalendarChangedKind,
  body: { calendar },
});
