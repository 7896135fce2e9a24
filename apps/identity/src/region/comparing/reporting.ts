import type { Logger } from 'pino';
import { type HomeReport, namedAtMost, regionRoutes } from '#contract';
import { logMisuse, readMisuseDays } from '#platform/access-log';
import type { RegionGround } from '../facts.ts';
import { decisionsWaiting, differencesFound, lastComparison, transfersOf } from '../queries.ts';
import { thresholdsAt, yearOf } from '../rules.ts';

const lateAfterMs = 15 * 60_000;

/** How things stand at home now. */
export async function reportOf(
  { database, clock }: Pick<RegionGround, 'database' | 'clock'>,
  thresholds: readonly number[],
): Promise<HomeReport> {
  const now = clock.now();
  const year = yearOf(now);
  const misuse = await readMisuseDays(database, now);
  return database.transaction({}, async (tx) => {
    const waiting = await decisionsWaiting(tx);
    const persons = await transfersOf(tx, year);
    const last = await lastComparison(tx);
    return {
      reportedAt: now.toISOString(),
      decisions: { waiting: waiting.waiting, oldestAt: waiting.oldest?.toISOString() ?? null },
      transfers: { year, persons, thresholds: [...thresholds] },
      misuse,
      comparison: last
        ? {
            comparedAt: last.ended_at.toISOString(),
            personsHome: last.persons_home,
            personsService: last.persons_service,
            differences: await differencesFound(tx, namedAtMost),
          }
        : null,
    };
  });
}

/** Writes into the log what of a report somebody has to look after; the desk reads the same once the report is told. */
export function logAlarms({ reportedAt, decisions, transfers, misuse = [] }: HomeReport, log: Logger): void {
  logMisuse(misuse, new Date(reportedAt), log);
  if (decisions.oldestAt && Date.parse(reportedAt) - Date.parse(decisions.oldestAt) > lateAfterMs)
    log.error({ ...decisions }, 'decisions wait for the service region for more than 15 minutes');
  for (const { number, reached } of thresholdsAt(transfers.persons, transfers.thresholds))
    log[reached ? 'error' : 'warn'](
      { year: transfers.year, persons: transfers.persons, threshold: number },
      reached
        ? 'as many people were transferred this year as the law allows without more'
        : 'the number of people transferred this year comes near a threshold',
    );
}

/** Tells the service region how things stand, for its desk. */
export const tellReport = ({ line }: Pick<RegionGround, 'line'>, report: HomeReport) =>
  line(regionRoutes.keepHomeReport, { body: report });
