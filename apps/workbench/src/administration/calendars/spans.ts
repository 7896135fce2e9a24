import type { WorkingHours } from '#contract';

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The hours of a day as one reads and types them: `08:30–12:00, 13:00–17:30`; empty for a free day. */
export const spansTyped = (hours: readonly WorkingHours[], day: WorkingHours['day']): string =>
  hours
    .filter((each) => each.day === day)
    .map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`)
    .join(', ');

const time = /^(\d{1,2})[:.：]?(\d{2})?$/;

function minutesOf(typed: string): number | null {
  const found = time.exec(typed.trim());
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours > 24 || minutes > 59 || (hours === 24 && minutes > 0) ? null : hours * 60 + minutes;
}

/**
 * What was typed as the hours of a day, in order; null where it cannot be read, ends before it begins or overlaps.
 * `8-12, 13:00–17.30` and full-width signs are understood.
 */
export function spansRead(day: WorkingHours['day'], typed: string): WorkingHours[] | null {
  const spans: WorkingHours[] = [];
  for (const part of typed.split(/[,;，；、]/).filter((each) => each.trim() !== '')) {
    const [opens, closes, ...more] = part.split(/[-–—~～至]|bis|to/).map(minutesOf);
    if (opens == null || closes == null || more.length > 0 || opens >= closes) return null;
    spans.push({ day, opens, closes });
  }
  spans.sort((one, other) => one.opens - other.opens);
  return spans.some(({ opens }, at) => at > 0 && opens < spans[at - 1]!.closes) ? null : spans;
}
