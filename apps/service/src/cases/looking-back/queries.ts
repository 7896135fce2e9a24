import { type CaseState, countedAtMost, type Severity, type Turn } from '#contract';
import { sql, type Tx, written } from '#platform/database';
import { whoseCase } from '../queries.ts';

/** A case as a logbook tells it. */
export interface EarlierCaseRow {
  case_id: string;
  case_number: string;
  opened_at: Date;
  machine_number: string;
  model: string;
  severity: Severity;
  error_number: string | null;
  description: string;
  state: CaseState;
  turn: Turn;
  cause: string | null;
  remedy: string | null;
  mine: boolean;
}

/** Who looks back, and at what. */
interface Viewer {
  companyId: string;
  membershipId: string;
}

const columns = ({ companyId, membershipId }: Viewer) => sql`
  c.case_id, c.case_number, c.opened_at, c.machine_number, c.model, c.severity, c.error_number,
  left(c.description, 300) AS description, c.state, c.turn, c.cause, c.remedy,
  ${whoseCase} IS NOT DISTINCT FROM ${membershipId} OR EXISTS (SELECT 1 FROM case_joiners j
    WHERE j.company_id = ${companyId} AND j.membership_id = ${membershipId} AND j.case_id = c.case_id) AS mine`;

// A solved case has its answer: it is looked back at, and nobody needs to join it.
const isWorkedOn = sql`c.state IN ('sent', 'received', 'in-progress')`;

/** Open cases of a machine with an error number, last opened first. */
export const stillOpenWith = (tx: Tx, viewer: Viewer, of: { machineNumber: string; errorNumber: string }) =>
  tx.rows<EarlierCaseRow>(sql`
    SELECT ${columns(viewer)} FROM cases c
    WHERE c.company_id = ${viewer.companyId} AND c.error_number = ${of.errorNumber}
      AND c.machine_number = ${of.machineNumber} AND ${isWorkedOn}
    ORDER BY c.opened_at DESC, c.case_id DESC LIMIT 5`);

/**
 * All other cases of one's company with an error number, last opened first; each row says how many there are, as far as
 * anybody reads the number.
 */
export const seenBeforeWith = (
  tx: Tx,
  viewer: Viewer,
  of: { machineNumber: string; errorNumber: string; limit: number },
) =>
  tx.lastRows<EarlierCaseRow & { total: number }>(sql`
    SELECT ${columns(viewer)}, (SELECT count(*)::int FROM (SELECT 1 FROM cases c
      WHERE c.company_id = ${viewer.companyId} AND c.error_number = ${of.errorNumber}
        AND NOT (c.machine_number = ${of.machineNumber} AND ${isWorkedOn}) AND c.state <> 'merged'
      LIMIT ${written(countedAtMost)}) few) AS total
    FROM cases c WHERE c.company_id = ${viewer.companyId} AND c.error_number = ${of.errorNumber}
      AND NOT (c.machine_number = ${of.machineNumber} AND ${isWorkedOn}) AND c.state <> 'merged'
    ORDER BY c.opened_at DESC, c.case_id DESC LIMIT ${written(of.limit)}`);

/** Cases of one machine, last opened first; the last statement of its act. */
export function casesOfMachine(
  tx: Tx,
  viewer: Viewer,
  of: { machineId: string; before: { openedAt: string; caseId: string } | null; limit: number },
): Promise<EarlierCaseRow[]> {
  const after = of.before
    ? sql` AND (c.opened_at, c.case_id) < (${of.before.openedAt}::timestamptz, ${of.before.caseId}::uuid)`
    : sql``;
  return tx.lastRows<EarlierCaseRow>(sql`
    SELECT ${columns(viewer)} FROM cases c
    WHERE c.company_id = ${viewer.companyId} AND c.machine_id = ${of.machineId}${after}
    ORDER BY c.opened_at DESC, c.case_id DESC LIMIT ${of.limit}`);
}
