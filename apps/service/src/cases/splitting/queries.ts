import { sql, type Tx } from '#platform/database';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** An entry that may become part of a case of its own. */
export interface SplittableRow {
  entry_id: string;
  at: Date;
  /** It stands in a case that was split off before and has not come back to this one. */
  is_split: boolean;
}

/** A reply that may. */
export interface SplitReply extends SplittableRow {
  text: string;
  author_membership_id: string | null;
}

/** A call that may. */
export interface SplitCall extends SplittableRow {
  /** Who of the company called, as long as it is a member. */
  caller_membership_id: string | null;
}

/** Those of these replies that stand in a case, or in one that was merged into it; oldest first. */
export const repliesToSplit = (tx: Tx, companyId: string, caseNumber: string, replyIds: readonly string[]) =>
  tx.rows<SplitReply>(sql`
    SELECT r.reply_id AS entry_id, r.at, r.text, r.author_membership_id, EXISTS (
      SELECT FROM case_split_entries e LEFT JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
      WHERE e.company_id = r.company_id AND e.reply_id = r.reply_id
        AND n.goes_on_in IS DISTINCT FROM ${caseNumber}) AS is_split
    FROM case_replies r JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
    WHERE r.company_id = ${companyId} AND r.reply_id = ANY (${replyIds}::uuid[])
      AND (c.case_number = ${caseNumber} OR c.goes_on_in = ${caseNumber})
    ORDER BY r.at, r.reply_id`);

/** Those of these internal notes that do. */
export const notesToSplit = (tx: Tx, companyId: string, caseNumber: string, noteIds: readonly string[]) =>
  tx.rows<SplittableRow>(sql`
    SELECT t.note_id AS entry_id, t.at, EXISTS (
      SELECT FROM case_split_notes e LEFT JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
      WHERE e.company_id = t.company_id AND e.note_id = t.note_id
        AND n.goes_on_in IS DISTINCT FROM ${caseNumber}) AS is_split
    FROM case_notes t JOIN cases c ON c.company_id = t.company_id AND c.case_id = t.case_id
    WHERE t.company_id = ${companyId} AND t.note_id = ANY (${noteIds}::uuid[])
      AND (c.case_number = ${caseNumber} OR c.goes_on_in = ${caseNumber})
    ORDER BY t.at, t.note_id`);

/** What the new case says, since when, and who says so. */
export interface SplitOpening {
  readonly at: Date;
  readonly text: string;
  /** The reply that says it, or none when it was told on the phone and staff wrote it down. */
  readonly replyId: string | null;
  readonly membershipId: string | null;
  readonly staffId: string | null;
  /** Whom to ask, where that is not the contact of the old case. */
  readonly contact: string | null;
}

/** The case that is split off, with what the desk said of it and what it brings along. */
export interface NewSplit {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly from: OfCase;
  readonly opening: SplitOpening;
  readonly brought: Readonly<Record<'replies' | 'calls' | 'notes', readonly string[]>>;
  readonly machine: {
    machine_id: string;
    machine_number: string;
    model: string;
    product_line: string;
    area: string;
  };
  readonly severity: string;
  readonly errorNumber: string | null;
  readonly staffId: string;
}

/** Stores the case in the words it begins with, and what it brings along. */
export function splitStored(tx: Tx, split: NewSplit, now: Date): void {
  const { caseId, caseNumber, from, opening, machine } = split;
  tx.later(sql`
    INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by,
      opened_by_staff, opened_at, changed_at, reason, severity, error_number, description, language,
      contact_membership_id, call_back_number)
    SELECT c.company_id, ${caseId}::uuid, ${caseNumber}::text, ${machine.machine_id}::uuid,
      ${machine.machine_number}::text, ${machine.model}::text, ${machine.product_line}::text, ${machine.area}::text,
      ${opening.membershipId}::uuid, ${opening.staffId}::uuid, ${opening.at}::timestamptz, ${now}::timestamptz, c.reason,
      ${split.severity}::text, ${split.errorNumber}::text, ${opening.text}::text, c.language,
      coalesce(${opening.contact}::uuid, c.contact_membership_id),
      CASE WHEN ${opening.contact}::uuid IS NULL THEN c.call_back_number END
    FROM cases c WHERE c.company_id = ${from.company_id} AND c.case_id = ${from.case_id}`);
  tx.later(sql`
    INSERT INTO case_splits (company_id, case_id, from_case_id, at, author_staff_id)
    VALUES (${from.company_id}, ${caseId}, ${from.case_id}, ${now}, ${split.staffId})`);
  broughtStored(tx, split);
  tx.later(sql`
    UPDATE cases SET changed_at = ${now} WHERE company_id = ${from.company_id} AND case_id = ${from.case_id}`);
}

function broughtStored(tx: Tx, { caseId, from: { company_id: companyId }, opening, brought }: NewSplit): void {
  tx.later(sql`
    INSERT INTO case_split_entries (company_id, case_id, reply_id, is_opening)
    SELECT ${companyId}::uuid, ${caseId}::uuid, each, each IS NOT DISTINCT FROM ${opening.replyId}::uuid
    FROM unnest(${brought.replies}::uuid[]) each`);
  tx.later(sql`
    INSERT INTO case_split_calls (company_id, case_id, call_id)
    SELECT ${companyId}::uuid, ${caseId}::uuid, each FROM unnest(${brought.calls}::uuid[]) each`);
  tx.later(sql`
    INSERT INTO case_split_notes (company_id, case_id, note_id)
    SELECT ${companyId}::uuid, ${caseId}::uuid, each FROM unnest(${brought.notes}::uuid[]) each`);
}

/** A split as a fact, with the numbers of both cases. */
export interface SplitRow {
  case_id: string;
  from_case_id: string;
  author_staff_id: string;
  at: Date;
  name: string;
  case_number: string;
  from_number: string;
}

/** Splits in which these cases of a company took part. */
export const splitsOfCases = (tx: Tx, companyId: string, caseIds: readonly string[]) =>
  tx.rows<SplitRow>(sql`
    SELECT p.case_id, p.from_case_id, p.author_staff_id, p.at, s.name, n.case_number, f.case_number AS from_number
    FROM case_splits p
    JOIN cases n ON n.company_id = p.company_id AND n.case_id = p.case_id
    JOIN cases f ON f.company_id = p.company_id AND f.case_id = p.from_case_id
    JOIN staff_members s ON s.staff_id = p.author_staff_id
    WHERE p.company_id = ${companyId}
      AND (p.case_id = ANY (${caseIds}::uuid[]) OR p.from_case_id = ANY (${caseIds}::uuid[]))
    ORDER BY p.at, p.case_id LIMIT 200`);

/**
 * A case outside of a family in which entries stand that a case of this family had brought along: alone again, that one
 * and the other would both show them. The family is that of the number; the case is one that was merged into it, with
 * all that had gone on in it before.
 */
export const splitSinceMerge = (tx: Tx, { company_id: companyId, case_id: caseId }: OfCase, intoNumber: string) =>
  tx.maybe<{ case_number: string | null }>(sql`
    WITH RECURSIVE away AS (
      SELECT ${caseId}::uuid AS case_id
      UNION SELECT m.case_id FROM case_merges m JOIN away ON m.into_case_id = away.case_id
      WHERE m.company_id = ${companyId} AND m.undone_at IS NULL),
    brought AS (
      SELECT case_id, reply_id AS entry_id FROM case_split_entries WHERE company_id = ${companyId}
        AND reply_id IN (SELECT reply_id FROM case_split_entries WHERE company_id = ${companyId}
          AND case_id IN (SELECT case_id FROM away))
      UNION ALL SELECT case_id, call_id FROM case_split_calls WHERE company_id = ${companyId}
        AND call_id IN (SELECT call_id FROM case_split_calls WHERE company_id = ${companyId}
          AND case_id IN (SELECT case_id FROM away))
      UNION ALL SELECT case_id, note_id FROM case_split_notes WHERE company_id = ${companyId}
        AND note_id IN (SELECT note_id FROM case_split_notes WHERE company_id = ${companyId}
          AND case_id IN (SELECT case_id FROM away)))
    SELECT n.case_number FROM brought b LEFT JOIN cases n ON n.company_id = ${companyId} AND n.case_id = b.case_id
    WHERE n.case_number IS DISTINCT FROM ${intoNumber} AND n.goes_on_in IS DISTINCT FROM ${intoNumber} LIMIT 1`);
