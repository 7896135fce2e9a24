import { calendarZones, type ServiceGoal, type ServiceGoalLine } from '#contract';
import type { Act } from '#platform/act';
import { localDateOf, type WorkingCalendar } from '#platform/working-time';
import type { StaffActor } from '../people/index.ts';
import { workingCalendar } from '../working-time/index.ts';
import { serviceGoalChanged } from './events.ts';
import { allGoals, type GoalFor, goalOnDay, goalWritten } from './queries.ts';

/** A goal with the calendar that its minutes are counted by. */
export interface CountableGoal extends ServiceGoal {
  readonly level: ServiceGoalLine['level'];
  readonly hours: WorkingCalendar;
}

/**
 * The goal for a case: by the contract that its machine had on the day on which it was opened, in the customers' zone.
 * @throws Error when the table lacks a row, which nobody can delete
 */
export async function goalForCase(
  act: Pick<Act, 'tx'>,
  of: Omit<GoalFor, 'day'> & { readonly openedAt: Date },
): Promise<CountableGoal> {
  const goal = await goalOnDay(act.tx, { ...of, day: localDateOf({ timeZone: calendarZones.china }, of.openedAt) });
  if (!goal) throw new Error(`no service goal for ${of.productLine}, ${of.severity}`);
  return { ...goal, hours: await workingCalendar(act, goal.calendar) };
}

/** Every goal. */
export const listServiceGoals = async (act: Act<StaffActor>) => ({ goals: await allGoals(act.tx) });

/** Writes a goal; the worker counts open cases anew. */
export async function writeServiceGoal(act: Act<StaffActor>, goal: ServiceGoalLine): Promise<ServiceGoalLine> {
  await goalWritten(act.tx, goal, { staffId: act.actor.staffId, now: act.now });
  act.emit(serviceGoalChanged(goal.productLine, goal.severity, goal.level));
  return goal;
}
