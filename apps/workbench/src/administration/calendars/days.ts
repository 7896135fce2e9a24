const at = (date: string) => new Date(`${date}T00:00:00Z`);
const said = (day: Date) => day.toISOString().slice(0, 10);

/** This day of a year, given as `MM-DD`; of a year that does not have it, the first day. */
export function dayIn(year: number, monthAndDay: string): string {
  const wished = `${year}-${monthAndDay}`;
  const day = at(wished);
  return !Number.isNaN(day.getTime()) && said(day) === wished ? wished : `${year}-01-01`;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * Where a key leads from a day, `YYYY-MM-DD`: days by arrows, months by Page up and down, the year's ends by Home and End
 * (ARIA APG, date grid); null for a key that leads nowhere.
 */
export function dayAfter(from: string, key: string): string | null {
  const day = at(from);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  if (key in steps) day.setUTCDate(day.getUTCDate() + steps[key]!);
  else if (key === 'PageUp' || key === 'PageDown') {
    const to = month + (key === 'PageUp' ? -1 : 1);
    const last = new Date(Date.UTC(year, to + 1, 0)).getUTCDate();
    day.setUTCFullYear(year, to, Math.min(day.getUTCDate(), last));
  } else if (key === 'Home') day.setUTCFullYear(year, 0, 1);
  else if (key === 'End') day.setUTCFullYear(year, 11, 31);
  else return null;
  return said(day);
}
