import type { CaseState, ClockState, DueKind } from '#contract';
import type { CountableGoal } from '../../service-goals/index.ts';
import { type ClockChange, type Pause, pausesOf, promiseOut, type Run, runOut } from './pauses.ts';

/** What is known of a case, in the order of time. */
export interface ClockFacts {
  readonly openedAt: Date;
  readonly state: CaseState;
  readonly changes: readonly ClockChange[];
  /** When staff wrote to the customer or spoke with it on the phone. */
  readonly answers: readonly Date[];
}

/** One clock: met at a moment, or still to run out. */
export interface Clock {
  readonly metAt: Date | null;
  readonly run: Run | null;
}

/** What the facts of a case come to. */
export interface Counted {
  readonly clock: Exclude<ClockState, 'uncounted' | 'late'>;
  readonly dueAt: Date | null;
  readonly dueOf: DueKind | null;
  /** The promise as the customer sees it. */
  readonly promisedUpdateAt: Date | null;
  readonly firstAnswer: Clock;
  readonly update: (Clock & { readonly isPromised: boolean }) | null;
  readonly pauses: readonly Pause[];
}

const working: readonly CaseState[] = ['sent', 'received', 'in-progress'];

interface Promised {
  readonly madeAt: Date;
  readonly until: Date;
}

/** What was promised last and still holds, and when staff last told the customer something. */
function lastWord(facts: ClockFacts, goal: CountableGoal, pauses: readonly Pause[]) {
  let promise: Promised | null = null;
  let toldAt: Date | null = null;
  const words = [
    ...facts.answers.map((at) => ({ at, kind: 'answer' as const, promisedUpdateAt: null })),
    ...facts.changes.filter(({ kind }) => kind === 'promise' || kind === 'solved' || kind === 'stopped'),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const { at, kind, promisedUpdateAt } of words) {
    if (kind === 'promise') {
      promise = promisedUpdateAt && { madeAt: at, until: promisedUpdateAt };
      continue;
    }
    toldAt = at;
    // A promise for later stands beside an answer; one that is due is kept by it, if late.
    if (kind !== 'answer' || (promise && promiseOut(goal.hours, promise, ended(pauses, at)).until <= at))
      promise = null;
  }
  return { promise, toldAt };
}

/** Pauses as they were known at a moment. */
const ended = (pauses: readonly Pause[], at: Date) => pauses.filter(({ end }) => end && end <= at);

function firstAnswerOf(facts: ClockFacts, goal: CountableGoal, pauses: readonly Pause[]): Clock {
  const solvedAt = facts.changes.find(({ kind }) => kind === 'solved' || kind === 'stopped')?.at;
  const [metAt] = [facts.answers[0], solvedAt]
    .filter((at) => at !== undefined)
    .sort((one, other) => one.getTime() - other.getTime());
  if (metAt) return { metAt, run: null };
  return { metAt: null, run: runOut(goal.hours, facts.openedAt, goal.firstAnswerMinutes, pauses) };
}

function updateOf(facts: ClockFacts, goal: CountableGoal, pauses: readonly Pause[]) {
  const { promise, toldAt } = lastWord(facts, goal, pauses);
  if (promise) {
    const { until, run } = promiseOut(goal.hours, promise, pauses);
    return { until, clock: { metAt: null, run, isPromised: true } };
  }
  if (!toldAt) return { until: null, clock: null };
  const run = runOut(goal.hours, toldAt, goal.updateMinutes, pauses);
  return { until: null, clock: { metAt: null, run, isPromised: false } };
}

/** Works both clocks of a case out from its facts alone; counting again answers the same. */
export function counted(facts: ClockFacts, goal: CountableGoal): Counted {
  const pauses = pausesOf(facts.changes);
  const firstAnswer = firstAnswerOf(facts, goal, pauses);
  if (!working.includes(facts.state))
    return { clock: 'met', dueAt: null, dueOf: null, promisedUpdateAt: null, firstAnswer, update: null, pauses };
  const { until, clock: update } = updateOf(facts, goal, pauses);
  const due = earliest([
    ['first-answer', firstAnswer.run],
    [update?.isPromised ? 'promised-update' : 'next-update', update?.run ?? null],
  ]);
  const clock = due ? 'running' : 'paused';
  return {
    clock,
    dueAt: due?.at ?? null,
    dueOf: due?.of ?? null,
    promisedUpdateAt: until,
    firstAnswer,
    update,
    pauses,
  };
}

function earliest(runs: readonly (readonly [DueKind, Run | null])[]): { of: DueKind; at: Date } | null {
  const dues = runs.flatMap(([of, run]) => (run && 'dueAt' in run ? [{ of, at: run.dueAt }] : []));
  return dues.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null;
}
