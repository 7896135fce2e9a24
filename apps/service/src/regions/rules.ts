import type { Difference, RegionAlarm } from '#contract';

/** What alarms are made of. */
export interface RegionFacts {
  readonly now: Date;
  /** When home last reported; null: never. */
  readonly reportedAt: Date | null;
  readonly oldestDecisionAt: Date | null;
  readonly oldestFactAt: Date | null;
  readonly comparedAt: Date | null;
  readonly transfers: { readonly persons: number; readonly thresholds: readonly number[] } | null;
  readonly differences: readonly Pick<Difference, 'kind' | 'persons'>[];
}

const minuteMs = 60_000;
/** Nothing may wait longer for the other region. */
export const lateAfterMs = 15 * minuteMs;
/** A comparison each night, and two hours to finish it. */
const comparisonLateAfterMs = 26 * 60 * minuteMs;

const minutesSince = (at: Date, now: Date) => Math.floor((now.getTime() - at.getTime()) / minuteMs);
const isLate = (at: Date | null, now: Date, afterMs = lateAfterMs) =>
  at !== null && now.getTime() - at.getTime() > afterMs;

/** Of the numbers that the law names, each that is reached, and each of which 80 % are. */
function transferAlarms({ transfers }: RegionFacts): RegionAlarm[] {
  if (!transfers) return [];
  return transfers.thresholds.flatMap((number): RegionAlarm[] => {
    if (transfers.persons >= number) return [{ kind: 'transfers-reached', number }];
    return transfers.persons >= number * 0.8 ? [{ kind: 'transfers-near', number }] : [];
  });
}

/** Everything that somebody has to look after, the most urgent first. */
export function alarmsOf(facts: RegionFacts): RegionAlarm[] {
  const { now, reportedAt, oldestDecisionAt, oldestFactAt, comparedAt } = facts;
  const alarms: RegionAlarm[] = [];
  if (reportedAt === null) alarms.push({ kind: 'home-silent', number: null });
  else if (isLate(reportedAt, now)) alarms.push({ kind: 'home-silent', number: minutesSince(reportedAt, now) });
  if (isLate(oldestDecisionAt, now))
    alarms.push({ kind: 'decisions-late', number: minutesSince(oldestDecisionAt!, now) });
  if (isLate(oldestFactAt, now)) alarms.push({ kind: 'facts-late', number: minutesSince(oldestFactAt!, now) });
  for (const { kind, persons } of facts.differences) if (persons > 0) alarms.push({ kind, number: persons });
  alarms.push(...transferAlarms(facts));
  if (reportedAt !== null && (comparedAt === null || isLate(comparedAt, now, comparisonLateAfterMs)))
    alarms.push({ kind: 'comparison-late', number: comparedAt && Math.floor(minutesSince(comparedAt, now) / 60) });
  return alarms;
}
