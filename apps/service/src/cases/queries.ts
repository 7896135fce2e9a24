import type { CaseState, ProductLine, Turn } from '#contract';
import { type Query, sql, type Tx } from '#platform/database';
import type { CaseLineRow, CaseRow } from './shapes.ts';

/**
 * Whose case it is: the membership that opened it or, of a case that staff opened, the one that called, if it gave a name.
 * No `coalesce`: PostgreSQL does not let one through a row policy to an index, and would read everybody of the company.
 */
export const whoseCase = sql`CASE WHEN c.opened_by IS NULL THEN c.contact_membership_id ELSE c.opened_by END`;

/** The label of the membership that opened the case, null when staff did; needs `m` joined by `whoseCase`. */
const openedByLabel = sql`CASE WHEN c.opened_by IS NOT NULL THEN m.label END AS opened_by_label`;

/** Columns of a list that both sides may read; texts are cut, since a list shows their beginning only. */
export const lineColumns = sql`
  c.company_id, c.case_id, c.case_number, c.machine_number, c.model, c.product_line, c.reason, c.severity,
  c.error_number, left(c.description, 300) AS description, c.state, c.turn, c.opened_at, c.changed_at, c.opened_by,
  ${openedByLabel}, c.promised_update_at, c.solved_at, c.file_count, c.goes_on_in`;

/** States in which a case still waits for somebody, in the words of the partial indexes. */
export const isOpen = sql`c.state IN ('sent', 'received', 'in-progress', 'solved')`;
const isOver = sql`c.state IN ('closed', 'stopped', 'merged')`;
const nothing = sql``;

/** Which cases of a company a list shows. */
export interface CaseFilter {
  state: 'open' | 'closed';
  /** Who looks: cases it opened or joined are its own. */
  membershipId: string;
  isMine: boolean;
  machineNumber: string | null;
  before: { changedAt: string; caseId: string } | null;
  limit: number;
}

const ofMachineOf = (companyId: string, machineNumber: string): Query =>
  sql` AND c.machine_id = (SELECT machine_id FROM machines
    WHERE company_id = ${companyId} AND machine_number = ${machineNumber})`;

/** Cases of one's company, last changed first; the last statement of its act. */
export function casesOfCompany(
  tx: Tx,
  companyId: string,
  filter: CaseFilter,
): Promise<(CaseLineRow & { mine: boolean })[]> {
  const { before, membershipId } = filter;
  const joined = sql`c.case_id IN (SELECT j.case_id FROM case_joiners j
      WHERE j.company_id = ${companyId} AND j.membership_id = ${membershipId})`;
  const tookMineIn = sql`c.case_number IN (SELECT g.goes_on_in FROM cases g
      WHERE g.company_id = ${companyId} AND g.goes_on_in IS NOT NULL
        AND (coalesce(g.opened_by, g.contact_membership_id) = ${membershipId}
          OR g.case_id IN (SELECT j.case_id FROM case_joiners j
            WHERE j.company_id = ${companyId} AND j.membership_id = ${membershipId})))`;
  const isMine = sql`(${whoseCase} IS NOT DISTINCT FROM ${membershipId} OR ${joined} OR ${tookMineIn})`;
  const mine: Query = filter.isMine ? sql` AND ${isMine}` : nothing;
  const ofMachine: Query = filter.machineNumber ? ofMachineOf(companyId, filter.machineNumber) : nothing;
  const after: Query = before
    ? sql` AND (c.changed_at, c.case_id) < (${before.changedAt}::timestamptz, ${before.caseId}::uuid)`
    : nothing;
  // The page is cut before labels are joined: a prepared statement is planned for a company of average size, and would
  // otherwise sort all cases of a large one.
  return tx.lastRows<CaseLineRow & { mine: boolean }>(sql`
    SELECT ${lineColumns}, ${isMine} AS mine FROM (
      SELECT c.company_id, c.case_id, c.case_number, c.machine_number, c.model, c.product_line, c.reason, c.severity,
        c.error_number, c.description, c.state, c.turn, c.opened_at, c.changed_at, c.opened_by, c.contact_membership_id,
        c.promised_update_at, c.solved_at, c.file_count, c.goes_on_in
      FROM cases c
      WHERE c.company_id = ${companyId} AND ${filter.state === 'open' ? isOpen : isOver}${mine}${ofMachine}${after}
      ORDER BY c.changed_at DESC, c.case_id DESC LIMIT ${filter.limit}
    ) c
    LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    ORDER BY c.changed_at DESC, c.case_id DESC`);
}

/** Columns of a whole case that both sides may read. */
export const wholeColumns = sql`
  c.company_id, c.case_id, c.case_number, c.machine_id, c.machine_number, c.model, c.product_line, c.reason, c.severity,
  c.error_number, c.description, c.state, c.turn, c.opened_at, c.changed_at, c.opened_by, ${openedByLabel},
  b.name AS opened_by_staff_name, c.promised_update_at, c.solved_at, c.file_count, c.goes_on_in, n.site, c.contact_membership_id, k.label AS contact_label,
  c.call_back_number, c.alarms, c.alarms_at, c.alarm_proof, c.cause, c.remedy`;

/** The tables those columns come from. */
export const wholeTables = sql`cases c
  LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
  LEFT JOIN staff_members b ON b.staff_id = c.opened_by_staff
  JOIN machines n ON n.company_id = c.company_id AND n.machine_id = c.machine_id
  LEFT JOIN memberships k ON k.company_id = c.company_id AND k.membership_id = c.contact_membership_id`;

/** One case of one's company; nothing for a foreign one. */
export const caseOfCompany = (tx: Tx, companyId: string, caseNumber: string) =>
  tx.maybe<CaseRow>(sql`
    SELECT ${wholeColumns} FROM ${wholeTables} WHERE c.company_id = ${companyId} AND c.case_number = ${caseNumber}`);

/** A case as acts need it, held until the act ends. */
export interface HeldCase {
  company_id: string;
  case_id: string;
  case_number: string;
  product_line: ProductLine;
  area: string;
  state: CaseState;
  turn: Turn;
  promised_update_at: Date | null;
  solved_at: Date | null;
  cause: string | null;
  remedy: string | null;
  /** The number of the case in which a merged one goes on. */
  goes_on_in: string | null;
}

/** Columns of a held case. */
export const heldColumns = sql`c.company_id, c.case_id, c.case_number, c.product_line, c.area, c.state, c.turn,
  c.promised_update_at, c.solved_at, c.cause, c.remedy, c.goes_on_in`;

/** One case of one's company, held. */
export const caseHeld = (tx: Tx, companyId: string, caseNumber: string) =>
  tx.maybe<HeldCase>(sql`
    SELECT ${heldColumns} FROM cases c
    WHERE c.company_id = ${companyId} AND c.case_number = ${caseNumber} FOR UPDATE`);

/** One case of one's company, held; of a merged one the case in which it goes on. */
export const caseHeldWhereItGoesOn = (tx: Tx, companyId: string, caseNumber: string) =>
  tx.maybe<HeldCase>(sql`
    SELECT ${heldColumns} FROM cases c
    WHERE c.company_id = ${companyId} AND c.case_number = (SELECT coalesce(w.goes_on_in, w.case_number) FROM cases w
      WHERE w.company_id = ${companyId} AND w.case_number = ${caseNumber}) FOR UPDATE`);

/** Where a case stands after an act. */
export interface Standing {
  state: CaseState;
  turn: Turn;
  promised_update_at: Date | null;
  solved_at: Date | null;
  cause: string | null;
  remedy: string | null;
}

/** Writes where a case stands now. */
export function caseMoved(tx: Tx, of: { company_id: string; case_id: string }, to: Standing, now: Date): void {
  const closedAt = to.state === 'closed' || to.state === 'stopped' ? now : null;
  tx.later(sql`
    UPDATE cases SET state = ${to.state}, turn = ${to.turn}, promised_update_at = ${to.promised_update_at},
      solved_at = ${to.solved_at}, cause = ${to.cause}, remedy = ${to.remedy}, closed_at = ${closedAt},
      changed_at = ${now}
    WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
  if (closedAt)
    tx.later(sql`UPDATE case_registry SET closed_at = ${closedAt} WHERE case_id = ${of.case_id}
      AND company_id = ${of.company_id}`);
}

/** Counts files that have joined a case. */
export const filesCounted = (tx: Tx, companyId: string, caseId: string, files: number) =>
  tx.later(sql`
    UPDATE cases SET file_count = file_count + ${files} WHERE company_id = ${companyId} AND case_id = ${caseId}`);

/** Open cases per machine of one's company, or of one of its machines, with the worst severity. */
export const troublesOfCompany = (tx: Tx, companyId: string, machineNumber?: string) =>
  tx.rows<TroubleRow>(sql`
    SELECT c.machine_id, count(*)::int AS open_cases,
      min(array_position(ARRAY['down', 'limited', 'running'], c.severity)) AS worst
    FROM cases c WHERE c.company_id = ${companyId} AND ${isOpen}${machineNumber ? ofMachineOf(companyId, machineNumber) : nothing}
    GROUP BY c.machine_id`);

/** Open cases of a machine; `worst` is the place in the list of severities, from 1. */
export interface TroubleRow {
  machine_id: string;
  open_cases: number;
  worst: number;
}
