import type { CaseClocks, ClockFace } from '#contract';

/**
 * Minutes of working time that are left now: since the case was read they go by while people work, and stop at the next
 * break. Null where a clock has nothing left to count.
 */
export function leftNow(clocks: Pick<CaseClocks, 'readAt' | 'breakAt'>, face: ClockFace, now: Date): number | null {
  if (face.minutesLeft === null) return null;
  if (face.state === 'paused' || clocks.breakAt === null) return face.minutesLeft;
  const until = Math.min(now.getTime(), Date.parse(clocks.breakAt));
  const passed = Math.max(0, until - Date.parse(clocks.readAt)) / 60_000;
  return face.minutesLeft - passed;
}

/** Whole hours and minutes of a length; a piece of a minute counts as one, so that nothing is due in "0 min". */
export function hoursAndMinutes(minutes: number): [hours: number, minutes: number] {
  const whole = Math.ceil(Math.abs(minutes));
  return [Math.floor(whole / 60), whole % 60];
}
