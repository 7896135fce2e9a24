import type { Logger } from 'pino';
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

/** How long to wait after so many rounds in a row that failed: twice as long each time, a minute at most. */
export const pauseAfter = (failures: number): number => Math.min(everyMs * 2 ** failures, atMostMs);

/** Opens the exchange. Safe in several processes; does nothing by itself when `byItself` is false. */
export function openExchange(
  ground: RegionGround & { readonly log: Logger; readonly thresholds: readonly number[] },
  byItself = true,
): Exchange {
  const { log } = ground;
  let [reportedAt, alarmedAt, failures] = [0, 0, 0];
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
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await round();
      failures = 0;
    } catch (error) {
      failures += 1;
      log.warn({ err: error, failures }, 'the service region cannot be reached; tried again');
    }
    soon(pauseAfter(failures));
  };
  const soon = (inMs: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, inMs);
  };
  if (byItself) soon(everyMs);
  return {
    round,
    async close() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
