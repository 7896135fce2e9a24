import type { Driver, Job, Outcome } from './index.ts';

/** Two things measured in turns, so that whatever else the machine does meets both. */
export interface Compared {
  readonly ours: readonly Outcome[];
  readonly baseline: readonly Outcome[];
  /** One ratio of throughput a round, in order of size. */
  readonly ratios: readonly number[];
}

/** How long and how often. */
export interface Rounds {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
}

type Request = Omit<Job, 'connections' | 'milliseconds' | 'atMost'>;

/** Runs A/B/A/B …, each round beginning with the other one, after one short round of each that is not counted. */
export async function inTurns(driver: Driver, ours: Request, baseline: Request, how: Rounds): Promise<Compared> {
  const bounds = { connections: how.connections, milliseconds: how.milliseconds, atMost: 200_000 };
  const outcomes = { ours: [] as Outcome[], baseline: [] as Outcome[] };
  for (const request of [ours, baseline])
    await driver.run({ ...request, ...bounds, milliseconds: how.milliseconds / 2 });
  for (let round = 0; round < how.rounds; round += 1) {
    const both = [['ours', ours] as const, ['baseline', baseline] as const];
    for (const [name, request] of round % 2 ? both.reverse() : both)
      outcomes[name].push(await successful(driver, { ...request, ...bounds }));
  }
  const ratios = outcomes.ours.map((each, at) => each.perSecond / outcomes.baseline[at]!.perSecond);
  return { ...outcomes, ratios: ratios.sort((a, b) => a - b) };
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
