import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { DeskHeldCase } from '../desk/queries.ts';
import { heldColumns, isOpen } from '../queries.ts';

/** Cases with these numbers within the viewer's scope, held until the act ends. */
export const casesHeldAcrossCompanies = (tx: Tx, scope: Scope, caseNumbers: readonly string[]) =>
  tx.rows<DeskHeldCase>(sql`
    SELECT ${heldColumns}, c.priority, c.assignee FROM cases c
    JOIN case_registry r ON r.company_id = c.company_id AND r.case_id = c.case_id
    WHERE r.case_number = ANY (${caseNumbers}::text[]) AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas}) ORDER BY c.case_id FOR UPDATE OF c`);

/** Open cases that a colleague has, within the viewer's scope, held until the act ends. */
export const casesHeldOfAssigneeAcrossCompanies = (
  tx: Tx,
  scope: Scope,
  { staffId, after, limit }: { staffId: string; after: string | undefined; limit: number },
) =>
  tx.rows<DeskHeldCase>(sql`
    SELECT ${heldColumns}, c.priority, c.assignee FROM cases c
    WHERE c.assignee = ${staffId} AND ${isOpen} AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas}) AND c.case_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    ORDER BY c.case_id LIMIT ${limit} FOR UPDATE OF c`);

/** Whether there is, or was, such a colleague. */
export const colleagueKnown = (tx: Tx, staffId: string) =>
  tx.maybe<{ staff_id: string }>(sql`SELECT staff_id FROM staff_members WHERE staff_id = ${staffId}`);
