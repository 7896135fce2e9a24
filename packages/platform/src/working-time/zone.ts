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

function writtenOffset(timeZone: string, time: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(time)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) + (time % 1000) - time;
}

/** From here on clocks have changed at full quarters of an hour only, so that one offset holds for a whole quarter. */
const quartersSince = Date.UTC(1973, 0);
const quarterMs = 15 * minuteMs;
const rememberedQuarters = 50_000;
const offsets = new Map<string, Map<number, number>>();

/**
 * How far clocks of a time zone are ahead of UTC, in milliseconds. Writing an instant out costs microseconds, and the
 * working time of a case that waits for years asks thousands of times.
 */
function offsetAt(timeZone: string, time: number): number {
  if (time < quartersSince) return writtenOffset(timeZone, time);
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  const quarter = Math.floor(time / quarterMs);
  const before = known.get(quarter);
  if (before !== undefined) return before;
  const offset = writtenOffset(timeZone, time);
  if (known.size >= rememberedQuarters) known.clear();
  known.set(quarter, offset);
  offsets.set(timeZone, known);
  return offset;
}

/** What clocks and calendars in a time zone show at an instant, as milliseconds since 1970 read as if they were UTC. */
export const wallTimeOf = (timeZone: string, instant: Date): number =>
  instant.getTime() + offsetAt(timeZone, instant.getTime());

/**
 * The instant at which clocks in a time zone show a minute of a day. A minute that is skipped when clocks go forward is
 * the moment they do; of a minute that comes twice it is the first.
 * @param date `YYYY-MM-DD`
 * @param minutes since the midnight that begins the day, 1440 is the one that ends it
 */
export function instantAt(timeZone: string, date: string, minutes: number): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  // Clocks change by less than a day, so the offsets a day before and after are those that can hold.
  const before = offsetAt(timeZone, wall - 1440 * minuteMs);
  const after = offsetAt(timeZone, wall + 1440 * minuteMs);
  const tries = [wall - before, wall - after].sort((a, b) => a - b);
  const fitting = tries.find((time) => time + offsetAt(timeZone, time) === wall);
  return new Date(fitting ?? changeBetween(timeZone, tries[0]!, tries[1]!));
}

/** The first millisecond after `from` that has the offset of `to`. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const wanted = offsetAt(timeZone, to);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle) === wanted) high = middle;
    else low = middle;
  }
  return high;
}
