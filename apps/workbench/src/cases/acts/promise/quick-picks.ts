import { atWallTime, wallTime } from '../../../shell/time/zones.ts';

const hourMs = 3_600_000;
const morning = 9;

/** Moments often promised: soon, and when the customer's day begins. */
export function quickPicks(now: Date, customerZone: string) {
  const today = wallTime(now, customerZone);
  // Days beyond the end of a month roll over, as Date.UTC does.
  const inDays = (days: number) => atWallTime(today.year, today.month, today.day + days, morning, 0, customerZone);
  const nextDay = inDays(1);
  const nextMonday = inDays(8 - today.weekday);
  return {
    hour: new Date(now.getTime() + hourMs),
    fourHours: new Date(now.getTime() + 4 * hourMs),
    nextDay,
    nextMonday,
  };
}
