const minuteMs = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make and cheap to use. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** What clocks and calendars in a time zone show at an instant, as milliseconds since 1970 read as if they were UTC. */
export function wallTimeOf(timeZone: string, instant: Date): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) + (instant.getTime() % 1000);
}

/**
 * The instant at which clocks in a time zone show a minute of a day. A minute that is skipped when clocks go forward is
 * the moment they do; of a minute that comes twice it is the first.
 * @param date `YYYY-MM-DD`
 * @param minutes since the midnight that begins the day, 1440 is the one that ends it
 */
export function instantAt(timeZone: string, date: string, minutes: number): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  const offsetAt = (time: number) => wallTimeOf(timeZone, new Date(time)) - time;
  // Clocks change by less than a day, so the offsets a day before and after are those that can hold.
  const before = offsetAt(wall - 1440 * minuteMs);
  const after = offsetAt(wall + 1440 * minuteMs);
  const tries = [wall - before, wall - after].sort((a, b) => a - b);
  const fitting = tries.find((time) => time + offsetAt(time) === wall);
  return new Date(fitting ?? changeBetween(timeZone, tries[0]!, tries[1]!));
}

/** The first millisecond after `from` that has the offset of `to`. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const offsetAt = (time: number) => wallTimeOf(timeZone, new Date(time)) - time;
  const wanted = offsetAt(to);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === wanted) high = middle;
    else low = middle;
  }
  return high;
}
