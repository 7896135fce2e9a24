import { type Turn, turns } from '#contract';
import { type WorkingCalendar, workingMinutesBetween } from '#platform/working-time';
import type { CountableGoal } from '../../service-goals/index.ts';
import { type ClockChange, type Pause, pausesOf, promiseOut, runOut } from './pauses.ts';
import { type ClockFacts, counted } from './rules.ts';

/** What can be counted of a case when one looks back: whole minutes of working time. */
export interface Measures {
  /** `waiting`: nobody has answered, and there is still time or it is the customer's turn. */
  readonly firstAnswer: 'in-time' | 'late' | 'waiting';
  /** Without the customer's turns; null until somebody answered. */
  readonly firstAnswerMinutes: number | null;
  /** Solved, closed or stopped: whose turn took how long is final unless somebody objects. */
  readonly isFinished: boolean;
  readonly minutes: Readonly<Record<Turn, number>>;
  /** Null while nothing has taken a minute. */
  readonly longestTurn: Turn | null;
  readonly promises: number;
  readonly latePromises: number;
}

const over: readonly ClockFacts['state'][] = ['solved', 'closed', 'stopped'];

/** Measures a case from its facts alone; measuring again answers the same. */
export function measured(facts: ClockFacts, goal: CountableGoal, now: Date): Measures {
  const pauses = pausesOf(facts.changes);
  const minutes = turnMinutes(facts, goal.hours, now);
  const longest = turns.reduce((one, other) => (minutes[other] > minutes[one] ? other : one));
  return {
    ...firstAnswerMeasured(facts, goal, pauses, now),
    isFinished: over.includes(facts.state),
    minutes,
    longestTurn: minutes[longest] > 0 ? longest : null,
    ...promisesMeasured(facts, goal, pauses, now),
  };
}

function firstAnswerMeasured(facts: ClockFacts, goal: CountableGoal, pauses: readonly Pause[], now: Date) {
  const { metAt } = counted(facts, goal).firstAnswer;
  const run = runOut(goal.hours, facts.openedAt, goal.firstAnswerMinutes, knownAt(pauses, metAt ?? now));
  const isLate = 'dueAt' in run && run.dueAt < (metAt ?? now);
  if (!metAt) return { firstAnswer: isLate ? ('late' as const) : ('waiting' as const), firstAnswerMinutes: null };
  return {
    firstAnswer: isLate ? ('late' as const) : ('in-time' as const),
    firstAnswerMinutes: Math.round(workedWithout(goal.hours, facts.openedAt, metAt, pauses)),
  };
}

/** Pauses as they were known at a moment: one that had begun has no end yet. */
const knownAt = (pauses: readonly Pause[], at: Date): Pause[] =>
  pauses.filter(({ start }) => start < at).map(({ start, end }) => ({ start, end: end && end <= at ? end : null }));

function workedWithout(hours: WorkingCalendar, from: Date, to: Date, pauses: readonly Pause[]): number {
  const paused = knownAt(pauses, to).reduce(
    (sum, { start, end }) => sum + workingMinutesBetween(hours, start, end ?? to),
    0,
  );
  return workingMinutesBetween(hours, from, to) - paused;
}

/** Whose turn it is after a change; null once the case waits for nobody but the customer's word on a solution. */
function turnAfter({ kind, turn }: ClockChange, before: Turn | null): Turn | null {
  if (kind === 'turn') return turn;
  if (kind === 'objected') return 'maker';
  return kind === 'promise' ? before : null;
}

function turnMinutes(facts: ClockFacts, hours: WorkingCalendar, now: Date): Record<Turn, number> {
  const sums: Record<Turn, number> = { maker: 0, customer: 0, parts: 0, visit: 0 };
  let turn: Turn | null = 'maker';
  let since = facts.openedAt;
  const end = (at: Date) => {
    if (turn) sums[turn] += workingMinutesBetween(hours, since, at);
    since = at;
  };
  for (const change of facts.changes) {
    end(change.at);
    turn = turnAfter(change, turn);
  }
  end(now);
  for (const each of turns) sums[each] = Math.round(sums[each]);
  return sums;
}

interface Word {
  readonly at: Date;
  readonly kind: 'answer' | ClockChange['kind'];
  readonly promisedUpdateAt: Date | null;
}

const wordsOf = (facts: ClockFacts): Word[] =>
  [
    ...facts.answers.map((at): Word => ({ at, kind: 'answer', promisedUpdateAt: null })),
    ...facts.changes.filter(({ kind }) => kind !== 'turn' && kind !== 'objected'),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());

/** How many updates were promised, and how many of them came late or not at all. */
function promisesMeasured(facts: ClockFacts, goal: CountableGoal, pauses: readonly Pause[], now: Date) {
  let open: { readonly madeAt: Date; readonly until: Date } | null = null;
  let [promises, latePromises] = [0, 0];
  const isDue = (at: Date) => {
    const { run } = promiseOut(goal.hours, open!, knownAt(pauses, at));
    return 'dueAt' in run && run.dueAt < at;
  };
  for (const { at, kind, promisedUpdateAt } of wordsOf(facts)) {
    const wasLate = open !== null && isDue(at);
    if (wasLate) latePromises++;
    // A promise for later stands beside an answer; anything else ends it.
    if (kind !== 'answer' || wasLate) open = null;
    if (kind !== 'promise' || !promisedUpdateAt) continue;
    promises++;
    open = { madeAt: at, until: promisedUpdateAt };
  }
  if (open && !over.includes(facts.state) && isDue(now)) latePromises++;
  return { promises, latePromises };
}
