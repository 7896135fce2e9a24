import type { Database } from '../database/index.ts';
import type { Logger } from '../log/index.ts';
import { misuseByDay } from './queries.ts';

/** What can be conspicuous in a log of use. */
export type MisuseKind = 'failed-sign-ins' | 'foreign-ids' | 'volume';

/** What happened on a day, and how many visitors were conspicuous by it; nothing of whom. */
export interface MisuseDay {
  /** A day of China. */
  readonly day: string;
  readonly kind: MisuseKind;
  readonly times: number;
  readonly sources: number;
}

/** From how many on something is conspicuous. A hall behind one address mistypes a password now and then. */
export const conspicuousFrom: Readonly<Record<MisuseKind, number>> = {
  'failed-sign-ins': 10,
  'foreign-ids': 20,
  volume: 3000,
};

const dayMs = 86_400_000;

/** The day of China that a moment lies in. */
export const dayInChina = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Today and the six days before it, by kind. */
export const readMisuseDays = (database: Database, now: Date): Promise<MisuseDay[]> => {
  const since = new Date(Date.parse(`${dayInChina(now)}T00:00:00+08:00`) - 6 * dayMs);
  return database.transaction({}, (tx) => misuseByDay(tx, since, conspicuousFrom));
};

/** What of some days is worth an alert now: a visitor was conspicuous today or yesterday. */
export const alertsIn = (days: readonly MisuseDay[], now: Date): MisuseDay[] => {
  const recent = [dayInChina(now), dayInChina(new Date(now.getTime() - dayMs))];
  return days.filter(({ day, sources }) => sources > 0 && recent.includes(day));
};

/** Writes into the process log what an administrator should look at: kind, day and numbers. */
export function logMisuse(days: readonly MisuseDay[], now: Date, log: Logger): void {
  for (const { kind, day, times, sources } of alertsIn(days, now))
    log.error({ misuse: { kind, day, times, sources } }, 'somebody is conspicuous in the log of use');
}
