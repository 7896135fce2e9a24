import type { ProductLine } from '#contract';
import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import type { PresenceChange } from './presence.ts';

/** A change as processes tell each other; `staffOnly` ones never reach a customer's stream. */
export interface LiveChange {
  companyId: string;
  productLine: ProductLine;
  area: string;
  caseNumber: string;
  kind: string;
  at: string;
  staffOnly?: boolean;
}

/** Tells every process at commit that a case has changed. */
export const liveTold = (tx: Tx, change: LiveChange) =>
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify(change)})`);

/** Tells every process at commit who is at a case. */
export const presenceTold = (tx: Tx, presence: PresenceChange) =>
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify({ presence })})`);

/** Where a case within the viewer's scope lies. */
export const casePlaceAcrossCompanies = (tx: Tx, scope: Scope, caseNumber: string) =>
  tx.maybe<{ product_line: ProductLine; area: string }>(sql`
    SELECT c.product_line, c.area FROM case_registry r
    JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
    WHERE r.case_number = ${caseNumber} AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas})`);

/** A case that changed while a stream was away. */
export interface ChangedRow {
  case_number: string;
  changed_at: Date;
}

/** Cases of one's company that changed since a moment, oldest change first. */
export const changedSince = (tx: Tx, companyId: string, since: Date) =>
  tx.rows<ChangedRow>(sql`
    SELECT case_number, changed_at FROM (
      SELECT case_number, changed_at, case_id FROM cases WHERE company_id = ${companyId} AND changed_at > ${since}
      ORDER BY changed_at DESC, case_id DESC LIMIT 200) newest
    ORDER BY changed_at`);

/** Cases within the viewer's scope that changed since a moment, oldest change first. */
export const changedSinceAcrossCompanies = (tx: Tx, scope: Scope, since: Date) =>
  tx.rows<ChangedRow>(sql`
    SELECT case_number, changed_at FROM (
      SELECT c.case_number, c.changed_at FROM cases c
      WHERE c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas}) AND c.changed_at > ${since}
      ORDER BY c.changed_at DESC, c.case_id DESC LIMIT 200) newest
    ORDER BY changed_at`);
