import type { ProductLine, ServiceGoal, ServiceGoalLine, Severity } from '#contract';
import { sql, type Tx } from '#platform/database';

const columns = sql`g.calendar, g.first_answer_minutes AS "firstAnswerMinutes", g.update_minutes AS "updateMinutes"`;

/** Every goal, in the order in which people read them. */
export const allGoals = (tx: Tx) =>
  tx.rows<ServiceGoalLine>(sql`
    SELECT g.product_line AS "productLine", g.severity, g.level, ${columns} FROM service_goals g
    ORDER BY g.product_line DESC, array_position(ARRAY['down', 'limited', 'running'], g.severity),
      array_position(ARRAY['none', 'basic', 'standard', 'premium'], g.level) LIMIT 100`);

/** Writes a goal. */
export const goalWritten = (tx: Tx, goal: ServiceGoalLine, by: { staffId: string; now: Date }) =>
  tx.run(sql`
    INSERT INTO service_goals (product_line, severity, level, calendar, first_answer_minutes, update_minutes,
      changed_by, changed_at)
    VALUES (${goal.productLine}, ${goal.severity}, ${goal.level}, ${goal.calendar}, ${goal.firstAnswerMinutes},
      ${goal.updateMinutes}, ${by.staffId}, ${by.now})
    ON CONFLICT (product_line, severity, level) DO UPDATE SET calendar = excluded.calendar,
      first_answer_minutes = excluded.first_answer_minutes, update_minutes = excluded.update_minutes,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);

/** What a goal is wanted for. */
export interface GoalFor {
  readonly companyId: string;
  readonly machineId: string;
  readonly productLine: ProductLine;
  readonly severity: Severity;
  /** The day on which a contract counts, `YYYY-MM-DD`. */
  readonly day: string;
}

/** The goal of a machine's best service contract on a day. */
export const goalOnDay = (tx: Tx, { companyId, machineId, productLine, severity, day }: GoalFor) =>
  tx.maybe<ServiceGoal & Pick<ServiceGoalLine, 'level'>>(sql`
    SELECT g.level, ${columns} FROM service_goals g
    WHERE g.product_line = ${productLine} AND g.severity = ${severity} AND g.level = coalesce((
      SELECT s.level FROM service_contracts s
      WHERE s.company_id = ${companyId} AND s.machine_id = ${machineId} AND ${day}::date BETWEEN s.starts_on AND s.ends_on
      ORDER BY array_position(ARRAY['premium', 'standard', 'basic'], s.level) LIMIT 1), 'none')`);
