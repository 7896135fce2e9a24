import { sql, type Tx } from '#platform/database';
import type { ReplyRow } from '../timeline/queries.ts';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** A reply that may become a case of its own. */
export interface SplitReply {
  reply_id: string;
  at: Date;
  text: string;
  author_membership_id: string | null;
}

/** Those of these replies that stand in a case, or in one that was merged into it; oldest first. */
export const repliesToSplit = (tx: Tx, companyId: string, caseNumber: string, replyIds: readonly string[]) =>
  tx.rows<SplitReply>(sql`
    SELECT r.reply_id, r.at, r.text, r.author_membership_id FROM case_replies r
    JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
    WHERE r.company_id = ${companyId} AND r.reply_id = ANY (${replyIds}::uuid[])
      AND (c.case_number = ${caseNumber} OR c.goes_on_in = ${caseNumber})
    ORDER BY r.at, r.reply_id`);

/** Those of these replies that stand in a case which was split off before and stands alone. */
export const repliesSplitBefore = (tx: Tx, companyId: string, replyIds: readonly string[]) =>
  tx.rows<{ reply_id: string }>(sql`
    SELECT e.reply_id FROM case_split_entries e
    JOIN cases c ON c.company_id = e.company_id AND c.case_id = e.case_id
    WHERE e.company_id = ${companyId} AND e.reply_id = ANY (${replyIds}::uuid[]) AND c.goes_on_in IS NULL`);

/** The case that is split off, with what the desk said of it. */
export interface NewSplit {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly from: OfCase;
  readonly opening: SplitReply;
  readonly others: readonly SplitReply[];
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

/** Stores the case in the words of the reply, with the contact of the one it comes from, and what it brings along. */
export function splitStored(tx: Tx, split: NewSplit, now: Date): void {
  const { caseId, caseNumber, from, opening, others, machine } = split;
  tx.later(sql`
    INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by,
      opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id,
      call_back_number)
    SELECT c.company_id, ${caseId}::uuid, ${caseNumber}::text, ${machine.machine_id}::uuid,
      ${machine.machine_number}::text, ${machine.model}::text, ${machine.product_line}::text, ${machine.area}::text,
      ${opening.author_membership_id}::uuid, ${opening.at}::timestamptz, ${now}::timestamptz, c.reason,
      ${split.severity}::text, ${split.errorNumber}::text, ${opening.text}::text, c.language, c.contact_membership_id,
      c.call_back_number
    FROM cases c WHERE c.company_id = ${from.company_id} AND c.case_id = ${from.case_id}`);
  tx.later(sql`
    INSERT INTO case_splits (company_id, case_id, from_case_id, at, author_staff_id)
    VALUES (${from.company_id}, ${caseId}, ${from.case_id}, ${now}, ${split.staffId})`);
  for (const reply of [opening, ...others])
    tx.later(sql`
      INSERT INTO case_split_entries (company_id, case_id, reply_id, is_opening)
      VALUES (${from.company_id}, ${caseId}, ${reply.reply_id}, ${reply === opening})`);
  tx.later(sql`
    UPDATE cases SET changed_at = ${now} WHERE company_id = ${from.company_id} AND case_id = ${from.case_id}`);
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

/** A reply that a case brought along, with the case in which it was written. */
export interface BroughtRow extends ReplyRow {
  is_opening: boolean;
  case_id: string;
  from_number: string;
}

/** What a case brought along when it was split off. */
export const broughtToCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<BroughtRow>(sql`
    SELECT r.reply_id, r.at, r.text, r.author_membership_id, r.author_staff_id, m.label AS author_label,
      s.name AS author_name, e.is_opening, r.case_id, f.case_number AS from_number
    FROM case_split_entries e
    JOIN case_replies r ON r.company_id = e.company_id AND r.reply_id = e.reply_id
    JOIN cases f ON f.company_id = r.company_id AND f.case_id = r.case_id
    LEFT JOIN memberships m ON m.company_id = r.company_id AND m.membership_id = r.author_membership_id
    LEFT JOIN staff_members s ON s.staff_id = r.author_staff_id
    WHERE e.company_id = ${companyId} AND e.case_id = ${caseId} ORDER BY r.at, r.reply_id LIMIT 100`);
