import type { CompanyRole, JoinRequest } from '#contract';
import { sql, type Tx } from '#platform/database';

/** The memberships a person has now, the oldest first. */
export const membershipsOfPerson = (tx: Tx, personId: string) =>
  tx.rows<{
    company_id: string;
    membership_id: string;
    role: CompanyRole;
    label: string;
    may_open_cases: boolean;
  }>(sql`
    SELECT m.company_id, m.membership_id, m.role, m.label, m.may_open_cases
    FROM membership_registry r
    JOIN memberships m ON m.company_id = r.company_id AND m.membership_id = r.membership_id
    WHERE r.person_id = ${personId} AND m.left_at IS NULL ORDER BY m.membership_id LIMIT 50`);

/** One's own company with the number of people in it. */
export const ownCompany = (tx: Tx, companyId: string) =>
  tx.one<{ customer_number: string; name: string; colleagues: number }>(sql`
    SELECT c.customer_number, c.name, (SELECT count(*)::int FROM memberships m
      WHERE m.company_id = c.company_id AND m.left_at IS NULL) AS colleagues
    FROM companies c WHERE c.company_id = ${companyId}`);

/** Name and number of a company. */
export const companyNamed = (tx: Tx, companyId: string) =>
  tx.one<{ customer_number: string; name: string }>(sql`
    SELECT customer_number, name FROM companies WHERE company_id = ${companyId}`);

/** Whether a membership is in the company now. */
export const memberInCompany = (tx: Tx, companyId: string, membershipId: string) =>
  tx.maybe<{ membership_id: string }>(sql`
    SELECT membership_id FROM memberships
    WHERE company_id = ${companyId} AND membership_id = ${membershipId} AND left_at IS NULL`);

/** The company that has both numbers, or null; the same null for every mismatch. */
export const companyMatching = (tx: Tx, customerNumber: string, machineNumber: string) =>
  tx.one<{ company_id: string | null }>(
    sql`SELECT company_matching(${customerNumber}, ${machineNumber}) AS company_id`,
  );

/** The newest wish to join of a person. */
export const newestJoinRequest = (tx: Tx, personId: string) =>
  tx.maybe<{
    join_request_id: string;
    decision: 'accepted' | 'refused' | null;
    stated_name: string;
    sent_at: Date;
  }>(sql`
    SELECT join_request_id, decision, stated_name, sent_at FROM join_requests
    WHERE person_id = ${personId} ORDER BY sent_at DESC, join_request_id DESC LIMIT 1`);

/** Whether a person has sent this wish before. */
export const joinRequestSent = (tx: Tx, personId: string, joinRequestId: string) =>
  tx.maybe<{ decision: 'accepted' | 'refused' | null }>(sql`
    SELECT decision FROM join_requests WHERE person_id = ${personId} AND join_request_id = ${joinRequestId}`);

/** Takes back the wishes of a person that nobody answered yet. */
export const openJoinRequestsDeleted = (tx: Tx, personId: string) =>
  tx.later(sql`DELETE FROM join_requests WHERE person_id = ${personId} AND decision IS NULL`);

/** Who wishes to join, as stated on the profile; the company admin reads this and not the profile. */
export interface Joiner {
  personId: string;
  name: string | null;
  position: string | null;
}

/** Stores a wish to join; answers 0 when the person has one of this company under way. */
export const joinRequestStored = (tx: Tx, joiner: Joiner, companyId: string, request: JoinRequest, now: Date) =>
  tx.run(sql`
    INSERT INTO join_requests (company_id, join_request_id, person_id, sent_at, machine_number, stated_name,
      stated_street, stated_postcode, stated_city, stated_region, person_name, person_position)
    VALUES (${companyId}, ${request.id}, ${joiner.personId}, ${now}, ${request.machineNumber}, ${request.companyName},
      ${request.street}, ${request.postcode}, ${request.city}, ${request.region}, ${joiner.name}, ${joiner.position})
    ON CONFLICT DO NOTHING`);

/** Deletes wishes that nobody answered in time; for the worker. */
export const unansweredDeletedAcrossCompanies = (tx: Tx, sentBefore: Date) =>
  tx.run(sql`DELETE FROM join_requests WHERE decision IS NULL AND sent_at < ${sentBefore}`);
