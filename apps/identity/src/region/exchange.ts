import type { Logger } from 'pino';
import { Distrusted } from '../server/bounded.ts';
import { repeat } from '../server/repeat.ts';
import { compareIfDue } from './comparing/comparing.ts';
import { logAlarms, reportOf, tellReport } from './comparing/reporting.ts';
import { fetchFacts, type RegionGround } from './facts.ts';

/** Home's side of everything that passes between the regions beside decisions. */
export interface Exchange {
  /** One round: fetches facts, compares when it is due, reports. @throws Error when the service region is away */
  round(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 5_000;
const atMostMs = 60_000;
/** More facts than these wait for the next round, also those of a service that never runs out of them. */
const factRounds = 100;
/** How often things are reported when nothing happened, and how often an alarm stands in the log. */
const reportEveryMs = 60_000;
const alarmEveryMs = 15 * 60_000;

/** Opens the exchange. Safe in several processes; does nothing by itself when `byItself` is false. */
export function openExchange(
  ground: RegionGround & { readonly log: Logger; readonly thresholds: readonly number[] },
  byItself = true,
): Exchange {
  const { log } = ground;
  let [reportedAt, alarmedAt] = [0, 0];
  const round = async () => {
    const now = ground.clock.now().getTime();
    if (now - alarmedAt >= alarmEveryMs) {
      logAlarms(await reportOf(ground, ground.thresholds), log);
      alarmedAt = now;
    }
    for (let times = 0; times < factRounds && (await fetchFacts(ground)) === 100; times += 1);
    let compared = false;
    while (await compareIfDue(ground, log)) compared = true;
    if (!compared && now - reportedAt < reportEveryMs) return;
    await tellReport(ground, await reportOf(ground, ground.thresholds));
    reportedAt = now;
  };
  const failed = (error: unknown, failures: number) => {
    if (error instanceof Distrusted)
      log.error({ err: error, failures, reason: error.reason }, 'the service region answers what home does not take');
    else log.warn({ err: error, failures }, 'the service region cannot be reached; tried again');
  };
  const repeated = byItself ? repeat(round, { everyMs, atMostMs, failed }) : undefined;
  return {
    round,
    async close() {
      await repeated?.close();
    },
  };
}
