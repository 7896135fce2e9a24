import type { ClockState, DueKind, Priority } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import { type HeldCase, heldColumns, wholeColumns, wholeTables } from '../queries.ts';
import { lateAt } from '../queue/queries.ts';
import type { CaseRow } from '../shapes.ts';
import type { ReadCase, Standing } from '../timeline/queries.ts';

/** A case on one screen of the desk. */
export interface DeskCaseRow extends CaseRow {
  company_name: string;
  area: string;
  customer_number: string;
  city: string;
  priority: Priority;
  assignee: string | null;
  assignee_name: string | null;
  late: boolean;
  clock: ClockState;
  due_at: Date | null;
  due_of: DueKind | null;
  control_software: string | null;
  software_version: string | null;
  warranty_until: string | null;
  delivered_on: string | null;
  contact_phone: string | null;
  contact_email: string | null;
}

/** One case within the viewer's scope. */
export const caseAcrossCompanies = (tx: Tx, scope: Scope, caseNumber: string, now: Date) =>
  tx.maybe<DeskCaseRow>(sql`
    SELECT ${wholeColumns}, o.name AS company_name, c.area, o.customer_number, o.city, c.priority, c.assignee,
      a.name AS assignee_name, ${lateAt(now)} AS late, c.clock, c.due_at, c.due_of, c.control_software, n.software_version,
      n.warranty_until::text AS warranty_until, n.delivered_on::text AS delivered_on, f.phone AS contact_phone,
      f.contact_email
    FROM ${wholeTables}
    JOIN case_registry r ON r.company_id = c.company_id AND r.case_id = c.case_id
    JOIN companies o ON o.company_id = c.company_id
    LEFT JOIN staff_members a ON a.staff_id = c.assignee
    LEFT JOIN person_profiles f ON f.person_id = k.person_id
    WHERE r.case_number = ${caseNumber} AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas})`);

/** A case held for an act of the desk. */
export interface DeskHeldCase extends HeldCase {
  priority: Priority;
  assignee: string | null;
}

/** One case within the viewer's scope, held until the act ends. */
export const caseHeldAcrossCompanies = (tx: Tx, scope: Scope, caseNumber: string) =>
  tx.maybe<DeskHeldCase>(sql`
    SELECT ${heldColumns}, c.priority, c.assignee FROM cases c
    JOIN case_registry r ON r.company_id = c.company_id AND r.case_id = c.case_id
    WHERE r.case_number = ${caseNumber} AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas}) FOR UPDATE OF c`);

/** Everybody who is or was in the company, with the person behind each label. */
export const peopleOfCaseCompany = (tx: Tx, companyId: string) =>
  tx.rows<{ membership_id: string; person_id: string; label: string; left_at: Date | null }>(sql`
    SELECT membership_id, person_id, label, left_at FROM memberships WHERE company_id = ${companyId}
    ORDER BY label, membership_id LIMIT 1000`);

/** A case seen before. */
export interface EarlierRow {
  case_number: string;
  opened_at: Date;
  error_number: string | null;
  description: string;
  state: string;
  remedy: string | null;
}

const earlierColumns = sql`
  c.case_number, c.opened_at, c.error_number, left(c.description, 300) AS description, c.state, c.remedy`;

const newestTen = sql`ORDER BY c.opened_at DESC, c.case_id DESC LIMIT 10`;

/**
 * Earlier cases of the company with this error number on any of its machines, then others of this machine; each the
 * newest first. Two ways along an index: one over both would sort every case of the machine and of the error number.
 */
export const earlierCases = (tx: Tx, scope: Scope, of: CaseRow) =>
  tx.rows<EarlierRow>(sql`
    SELECT c.case_number, c.opened_at, c.error_number, c.description, c.state, c.remedy FROM (
      (SELECT 1 AS place, c.case_id, ${earlierColumns} FROM cases c
        WHERE c.company_id = ${of.company_id} AND c.error_number = ${of.error_number}
          AND c.opened_at <= ${of.opened_at} AND c.case_id <> ${of.case_id} AND c.state <> 'merged'
          AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas}) ${newestTen})
      UNION ALL
      (SELECT 2, c.case_id, ${earlierColumns} FROM cases c
        WHERE c.company_id = ${of.company_id} AND c.machine_id = ${of.machine_id}
          AND c.error_number IS DISTINCT FROM ${of.error_number}
          AND c.opened_at <= ${of.opened_at} AND c.case_id <> ${of.case_id} AND c.state <> 'merged'
          AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas}) ${newestTen})
    ) c ORDER BY c.place, c.opened_at DESC, c.case_id DESC LIMIT 10`);

/** A case of another company with the same trouble. */
export interface SimilarRow extends EarlierRow {
  company_name: string;
  cause: string | null;
}

/** Cases of other companies within the viewer's scope: the same error number on the same model; newest first. */
export const similarCasesAcrossCompanies = (tx: Tx, scope: Scope, of: CaseRow) =>
  tx.rows<SimilarRow>(sql`
    SELECT c.case_number, c.opened_at, c.error_number, left(c.description, 300) AS description, c.state, c.cause,
      c.remedy, o.name AS company_name
    FROM cases c JOIN companies o ON o.company_id = c.company_id
    WHERE c.error_number = ${of.error_number} AND c.model = ${of.model} AND c.company_id <> ${of.company_id}
      AND c.state <> 'merged'
      AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    ORDER BY c.opened_at DESC, c.case_id DESC LIMIT 10`);

/** Internal notes of a case: those written there, and those that it brought along when it was split off. */
export const notesOfCase = (tx: Tx, { companyId, caseId, readAs }: ReadCase) =>
  tx.rows<{ note_id: string; at: Date; name: string; text: string } & Standing>(sql`
    SELECT t.note_id, t.at, s.name, t.text, t.case_id, t.from_number, t.also_in
    FROM (
      SELECT o.note_id, o.case_id, o.at, o.author_staff_id, o.text, NULL AS from_number, (
          SELECT n.case_number FROM case_split_notes e
          JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
          WHERE e.company_id = o.company_id AND e.note_id = o.note_id AND n.case_number <> ${readAs}
            AND n.goes_on_in IS DISTINCT FROM ${readAs} LIMIT 1) AS also_in
      FROM case_notes o WHERE o.company_id = ${companyId} AND o.case_id = ${caseId}
      UNION ALL
      SELECT b.note_id, b.case_id, b.at, b.author_staff_id, b.text, f.case_number, f.case_number
      FROM case_split_notes e
      JOIN case_notes b ON b.company_id = e.company_id AND b.note_id = e.note_id
      JOIN cases f ON f.company_id = b.company_id AND f.case_id = b.case_id
      WHERE e.company_id = ${companyId} AND e.case_id = ${caseId}) t
    JOIN staff_members s ON s.staff_id = t.author_staff_id ORDER BY t.at, t.note_id LIMIT 2000`);

/** Assignments and priorities of a case, and when it became late. */
export const deskChangesOfCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<{
    change_id: string;
    at: Date;
    kind: 'assigned' | 'prioritised' | 'late';
    name: string | null;
    assignee_name: string | null;
    priority: Priority | null;
    due_of: DueKind | null;
    due_at: Date | null;
  }>(sql`
    SELECT h.change_id, h.at, h.kind, s.name, a.name AS assignee_name, h.priority, h.due_of, h.due_at
    FROM case_desk_changes h LEFT JOIN staff_members s ON s.staff_id = h.author_staff_id
    LEFT JOIN staff_members a ON a.staff_id = h.assignee
    WHERE h.company_id = ${companyId} AND h.case_id = ${caseId} ORDER BY h.at, h.change_id LIMIT 2000`);

type OfCase = Pick<HeldCase, 'company_id' | 'case_id'>;

/** A note that may have been sent before. */
export const noteById = (tx: Tx, companyId: string, noteId: string) =>
  tx.maybe<{ case_id: string; author_staff_id: string }>(sql`
    SELECT case_id, author_staff_id FROM case_notes WHERE company_id = ${companyId} AND note_id = ${noteId}`);

/** Stores a note; answers 0 when the id is taken. */
export const noteStored = (tx: Tx, of: OfCase, note: { id: string; text: string }, staffId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO case_notes (company_id, note_id, case_id, at, author_staff_id, text)
    VALUES (${of.company_id}, ${note.id}, ${of.case_id}, ${now}, ${staffId}, ${note.text}) ON CONFLICT DO NOTHING`);

interface DeskChange {
  changeId: string;
  staffId: string;
}

/** Gives the case to somebody, or to nobody. */
export function caseAssigned(tx: Tx, of: OfCase, assignee: string | null, by: DeskChange, now: Date): void {
  tx.later(sql`
    UPDATE cases SET assignee = ${assignee} WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
  tx.later(sql`
    INSERT INTO case_desk_changes (company_id, change_id, case_id, kind, at, author_staff_id, assignee)
    VALUES (${of.company_id}, ${by.changeId}, ${of.case_id}, 'assigned', ${now}, ${by.staffId}, ${assignee})`);
}

/** Sets the maker's priority. */
export function casePrioritised(tx: Tx, of: OfCase, priority: Priority, by: DeskChange, now: Date): void {
  tx.later(sql`
    UPDATE cases SET priority = ${priority} WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
  tx.later(sql`
    INSERT INTO case_desk_changes (company_id, change_id, case_id, kind, at, author_staff_id, priority)
    VALUES (${of.company_id}, ${by.changeId}, ${of.case_id}, 'prioritised', ${now}, ${by.staffId}, ${priority})`);
}
