import type { CauseCode, RemedyCode } from '#contract';
import { sql, type Tx } from '#platform/database';

/** What of a case may leave its company with the machine. */
export const pastOfMachine = (tx: Tx, companyId: string, machineId: string) =>
  tx.rows<{
    opened_at: Date;
    error_number: string | null;
    cause_code: CauseCode | null;
    remedy_code: RemedyCode | null;
  }>(sql`
    SELECT opened_at, error_number, CASE WHEN cause IS NOT NULL THEN cause_code END AS cause_code,
      CASE WHEN remedy IS NOT NULL THEN remedy_code END AS remedy_code
    FROM cases WHERE company_id = ${companyId} AND machine_id = ${machineId} AND state <> 'merged' LIMIT 5000`);

/** How many cases of a machine are not ended; whoever moves it sees its product line, and so all of them. */
export const openCasesOfMachine = (tx: Tx, companyId: string, machineId: string) =>
  tx.one<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM cases
    WHERE company_id = ${companyId} AND machine_id = ${machineId} AND state NOT IN ('closed', 'stopped', 'merged')`);

/** Writes the words of cause and remedy beside their texts. */
export const codesWritten = (
  tx: Tx,
  of: { company_id: string; case_id: string },
  codes: { causeCode: CauseCode | null; remedyCode: RemedyCode | null },
) =>
  tx.later(sql`
    UPDATE cases SET cause_code = ${codes.causeCode}, remedy_code = ${codes.remedyCode}
    WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);

/** The words of cause and remedy beside their texts. */
export const codesOfCase = (tx: Tx, of: { company_id: string; case_id: string }) =>
  tx.one<{ cause_code: CauseCode | null; remedy_code: RemedyCode | null }>(sql`
    SELECT cause_code, remedy_code FROM cases WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);
