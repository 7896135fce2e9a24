import { sql, type Tx } from '#platform/database';
import { whoseCase } from '../queries.ts';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** Somebody who joined a case. */
export interface JoinerRow {
  membership_id: string;
  at: Date;
  label: string;
}

/** Who joined a case. */
export const joinersOfCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<JoinerRow>(sql`
    SELECT j.membership_id, j.at, m.label FROM case_joiners j
    JOIN memberships m ON m.company_id = j.company_id AND m.membership_id = j.membership_id
    WHERE j.company_id = ${companyId} AND j.case_id = ${caseId} ORDER BY j.at, j.membership_id LIMIT 500`);

/** Joins somebody to a case; answers 0 when that was so before. */
export const joinerStored = (tx: Tx, of: OfCase, membershipId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO case_joiners (company_id, case_id, membership_id, at)
    VALUES (${of.company_id}, ${of.case_id}, ${membershipId}, ${now}) ON CONFLICT DO NOTHING`);

/** Whether a case is already somebody's: opened by it or after its call, or joined. */
export const isOneOf = (tx: Tx, of: OfCase, membershipId: string) =>
  tx.maybe<{ case_id: string }>(sql`
    SELECT c.case_id FROM cases c
    WHERE c.company_id = ${of.company_id} AND c.case_id = ${of.case_id} AND (${whoseCase} = ${membershipId}
      OR EXISTS (SELECT 1 FROM case_joiners j WHERE j.company_id = ${of.company_id} AND j.case_id = c.case_id
        AND j.membership_id = ${membershipId}))`);
