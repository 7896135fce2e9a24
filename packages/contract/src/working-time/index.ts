import { z } from 'zod';
import { defineRoute, line } from '../route/index.ts';

/** The working calendars there are, with their time zones: of the maker's people in China, and of those in Germany. */
export const calendarZones = { china: 'Asia/Shanghai', germany: 'Europe/Berlin' } as const;

/** One of the working calendars. */
export type CalendarName = keyof typeof calendarZones;

/** Their names as a list. */
export const calendarNames = ['china', 'germany'] as const satisfies readonly CalendarName[];

/** Days that have hours; `make-up` is a day worked in exchange for a holiday, whatever its weekday. */
export const hoursOf = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'make-up'] as const;

/** What a day is that differs from its weekday. */
export const dayKinds = ['holiday', 'make-up', 'ordinary'] as const;

// Also asked about what the pattern has refused, so a day that is none must not throw.
const isDay = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

/** A calendar day. */
export const dateSchema = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isDay, 'date');

/** A day that differs from its weekday, with where that is written. */
export const calendarDaySchema = z.object({
  date: z.string(),
  kind: z.enum(dayKinds),
  name: z.string(),
  status: z.enum(['published', 'corrected']),
  source: z.string(),
});

/** A day of a calendar. */
export type CalendarDayEntry = z.output<typeof calendarDaySchema>;

/** Hours within a day, in minutes since midnight. */
export const hoursSchema = z.strictObject({
  day: z.enum(hoursOf),
  opens: z.int().min(0).max(1439),
  closes: z.int().min(1).max(1440),
});

/** Hours within a day. */
export type WorkingHours = z.output<typeof hoursSchema>;

/** One year of a calendar. */
export const workingCalendarSchema = z.object({
  calendar: z.enum(calendarNames),
  timeZone: z.string(),
  year: z.int(),
  /** Whether the holidays of this year are known; until they are, only weekends are free. */
  isPublished: z.boolean(),
  hours: z.array(hoursSchema),
  days: z.array(calendarDaySchema),
});

/** One year of a calendar. */
export type WorkingCalendarYear = z.output<typeof workingCalendarSchema>;

const ofCalendar = z.object({ calendar: z.enum(calendarNames) });

/**
 * So many minutes a week have working hours at least, make-up days left out: with fewer the longest goal would end
 * beyond every calendar, and no case could say when it is due.
 */
export const weekMinutesLeast = 240;

/** Routes of the working calendars. */
export const workingTimeRoutes = {
  readWorkingCalendar: defineRoute({
    id: 'readWorkingCalendar',
    tag: 'Desk: administration',
    summary: 'One year of a working calendar: hours by day of the week, and the days that differ',
    method: 'GET',
    path: '/api/desk/working-calendars/{calendar}',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    params: ofCalendar,
    query: z.object({ year: z.coerce.number().int().min(2000).max(2099) }),
    answer: workingCalendarSchema,
    audit: 'read a working calendar',
  }),
  correctWorkingDay: defineRoute({
    id: 'correctWorkingDay',
    tag: 'Desk: administration',
    summary: 'Say what a day is, and where that is written',
    method: 'PUT',
    path: '/api/desk/working-calendars/{calendar}/days/{date}',
    audience: 'staff',
    may: ['administrator'],
    params: ofCalendar.extend({ date: dateSchema }),
    body: z.strictObject({ kind: z.enum(dayKinds), name: line(60), source: line(200) }),
    answer: calendarDaySchema,
    audit: 'corrected a working day',
  }),
  writeWorkingHours: defineRoute({
    id: 'writeWorkingHours',
    tag: 'Desk: administration',
    summary: 'Write the hours of a working calendar, whole',
    method: 'PUT',
    path: '/api/desk/working-calendars/{calendar}/hours',
    audience: 'staff',
    may: ['administrator'],
    params: ofCalendar,
    body: z.strictObject({ hours: z.array(hoursSchema).min(1).max(40) }),
    answer: z.object({ hours: z.array(hoursSchema) }),
    audit: 'wrote working hours',
  }),
} as const;
