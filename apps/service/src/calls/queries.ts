import { sql, type Tx } from '#platform/database';
import type { ReadCase, SplitCall, Standing } from '../cases/index.ts';

/** A call as both sides see it. */
export interface CallRow extends Standing {
  call_id: string;
  called_at: Date;
  /** Null: somebody of the company who gave no name. */
  caller_name: string | null;
}

/** Calls of a case, those that it brought along when it was split off among them: time and name of who called (S2.4). */
export const callsOfCase = (tx: Tx, { companyId, caseId, readAs }: ReadCase) =>
  tx.rows<CallRow>(sql`
    SELECT l.call_id, l.called_at, coalesce(m.label, s.name) AS caller_name, l.case_id, l.from_number, l.also_in
    FROM (
      SELECT o.company_id, o.call_id, o.case_id, o.called_at, o.caller_membership_id, o.caller_staff_id,
        NULL AS from_number, (
          SELECT n.case_number FROM case_split_calls e
          JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
          WHERE e.company_id = o.company_id AND e.call_id = o.call_id AND n.case_number <> ${readAs}
            AND n.goes_on_in IS DISTINCT FROM ${readAs} LIMIT 1) AS also_in
      FROM calls o WHERE o.company_id = ${companyId} AND o.case_id = ${caseId}
      UNION ALL
      SELECT b.company_id, b.call_id, b.case_id, b.called_at, b.caller_membership_id, b.caller_staff_id,
        f.case_number, f.case_number
      FROM case_split_calls e
      JOIN calls b ON b.company_id = e.company_id AND b.call_id = e.call_id
      JOIN cases f ON f.company_id = b.company_id AND f.case_id = b.case_id
      WHERE e.company_id = ${companyId} AND e.case_id = ${caseId}) l
    LEFT JOIN memberships m ON m.company_id = l.company_id AND m.membership_id = l.caller_membership_id
    LEFT JOIN staff_members s ON s.staff_id = l.caller_staff_id
    ORDER BY l.called_at, l.call_id LIMIT 1000`);

/** What of a call only the desk sees. */
export interface DeskCallRow {
  call_id: string;
  logged_at: Date;
  logged_by_name: string;
  note: string | null;
}

/** Notes of calls of a case and who logged them, those that it brought along among them; staff only. */
export const loggedOfCase = (tx: Tx, { companyId, caseId }: ReadCase) =>
  tx.rows<DeskCallRow>(sql`
    SELECT l.call_id, l.logged_at, b.name AS logged_by_name, l.note
    FROM (
      SELECT o.call_id FROM calls o WHERE o.company_id = ${companyId} AND o.case_id = ${caseId}
      UNION ALL
      SELECT e.call_id FROM case_split_calls e WHERE e.company_id = ${companyId} AND e.case_id = ${caseId}) here
    JOIN calls l ON l.company_id = ${companyId} AND l.call_id = here.call_id
    JOIN staff_members b ON b.staff_id = l.logged_by ORDER BY l.called_at, l.call_id LIMIT 1000`);

/** Those of these calls that may become part of a case of its own: of a case, or of one merged into it; oldest first. */
export const splittableCalls = (tx: Tx, companyId: string, caseNumber: string, callIds: readonly string[]) =>
  tx.rows<SplitCall>(sql`
    SELECT l.call_id AS entry_id, l.called_at AS at, m.membership_id AS caller_membership_id, EXISTS (
      SELECT FROM case_split_calls e LEFT JOIN cases n ON n.company_id = e.company_id AND n.case_id = e.case_id
      WHERE e.company_id = l.company_id AND e.call_id = l.call_id
        AND n.goes_on_in IS DISTINCT FROM ${caseNumber}) AS is_split
    FROM calls l JOIN cases c ON c.company_id = l.company_id AND c.case_id = l.case_id
    LEFT JOIN memberships m ON m.company_id = l.company_id AND m.membership_id = l.caller_membership_id
      AND m.left_at IS NULL
    WHERE l.company_id = ${companyId} AND l.call_id = ANY (${callIds}::uuid[])
      AND (c.case_number = ${caseNumber} OR c.goes_on_in = ${caseNumber})
    ORDER BY l.called_at, l.call_id`);

/** A call that may have been logged before. */
export const callById = (tx: Tx, companyId: string, callId: string) =>
  tx.maybe<{ case_id: string; logged_by: string }>(sql`
    SELECT case_id, logged_by FROM calls WHERE company_id = ${companyId} AND call_id = ${callId}`);

/** A call to be stored. */
export interface NewCall {
  companyId: string;
  caseId: string;
  callId: string;
  calledAt: Date;
  callerMembershipId: string | null;
  callerStaffId: string | null;
  loggedBy: string;
  note: string | null;
}

/** Stores a call; answers 0 when the id is taken. */
export const callStored = (tx: Tx, call: NewCall, now: Date) =>
  tx.run(sql`
    INSERT INTO calls (company_id, call_id, case_id, called_at, caller_membership_id, caller_staff_id, logged_by,
      logged_at, note)
    VALUES (${call.companyId}, ${call.callId}, ${call.caseId}, ${call.calledAt}, ${call.callerMembershipId},
      ${call.callerStaffId}, ${call.loggedBy}, ${now}, ${call.note}) ON CONFLICT DO NOTHING`);

/** Time and caller of the calls of a company that come after an id, as both sides may know them (S2.4). */
export const callsOfCompany = (
  tx: Tx,
  { companyId, after, limit }: { readonly companyId: string; readonly after: string; readonly limit: number },
) =>
  tx.rows<{ call_id: string }>(sql`
    SELECT l.call_id, l.case_id, l.called_at, m.label AS by_customer, s.name AS by_maker FROM calls l
    LEFT JOIN memberships m ON m.company_id = l.company_id AND m.membership_id = l.caller_membership_id
    LEFT JOIN staff_members s ON s.staff_id = l.caller_staff_id
    WHERE l.company_id = ${companyId} AND l.call_id > ${after} ORDER BY l.call_id LIMIT ${limit}`);
