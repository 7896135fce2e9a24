import type { CaseClocks, ClockFace } from '#contract';
import type { Act } from '#platform/act';
import { addWorkingMinutes, localDateOf, workingMinutesBetween, workingSpans } from '#platform/working-time';
import type { CountableGoal } from '../../service-goals/index.ts';
import { iso } from '../shapes.ts';
import { linesOf } from './actions.ts';
import { strictest } from './merged.ts';
import { clockFacts, type OfCase } from './queries.ts';
import type { Clock } from './rules.ts';

const quarterMs = 15 * 60_000;

/** Rounded to a tenth: nobody reads seconds of working time. */
const shown = (minutes: number) => Math.round(minutes * 10) / 10;

function faceOf({ metAt, run }: Clock, goal: CountableGoal, now: Date): ClockFace {
  if (metAt || !run) return { state: 'met', dueAt: null, metAt: iso(metAt), minutesLeft: null };
  if ('leftMinutes' in run) return { state: 'paused', dueAt: null, metAt: null, minutesLeft: shown(run.leftMinutes) };
  const left = workingMinutesBetween(goal.hours, now, run.dueAt);
  const state = run.dueAt <= now ? 'late' : 'running';
  return { state, dueAt: run.dueAt.toISOString(), metAt: null, minutesLeft: shown(left) };
}

/** When the working time that runs at a moment ends. */
function breakAfter(goal: CountableGoal, now: Date): Date | null {
  const spans = workingSpans(goal.hours, localDateOf(goal.hours, now));
  return spans.find(({ start, end }) => start <= now && now < end)?.end ?? null;
}

/** The next full quarter, so that nobody is promised an update at 10:07. */
const atQuarter = (moment: Date) => new Date(Math.ceil(moment.getTime() / quarterMs) * quarterMs);

/** Both clocks of a case for the desk, counted from its facts; null when the maker owes it nothing. */
export async function readClocks(act: Pick<Act, 'tx' | 'now'>, of: OfCase): Promise<CaseClocks | null> {
  const row = await clockFacts(act.tx, of);
  if (!row || !['sent', 'received', 'in-progress'].includes(row.state)) return null;
  const lines = await linesOf(act, row);
  const { goal } = lines[0];
  const { firstAnswer, update, pauses } = strictest(lines);
  const { now } = act;
  return {
    level: goal.level,
    calendar: goal.calendar,
    firstAnswerMinutes: goal.firstAnswerMinutes,
    updateMinutes: goal.updateMinutes,
    firstAnswer: faceOf(firstAnswer.clock, firstAnswer.goal, now),
    update: update && { ...faceOf(update.clock, update.goal, now), isPromised: update.clock.isPromised },
    readAt: now.toISOString(),
    breakAt: iso(breakAfter(goal, now)),
    pausedSince: iso(pauses.find(({ end }) => end === null)?.start ?? null),
    pausedMinutes: shown(
      pauses.reduce((sum, { start, end }) => sum + workingMinutesBetween(goal.hours, start, end ?? now), 0),
    ),
    suggestedUpdateAt: atQuarter(addWorkingMinutes(goal.hours, now, goal.updateMinutes)).toISOString(),
  };
}
