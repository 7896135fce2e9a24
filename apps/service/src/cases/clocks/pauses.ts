import type { Turn } from '#contract';
import { addWorkingMinutes, type WorkingCalendar, workingMinutesBetween } from '#platform/working-time';

/** A change of a case as clocks read it; everything is counted from these, so nothing can be lost or counted twice. */
export interface ClockChange {
  readonly at: Date;
  readonly kind: 'turn' | 'promise' | 'solved' | 'objected' | 'closed' | 'stopped';
  readonly turn: Turn | null;
  readonly promisedUpdateAt: Date | null;
}

/** A time in which the maker owes nothing; without an end while it lasts. */
export interface Pause {
  readonly start: Date;
  readonly end: Date | null;
}

function waitsAfter(change: ClockChange, waited: boolean): boolean {
  if (change.kind === 'turn') return change.turn === 'customer';
  if (change.kind === 'objected') return false;
  return change.kind === 'promise' ? waited : true;
}

/**
 * When it was the customer's turn: said so by staff, or solved, until an answer, an objection or another turn. Assignments
 * and priorities are no such changes and cannot end a pause.
 * @param changes in the order of time
 */
export function pausesOf(changes: readonly ClockChange[]): Pause[] {
  const pauses: Pause[] = [];
  let since: Date | null = null;
  for (const change of changes) {
    const waits = waitsAfter(change, since !== null);
    if (waits && since === null) since = change.at;
    if (!waits && since !== null) {
      if (since < change.at) pauses.push({ start: since, end: change.at });
      since = null;
    }
  }
  return since ? [...pauses, { start: since, end: null }] : pauses;
}

/** Where a clock stands: due at a moment, or stopped with so many minutes of working time left. */
export type Run = { readonly dueAt: Date } | { readonly leftMinutes: number };

const later = (one: Date, other: Date) => (one < other ? other : one);

/** To the millisecond, so that sums of fractions end where they should. */
const whole = (minutes: number) => Math.round(minutes * 60_000) / 60_000;

/** When so many working minutes that were no pause have passed since a moment. */
export function runOut(calendar: WorkingCalendar, from: Date, minutes: number, pauses: readonly Pause[]): Run {
  let at = from;
  let left = minutes;
  for (const { start, end } of pauses) {
    if (end && end <= at) continue;
    const worked = start > at ? workingMinutesBetween(calendar, at, start) : 0;
    // Reached before the pause, or at the very moment at which it began.
    if (start > at && worked >= left) break;
    left = whole(left - worked);
    if (!end) return { leftMinutes: left };
    at = end;
  }
  return { dueAt: addWorkingMinutes(calendar, at, left) };
}

/**
 * When a promised update is due: at the moment that was promised, unless it became the customer's turn before; then what
 * was left of working time begins anew after the pause. It never comes earlier than it was promised.
 */
export function promiseOut(
  calendar: WorkingCalendar,
  promise: { readonly madeAt: Date; readonly until: Date },
  pauses: readonly Pause[],
): { readonly until: Date; readonly run: Run } {
  let { until } = promise;
  for (const { start, end } of pauses) {
    if (start >= until) break;
    if (start < promise.madeAt && (!end || end <= promise.madeAt)) continue;
    const from = later(start, promise.madeAt);
    // A promise for the evening leaves no working time; what was left by the clock on the wall is as fair.
    const left = whole(workingMinutesBetween(calendar, from, until)) || (until.getTime() - from.getTime()) / 60_000;
    if (!end) return { until, run: { leftMinutes: left } };
    until = later(until, addWorkingMinutes(calendar, end, left));
  }
  return { until, run: { dueAt: until } };
}
