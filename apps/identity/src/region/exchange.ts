import type { Logger } from 'pino';
import { repeat } from '../server/repeat.ts';
import { compareIfDue } from './comparing.ts';
import { fetchFacts, type RegionGround } from './facts.ts';
import { logAlarms, reportOf, tellReport } from './reporting.ts';

/** Home's side of everything that passes between the regions beside decisions. */
export interface Exchange {
  /** One round: fetches facts, compares when it is due, reports. @throws Error when the service region is away */
  round(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 5_000;
const atMostMs = 60_000;
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
    while ((await fetchFacts(ground)) === 100);
    let compared = false;
    while (await compareIfDue(ground, log)) compared = true;
    if (!compared && now - reportedAt < reportEveryMs) return;
    await tellReport(ground, await reportOf(ground, ground.thresholds));
    reportedAt = now;
  };
  const failed = (error: unknown, failures: number) =>
    log.warn({ err: error, failures }, 'the service region cannot be reached; tried again');
  const repeated = byItself ? repeat(round, { everyMs, atMostMs, failed }) : undefined;
  return {
    round,
    async close() {
      await repeated?.close();
    },
  };
}
