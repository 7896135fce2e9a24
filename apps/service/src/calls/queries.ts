import { sql, type Tx } from '#platform/database';

/** A call as both sides see it. */
export interface CallRow {
  call_id: string;
  called_at: Date;
  /** Null: somebody of the company who gave no name. */
  caller_name: string | null;
}

/** Calls of a case: time and name of who called, nothing else (S2.4). */
export const callsOfCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<CallRow>(sql`
    SELECT l.call_id, l.called_at, coalesce(m.label, s.name) AS caller_name FROM calls l
    LEFT JOIN memberships m ON m.company_id = l.company_id AND m.membership_id = l.caller_membership_id
    LEFT JOIN staff_members s ON s.staff_id = l.caller_staff_id
    WHERE l.company_id = ${companyId} AND l.case_id = ${caseId} ORDER BY l.called_at, l.call_id LIMIT 1000`);

/** A call as the desk sees it. */
export interface DeskCallRow extends CallRow {
  logged_at: Date;
  logged_by_name: string;
  note: string | null;
}

/** Calls of a case with their notes; staff only. */
export const deskCallsOfCase = (tx: Tx, companyId: string, caseId: string) =>
  tx.rows<DeskCallRow>(sql`
    SELECT l.call_id, l.called_at, coalesce(m.label, s.name) AS caller_name, l.logged_at, b.name AS logged_by_name,
      l.note
    FROM calls l JOIN staff_members b ON b.staff_id = l.logged_by
    LEFT JOIN memberships m ON m.company_id = l.company_id AND m.membership_id = l.caller_membership_id
    LEFT JOIN staff_members s ON s.staff_id = l.caller_staff_id
    WHERE l.company_id = ${companyId} AND l.case_id = ${caseId} ORDER BY l.called_at, l.call_id LIMIT 1000`);

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
