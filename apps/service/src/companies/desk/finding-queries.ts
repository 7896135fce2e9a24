import { sql, type Tx, written } from '#platform/database';
import type { Scope } from '../../people/index.ts';

interface NamesWanted {
  scope: Scope;
  found: string;
  asWhole: string;
  limit: number;
}

/** Of a common name a few are shown; so many are looked at to choose them from. */
const lookedAt = 50;

/** Companies by any part of customer number, name or city: whole ones first, then by name. */
export const companiesFoundAcrossCompanies = (tx: Tx, { scope, found, asWhole, limit }: NamesWanted) =>
  tx.rows<{ company_id: string; name: string; customer_number: string; city: string }>(sql`
    SELECT c.company_id, c.name, c.customer_number, c.city FROM companies c
    WHERE c.company_id IN (
      (SELECT c.company_id FROM companies c
        WHERE c.endings @@ ${found}::tsquery AND c.endings @@ ${asWhole}::tsquery AND c.area = ANY (${scope.areas}) LIMIT ${written(lookedAt)})
      UNION ALL (SELECT c.company_id FROM companies c
        WHERE c.endings @@ ${found}::tsquery AND c.area = ANY (${scope.areas}) LIMIT ${written(lookedAt)}))
    ORDER BY c.endings @@ ${asWhole}::tsquery DESC, c.name, c.company_id LIMIT ${limit}`);

/** Who is in a company now, by any part of the label that colleagues see. */
export const peopleFoundAcrossCompanies = (tx: Tx, { scope, found, asWhole, limit }: NamesWanted) =>
  tx.rows<{ company_id: string; company_name: string; membership_id: string; person_id: string; label: string }>(sql`
    SELECT m.company_id, c.name AS company_name, m.membership_id, m.person_id, m.label
    FROM memberships m JOIN companies c ON c.company_id = m.company_id
    WHERE (m.company_id, m.membership_id) IN (
      (SELECT m.company_id, m.membership_id FROM memberships m JOIN companies c ON c.company_id = m.company_id
        WHERE m.endings @@ ${found}::tsquery AND m.endings @@ ${asWhole}::tsquery AND m.left_at IS NULL AND c.area = ANY (${scope.areas}) LIMIT ${written(lookedAt)})
      UNION ALL (SELECT m.company_id, m.membership_id FROM memberships m JOIN companies c ON c.company_id = m.company_id
        WHERE m.endings @@ ${found}::tsquery AND m.left_at IS NULL AND c.area = ANY (${scope.areas}) LIMIT ${written(lookedAt)}))
    ORDER BY m.endings @@ ${asWhole}::tsquery DESC, m.label, m.membership_id LIMIT ${limit}`);
