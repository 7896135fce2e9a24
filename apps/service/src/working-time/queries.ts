import type { CalendarDayEntry, CalendarName, WorkingHours } from '#contract';
import { sql, type Tx } from '#platform/database';

/** What due times need of a calendar: every day that differs, and the hours, in one answer. */
export const calendarWhole = (tx: Tx, calendar: CalendarName) =>
  tx.one<{ days: Record<string, CalendarDayEntry['kind']> | null; hours: WorkingHours[] | null }>(sql`
    SELECT (SELECT json_object_agg(date, kind) FROM working_calendar WHERE calendar = ${calendar}) AS days,
      (SELECT json_agg(json_build_object('day', day, 'opens', opens, 'closes', closes) ORDER BY day, opens)
        FROM working_hours WHERE calendar = ${calendar}) AS hours`);

/** The days of one year that differ; as texts, so that no time zone moves them. */
export const daysOfYear = (tx: Tx, calendar: CalendarName, year: number) =>
  tx.rows<CalendarDayEntry>(sql`
    SELECT date::text AS date, kind, name, status, source FROM working_calendar
    WHERE calendar = ${calendar} AND date BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 31)
    ORDER BY working_calendar.date LIMIT 366`);

/** Hours of a calendar. */
export const hoursOfCalendar = (tx: Tx, calendar: CalendarName) =>
  tx.rows<WorkingHours>(sql`
    SELECT day, opens, closes FROM working_hours WHERE calendar = ${calendar} ORDER BY day, opens LIMIT 100`);

/** Says what a day is. */
export const dayCorrected = (
  tx: Tx,
  calendar: CalendarName,
  day: Omit<CalendarDayEntry, 'status'>,
  by: { staffId: string; now: Date },
) =>
  tx.run(sql`
    INSERT INTO working_calendar (calendar, date, kind, name, status, source, changed_by, changed_at)
    VALUES (${calendar}, ${day.date}, ${day.kind}, ${day.name}, 'corrected', ${day.source}, ${by.staffId}, ${by.now})
    ON CONFLICT (calendar, date) DO UPDATE SET kind = excluded.kind, name = excluded.name, status = excluded.status,
      source = excluded.source, changed_by = excluded.changed_by, changed_at = excluded.changed_at`);

/** Writes all hours of a calendar anew. */
export function hoursReplaced(tx: Tx, calendar: CalendarName, hours: readonly WorkingHours[]): void {
  tx.later(sql`DELETE FROM working_hours WHERE calendar = ${calendar}`);
  for (const { day, opens, closes } of hours)
    tx.later(sql`
      INSERT INTO working_hours (calendar, day, opens, closes) VALUES (${calendar}, ${day}, ${opens}, ${closes})`);
}
