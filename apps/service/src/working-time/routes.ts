import { routes } from '#contract';
import type { Mounted } from '#platform/http';
import type { Actors } from '../people/index.ts';
import { correctWorkingDay, readWorkingCalendar, writeWorkingHours } from './actions.ts';

/** Binds the routes of the working calendars. */
export function workingTimeFeature(mounted: Mounted<Actors>): void {
  mounted.handle(routes.readWorkingCalendar, ({ act, params, query }) =>
    readWorkingCalendar(act, params.calendar, query.year),
  );
  mounted.handle(routes.correctWorkingDay, ({ act, params, body }) =>
    correctWorkingDay(act, params.calendar, { date: params.date, ...body }),
  );
  mounted.handle(routes.writeWorkingHours, async ({ act, params, body }) => ({
    hours: await writeWorkingHours(act, params.calendar, body.hours),
  }));
}
