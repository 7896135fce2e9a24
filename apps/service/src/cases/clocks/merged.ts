import type { Turn } from '#contract';
import type { CountableGoal } from '../../service-goals/index.ts';
import type { Clock, ClockFacts, Counted } from './rules.ts';

/** That one case went on in another. */
export interface TakenIn {
  readonly at: Date;
  /** Whose turn it was there. */
  readonly turn: Turn;
}

/**
 * The facts of a merged case as they go on: its own until the merge, then those of the case it went on in. What was owed
 * under its number is owed on, by its own goals, until it is met there.
 */
export const goneOn = (own: ClockFacts, { at, turn }: TakenIn, onward: ClockFacts): ClockFacts => ({
  openedAt: own.openedAt,
  state: onward.state,
  changes: [
    ...own.changes.filter((change) => change.at <= at),
    { at, kind: 'turn', turn, promisedUpdateAt: null },
    ...onward.changes.filter((change) => change.at > at),
  ],
  answers: [...own.answers.filter((answer) => answer <= at), ...onward.answers.filter((answer) => answer > at)],
});

/** What the facts of a case come to by a goal. */
export interface Line {
  readonly goal: CountableGoal;
  readonly counted: Counted;
}

type Timed = Pick<Clock, 'metAt' | 'run'>;

/** The smaller the stricter: due at a moment, then standing still with time left, then met. */
function strictness({ metAt, run }: Timed): number {
  if (metAt || !run) return Number.POSITIVE_INFINITY;
  return 'dueAt' in run ? run.dueAt.getTime() : Number.MAX_SAFE_INTEGER;
}

const strictestOf = <Of extends Timed>(clocks: readonly { readonly clock: Of; readonly goal: CountableGoal }[]) =>
  clocks.reduce((strictest, one) => (strictness(one.clock) < strictness(strictest.clock) ? one : strictest));

const earliest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((first, one) => (one && (!first || one < first) ? one : first), null);

/** The clocks of a case and of all that went on in it, each by what is owed first; the first line is the case's own. */
export function strictest(lines: readonly [Line, ...Line[]]) {
  const due = lines.reduce((first, line) =>
    line.counted.dueAt && (!first.counted.dueAt || line.counted.dueAt < first.counted.dueAt) ? line : first,
  ).counted;
  const updates = lines.flatMap(({ goal, counted: { update } }) => (update ? [{ clock: update, goal }] : []));
  return {
    clock: due.clock,
    dueAt: due.dueAt,
    dueOf: due.dueOf,
    promisedUpdateAt: earliest(lines.map(({ counted }) => counted.promisedUpdateAt)),
    firstAnswer: strictestOf(lines.map(({ goal, counted }) => ({ clock: counted.firstAnswer, goal }))),
    update: updates.length > 0 ? strictestOf(updates) : null,
    pauses: lines[0].counted.pauses,
  };
}
