import type { CalendarName } from '#contract';
import type { EventFact } from '#platform/act';

/** Days or hours of a working calendar have changed: what is due by it may be due at another time. */
export const workingCalendarChanged = (calendar: CalendarName): EventFact => ({
  kind: 'WorkingCalendarChanged',
  body: { calendar },
});
