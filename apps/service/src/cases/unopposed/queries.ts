import type { ProductLine } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A solved case whose time for objection is over. */
export interface UnopposedRow {
  company_id: string;
  case_id: string;
  case_number: string;
  product_line: ProductLine;
  area: string;
}

/** Some of the solutions from before a moment, held; those another worker holds are left to it. */
export const unopposedAcrossCompanies = (tx: Tx, solvedBefore: Date, limit: number) =>
  tx.rows<UnopposedRow>(sql`
    SELECT c.company_id, c.case_id, c.case_number, c.product_line, c.area FROM case_registry r
    JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
    WHERE r.closed_at IS NULL AND c.state = 'solved' AND c.solved_at < ${solvedBefore}
    LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED`);

/** Closes a case that nobody objected to. */
export function caseClosedUnopposed(tx: Tx, of: UnopposedRow, changeId: string, now: Date): void {
  tx.later(sql`
    UPDATE cases SET state = 'closed', closed_at = ${now}, changed_at = ${now}, promised_update_at = NULL
    WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
  tx.later(sql`
    UPDATE case_registry SET closed_at = ${now} WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
  tx.later(sql`
    INSERT INTO case_changes (company_id, change_id, case_id, kind, at, how)
    VALUES (${of.company_id}, ${changeId}, ${of.case_id}, 'closed', ${now}, 'unopposed')`);
}
