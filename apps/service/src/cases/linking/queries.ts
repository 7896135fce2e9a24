import type { CaseState } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** A link as one of its cases shows it; of a case outside the viewer's scope nothing is there. */
export interface LinkRow {
  link_id: string;
  at: Date;
  name: string;
  case_number: string | null;
  company_name: string;
  machine_number: string;
  model: string;
  error_number: string | null;
  description: string;
  state: CaseState;
  remedy: string | null;
}

/** Links of these cases of a company, with the other side as far as it lies within the viewer's scope. */
export const linksOfCasesAcrossCompanies = (tx: Tx, scope: Scope, companyId: string, caseIds: readonly string[]) =>
  tx.rows<LinkRow>(sql`
    SELECT l.link_id, l.at, s.name, c.case_number, o.name AS company_name, c.machine_number, c.model, c.error_number,
      left(c.description, 300) AS description, c.state, c.remedy
    FROM case_links l
    JOIN staff_members s ON s.staff_id = l.author_staff_id
    LEFT JOIN case_registry r ON r.case_id = l.other_case_id AND r.product_line = ANY (${scope.productLines})
      AND r.area = ANY (${scope.areas})
    LEFT JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
      AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    LEFT JOIN companies o ON o.company_id = c.company_id
    WHERE l.company_id = ${companyId} AND l.case_id = ANY (${caseIds}::uuid[]) AND l.removed_at IS NULL
    ORDER BY l.at, l.link_id LIMIT 50`);

/** Links one side to the other; answers 0 when that was so before. */
export const linkStored = (
  tx: Tx,
  of: OfCase,
  link: { linkId: string; otherCaseId: string; staffId: string },
  now: Date,
) =>
  tx.run(sql`
    INSERT INTO case_links (company_id, link_id, case_id, other_case_id, at, author_staff_id)
    VALUES (${of.company_id}, ${link.linkId}, ${of.case_id}, ${link.otherCaseId}, ${now}, ${link.staffId})
    ON CONFLICT DO NOTHING`);

/** A case and those that go on in it: what its page shows the links of. */
export const idsOfFamily = (tx: Tx, of: OfCase & { case_number: string }) =>
  tx.rows<{ case_id: string }>(sql`
    SELECT c.case_id FROM cases c
    WHERE c.company_id = ${of.company_id} AND (c.case_id = ${of.case_id} OR c.goes_on_in = ${of.case_number})`);

/** Takes the links of some cases of a company to others back; answers 0 when there is none. */
export const linksRemoved = (
  tx: Tx,
  companyId: string,
  { from, to, staffId }: { from: readonly string[]; to: readonly string[]; staffId: string },
  now: Date,
) =>
  tx.run(sql`
    UPDATE case_links SET removed_at = ${now}, removed_by = ${staffId}
    WHERE company_id = ${companyId} AND case_id = ANY (${from}::uuid[]) AND other_case_id = ANY (${to}::uuid[])
      AND removed_at IS NULL`);
