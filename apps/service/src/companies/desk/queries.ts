import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';

/** A wish to join beside its company and the person's profile. */
export interface JoinRequestRow {
  join_request_id: string;
  person_id: string;
  decision: 'accepted' | 'refused' | null;
  sent_at: Date;
  decided_at: Date | null;
  machine_number: string;
  stated_name: string;
  stated_street: string;
  stated_postcode: string;
  stated_city: string;
  stated_region: string;
  company_id: string;
  name: string;
  customer_number: string;
  city: string;
  person_name: string | null;
  position: string;
  contact_email: string;
  phone: string;
}

const joinRequestsWithCompany = sql`
  SELECT j.join_request_id, j.person_id, j.decision, j.sent_at, j.decided_at, j.machine_number, j.stated_name,
    j.stated_street, j.stated_postcode, j.stated_city, j.stated_region, c.company_id, c.name, c.customer_number, c.city,
    f.name AS person_name, f.position, f.contact_email, f.phone
  FROM join_requests j JOIN companies c ON c.company_id = j.company_id
  LEFT JOIN person_profiles f ON f.person_id = j.person_id`;

/** Wishes that wait for a decision, oldest first. */
export const pendingJoinRequestsAcrossCompanies = (tx: Tx, scope: Scope) =>
  tx.rows<JoinRequestRow>(sql`
    ${joinRequestsWithCompany} WHERE j.decision IS NULL AND c.area = ANY (${scope.areas})
    ORDER BY j.sent_at, j.join_request_id LIMIT 200`);

/** One wish, held until the act ends so that two decisions cannot both be the first. */
export const joinRequestHeldAcrossCompanies = (tx: Tx, scope: Scope, joinRequestId: string) =>
  tx.maybe<JoinRequestRow>(sql`
    ${joinRequestsWithCompany} WHERE j.join_request_id = ${joinRequestId} AND c.area = ANY (${scope.areas})
    FOR UPDATE OF j`);

/** Writes the decision. */
export const joinRequestDecided = (
  tx: Tx,
  wish: { companyId: string; joinRequestId: string; decision: string; staffId: string },
  now: Date,
) =>
  tx.run(sql`
    UPDATE join_requests SET decision = ${wish.decision}, decided_at = ${now}, decided_by = ${wish.staffId}
    WHERE company_id = ${wish.companyId} AND join_request_id = ${wish.joinRequestId}`);

/** A company in the desk's list. */
export interface CompanyRow {
  company_id: string;
  customer_number: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  region: string;
  country_region: string;
  area: string;
  members: number;
}

const companyColumns = sql`
  c.company_id, c.customer_number, c.name, c.street, c.postcode, c.city, c.region, c.country_region, c.area,
  (SELECT count(*)::int FROM memberships m WHERE m.company_id = c.company_id AND m.left_at IS NULL) AS members`;

/** Companies by name, after the given one. */
export const companiesAcrossCompanies = (
  tx: Tx,
  filter: { scope: Scope; found: string | null; afterName: string; afterId: string; limit: number },
) =>
  tx.rows<CompanyRow>(sql`
    SELECT ${companyColumns} FROM companies c
    WHERE c.area = ANY (${filter.scope.areas})${filter.found ? sql` AND c.endings @@ ${filter.found}::tsquery` : sql``}
      AND (c.name, c.company_id) > (${filter.afterName}, ${filter.afterId}::uuid)
    ORDER BY c.name, c.company_id LIMIT ${filter.limit}`);

/** One company. */
export const companyAtDesk = (tx: Tx, scope: Scope, companyId: string) =>
  tx.maybe<CompanyRow>(sql`SELECT ${companyColumns} FROM companies c
    WHERE c.company_id = ${companyId} AND c.area = ANY (${scope.areas})`);

/** Everybody who is or was in a company. */
export const peopleOfCompany = (tx: Tx, companyId: string) =>
  tx.rows<{
    membership_id: string;
    person_id: string;
    label: string;
    role: 'member' | 'company-admin';
    since: Date;
    left_at: Date | null;
  }>(sql`
    SELECT membership_id, person_id, label, role, since, left_at FROM memberships WHERE company_id = ${companyId}
    ORDER BY left_at IS NOT NULL, label, membership_id LIMIT 1000`);
