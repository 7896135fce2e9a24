import { type InsightUnit, insightPeriods, type OperationFigures, turns } from '#contract';
import { dayAfter } from '#platform/working-time';
import type { CellRow } from './queries.ts';

/** A week from Monday or a month, both days included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const monthBefore = (first: string): string => `${dayAfter(first, -1).slice(0, 7)}-01`;

function startOf(unit: InsightUnit, day: string): string {
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const startAfter = (unit: InsightUnit, start: string): string =>
  unit === 'week' ? dayAfter(start, 7) : `${dayAfter(start, 31).slice(0, 7)}-01`;

/** The last weeks or months up to the one a day lies in, the oldest first. */
export function periodsUntil(unit: InsightUnit, day: string): Period[] {
  const starts = [startOf(unit, day)];
  while (starts.length < insightPeriods)
    starts.unshift(unit === 'week' ? dayAfter(starts[0]!, -7) : monthBefore(starts[0]!));
  return starts.map((from) => ({ from, to: dayAfter(startAfter(unit, from), -1) }));
}

const byTurn = (cells: readonly CellRow[], what: 'minutes' | 'longest') =>
  Object.fromEntries(
    turns.map((turn) => [turn, cells.reduce((sum, cell) => sum + cell[what][turn], 0)]),
  ) as OperationFigures['minutes'];

/** Adds cells up; the median beside them cannot be added and is given. */
export function figuresOf(cells: readonly CellRow[], firstAnswerMinutes: number | null): OperationFigures {
  const sum = (of: (cell: CellRow) => number) => cells.reduce((all, cell) => all + of(cell), 0);
  return {
    cases: sum(({ cases }) => cases),
    inTime: sum((cell) => cell.in_time),
    late: sum(({ late }) => late),
    waiting: sum(({ waiting }) => waiting),
    firstAnswerMinutes,
    promises: sum(({ promises }) => promises),
    latePromises: sum((cell) => cell.late_promises),
    casesWithLatePromise: sum((cell) => cell.cases_with_late_promise),
    finished: sum(({ finished }) => finished),
    minutes: byTurn(cells, 'minutes'),
    longest: byTurn(cells, 'longest'),
  };
}
