import type { CaseState, ProductLine, Severity } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { heldColumns, wholeColumns, wholeTables, whoseCase } from '../queries.ts';
import type { CaseRow } from '../shapes.ts';

interface OfCase {
  company_id: string;
  case_id: string;
  case_number: string;
}

/** Where cases with these numbers belong, within the viewer's scope; nothing is held yet. */
export const placesOfCasesAcrossCompanies = (tx: Tx, scope: Scope, caseNumbers: readonly string[]) =>
  tx.rows<{ case_number: string; company_id: string; product_line: ProductLine }>(sql`
    SELECT r.case_number, r.company_id, r.product_line FROM case_registry r
    WHERE r.case_number = ANY (${caseNumbers}::text[]) AND r.product_line = ANY (${scope.productLines})
      AND r.area = ANY (${scope.areas})`);

/** Cases of one company with all that go on in them, held in one order until the act ends. */
export const familiesHeldAcrossCompanies = (tx: Tx, scope: Scope, companyId: string, caseNumbers: readonly string[]) =>
  tx.rows<DeskHeldCase>(sql`
    SELECT ${heldColumns}, c.priority, c.assignee FROM cases c
    WHERE c.company_id = ${companyId}
      AND (c.case_number = ANY (${caseNumbers}::text[]) OR c.goes_on_in = ANY (${caseNumbers}::text[]))
      AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    ORDER BY c.case_id FOR UPDATE OF c`);

/** A merge as it is made. */
export interface NewMerge {
  readonly mergeId: string;
  readonly away: OfCase;
  readonly into: OfCase & { turn: string };
  readonly staffId: string;
}

/** Writes the merge, with what undoing it gives back, and moves the case and all that went on in it. */
export function mergeStored(tx: Tx, { mergeId, away, into, staffId }: NewMerge, now: Date): void {
  const { company_id: companyId, case_id: caseId } = away;
  tx.later(sql`
    INSERT INTO case_merges (company_id, merge_id, case_id, into_case_id, at, author_staff_id, turn, was_state,
      was_promised_update_at, was_clock, was_due_at, was_due_of)
    SELECT c.company_id, ${mergeId}::uuid, c.case_id, ${into.case_id}::uuid, ${now}::timestamptz, ${staffId}::uuid,
      ${into.turn}::text, c.state, c.promised_update_at, c.clock, c.due_at, c.due_of
    FROM cases c WHERE c.company_id = ${companyId} AND c.case_id = ${caseId}`);
  tx.later(sql`
    UPDATE cases SET state = 'merged', goes_on_in = ${into.case_number}, closed_at = ${now}, changed_at = ${now},
      promised_update_at = NULL, clock = 'met', due_at = NULL, due_of = NULL
    WHERE company_id = ${companyId} AND case_id = ${caseId}`);
  tx.later(sql`
    UPDATE cases SET goes_on_in = ${into.case_number}, changed_at = ${now}
    WHERE company_id = ${companyId} AND goes_on_in = ${away.case_number}`);
  tx.later(sql`
    UPDATE case_registry SET closed_at = ${now} WHERE company_id = ${companyId} AND case_id = ${caseId}`);
  tx.later(sql`
    UPDATE cases SET changed_at = ${now} WHERE company_id = ${companyId} AND case_id = ${into.case_id}`);
}

/** A merge, with the numbers of both cases. */
export interface MergeRow {
  merge_id: string;
  at: Date;
  name: string;
  case_number: string;
  into_number: string;
  undone_at: Date | null;
  undone_name: string | null;
}

/** One merge of a company. */
export const mergeById = (tx: Tx, companyId: string, mergeId: string) =>
  tx.maybe<Pick<MergeRow, 'at' | 'case_number' | 'into_number' | 'undone_at'>>(sql`
    SELECT m.at, m.undone_at, a.case_number, b.case_number AS into_number FROM case_merges m
    JOIN cases a ON a.company_id = m.company_id AND a.case_id = m.case_id
    JOIN cases b ON b.company_id = m.company_id AND b.case_id = m.into_case_id
    WHERE m.company_id = ${companyId} AND m.merge_id = ${mergeId}`);

/** Undoes a merge: the case is as it was, and what had gone on in it before goes on in it again. */
export function mergeUndone(
  tx: Tx,
  { mergeId, away, into, staffId }: { mergeId: string; away: OfCase; into: OfCase; staffId: string },
  now: Date,
): void {
  const { company_id: companyId, case_id: caseId } = away;
  tx.later(sql`
    UPDATE case_merges SET undone_at = ${now}, undone_by = ${staffId}
    WHERE company_id = ${companyId} AND merge_id = ${mergeId}`);
  tx.later(sql`
    UPDATE cases c SET state = m.was_state, goes_on_in = NULL, closed_at = NULL, changed_at = ${now},
      promised_update_at = m.was_promised_update_at, clock = m.was_clock, due_at = m.was_due_at, due_of = m.was_due_of
    FROM case_merges m
    WHERE c.company_id = ${companyId} AND c.case_id = ${caseId} AND m.company_id = c.company_id
      AND m.merge_id = ${mergeId}`);
  tx.later(sql`
    UPDATE case_registry SET closed_at = NULL WHERE company_id = ${companyId} AND case_id = ${caseId}`);
  tx.later(sql`
    WITH RECURSIVE before AS (
      SELECT m.case_id FROM case_merges m
      WHERE m.company_id = ${companyId} AND m.into_case_id = ${caseId} AND m.undone_at IS NULL
      UNION SELECT m.case_id FROM case_merges m JOIN before ON m.into_case_id = before.case_id
      WHERE m.company_id = ${companyId} AND m.undone_at IS NULL)
    UPDATE cases SET goes_on_in = ${away.case_number}, changed_at = ${now}
    WHERE company_id = ${companyId} AND case_id IN (SELECT case_id FROM before)`);
  tx.later(sql`
    UPDATE cases SET changed_at = ${now} WHERE company_id = ${companyId} AND case_id = ${into.case_id}`);
}

/** Merges in which these cases of a company took part, undone ones included. */
export const mergesOfCases = (tx: Tx, companyId: string, caseIds: readonly string[]) =>
  tx.rows<MergeRow>(sql`
    SELECT m.merge_id, m.at, s.name, a.case_number, b.case_number AS into_number, m.undone_at, u.name AS undone_name
    FROM case_merges m
    JOIN cases a ON a.company_id = m.company_id AND a.case_id = m.case_id
    JOIN cases b ON b.company_id = m.company_id AND b.case_id = m.into_case_id
    JOIN staff_members s ON s.staff_id = m.author_staff_id
    LEFT JOIN staff_members u ON u.staff_id = m.undone_by
    WHERE m.company_id = ${companyId}
      AND (m.case_id = ANY (${caseIds}::uuid[]) OR m.into_case_id = ANY (${caseIds}::uuid[]))
    ORDER BY m.at, m.merge_id LIMIT 200`);

/** Cases of a company that go on in this one, whole. */
export const casesTakenIn = (tx: Tx, companyId: string, caseNumber: string) =>
  tx.rows<CaseRow>(sql`
    SELECT ${wholeColumns} FROM ${wholeTables} WHERE c.company_id = ${companyId} AND c.goes_on_in = ${caseNumber}
    ORDER BY c.opened_at, c.case_id LIMIT 50`);

/** Whether one of two cases ever went on in the other, undone merges included. */
export const wereEverMerged = (tx: Tx, companyId: string, one: string, other: string) =>
  tx.maybe<{ case_id: string }>(sql`
    WITH RECURSIVE met AS (
      SELECT ${one}::uuid AS case_id
      UNION SELECT CASE WHEN m.case_id = met.case_id THEN m.into_case_id ELSE m.case_id END FROM case_merges m
      JOIN met ON met.case_id IN (m.case_id, m.into_case_id) WHERE m.company_id = ${companyId})
    SELECT case_id FROM met WHERE case_id = ${other}`);

/** A case that may be the same fault, reported twice. */
export interface DuplicateRow {
  case_number: string;
  opened_at: Date;
  /** Null after a call without a name. */
  opened_by_label: string | null;
  severity: Severity;
  error_number: string | null;
  description: string;
  state: CaseState;
}

/** Of the last other cases of the machine that are being worked on: the same error number first. */
export const duplicatesOfCase = (tx: Tx, scope: Scope, of: CaseRow) =>
  tx.rows<DuplicateRow>(sql`
    SELECT c.case_number, c.opened_at, m.label AS opened_by_label, c.severity, c.error_number,
      left(c.description, 300) AS description, c.state
    FROM (
      SELECT c.company_id, c.case_id, c.case_number, c.opened_at, c.opened_by, c.contact_membership_id, c.severity,
        c.error_number, c.description, c.state FROM cases c
      WHERE c.company_id = ${of.company_id} AND c.machine_id = ${of.machine_id} AND c.case_id <> ${of.case_id}
        AND c.state IN ('sent', 'received', 'in-progress')
        AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
      ORDER BY c.opened_at DESC, c.case_id DESC LIMIT 10
    ) c LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    ORDER BY (c.error_number IS NOT DISTINCT FROM ${of.error_number}) DESC, c.opened_at DESC, c.case_id DESC`);
