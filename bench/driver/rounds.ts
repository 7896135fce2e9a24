import { perRequest, type Used } from './cpu.ts';
import type { Driver, Job, Outcome } from './index.ts';

/** Two things measured in turns, so that whatever else the machine does meets both. */
export interface Compared {
  readonly ours: readonly Outcome[];
  readonly baseline: readonly Outcome[];
  /** One ratio of throughput a round, in order of size. */
  readonly ratios: readonly number[];
  /** Processor time of server and PostgreSQL for one request, over all rounds. */
  readonly cpu: { readonly ours: Used; readonly baseline: Used };
}

/** How long and how often. */
export interface Rounds {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
}

/** What is measured: a request, and a meter of the processes that answer it. */
export interface Measured {
  readonly request: Omit<Job, 'connections' | 'milliseconds' | 'atMost'>;
  readonly meter: () => Used;
  /** Made ready for this side before each of its turns, beside the measured time. */
  readonly before?: () => Promise<void>;
}

/** Enough requests for the compiler to have seen every path, bounded in time on a busy machine. */
const warmUp = { milliseconds: 10_000, atMost: 4_000 };

/** Runs A/B/A/B …, each round beginning with the other one, after one warm-up of each that is not counted. */
export async function inTurns(driver: Driver, ours: Measured, baseline: Measured, how: Rounds): Promise<Compared> {
  const bounds = { connections: how.connections, milliseconds: how.milliseconds, atMost: 200_000 };
  const sides = { ours: sideOf(ours), baseline: sideOf(baseline) };
  for (const { request, before } of [ours, baseline]) {
    await before?.();
    await driver.run({ ...request, ...bounds, ...warmUp });
  }
  for (let round = 0; round < how.rounds; round += 1) {
    const both = [sides.ours, sides.baseline];
    for (const side of round % 2 ? both.reverse() : both) await runRound(driver, side, bounds);
  }
  const ratios = sides.ours.outcomes.map((each, at) => each.perSecond / sides.baseline.outcomes[at]!.perSecond);
  return {
    ours: sides.ours.outcomes,
    baseline: sides.baseline.outcomes,
    ratios: ratios.sort((a, b) => a - b),
    cpu: { ours: cpuOf(sides.ours), baseline: cpuOf(sides.baseline) },
  };
}

const sideOf = (measured: Measured) => ({ ...measured, outcomes: [] as Outcome[], serverMs: 0, postgresMs: 0 });

type Side = ReturnType<typeof sideOf>;

async function runRound(driver: Driver, side: Side, bounds: Pick<Job, 'connections' | 'milliseconds' | 'atMost'>) {
  await side.before?.();
  const before = side.meter();
  side.outcomes.push(await successful(driver, { ...side.request, ...bounds }));
  const after = side.meter();
  side.serverMs += after.serverMs - before.serverMs;
  side.postgresMs += after.postgresMs - before.postgresMs;
}

function cpuOf({ outcomes, serverMs, postgresMs }: Side): Used {
  const requests = outcomes.reduce((sum, outcome) => sum + outcome.requests, 0);
  return perRequest({ serverMs: 0, postgresMs: 0 }, { serverMs, postgresMs }, requests);
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** A refused request is quick: a run with one proves nothing. */
async function successful(driver: Driver, job: Job): Promise<Outcome> {
  const outcome = await driver.run(job);
  const refused = Object.keys(outcome.statuses).filter((status) => !status.startsWith('2'));
  if (refused.length > 0) throw new Error(`${job.method} ${job.path}: ${JSON.stringify(outcome.statuses)}`);
  return outcome;
}
