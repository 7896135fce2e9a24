import type { z } from 'zod';
import type { Case, callerCaseSchema, openCaseSchema } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A case that may have been sent before. */
export const caseById = (tx: Tx, companyId: string, caseId: string) =>
  tx.maybe<{ case_number: string; opened_by: string | null; opened_by_staff: string | null }>(sql`
    SELECT case_number, opened_by, opened_by_staff FROM cases WHERE company_id = ${companyId} AND case_id = ${caseId}`);

/** Takes the id for this company and gives the case its number; nothing when the id is taken. */
export const caseRegistered = (
  tx: Tx,
  of: { companyId: string; caseId: string; productLine: string; area: string },
  now: Date,
) =>
  tx.maybe<{ case_number: string }>(sql`
    INSERT INTO case_registry (company_id, case_id, product_line, area, opened_at)
    VALUES (${of.companyId}, ${of.caseId}, ${of.productLine}, ${of.area}, ${now})
    ON CONFLICT DO NOTHING RETURNING case_number`);

/** A case as it is stored: what the customer sent, on one of its machines. */
export interface NewCase {
  companyId: string;
  caseNumber: string;
  openedBy: string;
  machine: { machine_id: string; machine_number: string; model: string; product_line: string; area: string };
  sent: z.output<typeof openCaseSchema>;
  alarmProof: Case['alarmProof'];
}

/** Stores a case. */
export function caseStored(
  tx: Tx,
  { companyId, caseNumber, openedBy, machine, sent, alarmProof }: NewCase,
  now: Date,
): void {
  const contact = 'membershipId' in sent.contact ? sent.contact.membershipId : null;
  const callBack = 'callBackNumber' in sent.contact ? sent.contact.callBackNumber : null;
  tx.later(sql`
    INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area, opened_by,
      opened_at, changed_at, reason, severity, error_number, description, language, contact_membership_id,
      call_back_number, alarms, alarms_at, alarm_proof, control_software, file_count)
    VALUES (${companyId}, ${sent.id}, ${caseNumber}, ${machine.machine_id}, ${machine.machine_number}, ${machine.model},
      ${machine.product_line}, ${machine.area}, ${openedBy}, ${now}, ${now}, ${sent.reason}, ${sent.severity},
      ${sent.errorNumber ?? null}, ${sent.description}, ${sent.language}, ${contact}, ${callBack},
      ${JSON.stringify(sent.alarms)}, ${sent.alarmsAt ?? null}, ${alarmProof}, ${sent.controlSoftware ?? null}, ${new Set(sent.files).size})`);
}

/** A case as the front line wrote it down, on a machine within its scope. */
export interface NewCallerCase extends Omit<NewCase, 'openedBy' | 'sent' | 'alarmProof'> {
  staffId: string;
  sent: z.output<typeof callerCaseSchema>;
}

/** Stores a case that staff open for a caller. */
export function callerCaseStored(
  tx: Tx,
  { companyId, caseNumber, staffId, machine, sent }: NewCallerCase,
  now: Date,
): void {
  const contact = 'membershipId' in sent.contact ? sent.contact.membershipId : null;
  const callBack = 'callBackNumber' in sent.contact ? sent.contact.callBackNumber : null;
  tx.later(sql`
    INSERT INTO cases (company_id, case_id, case_number, machine_id, machine_number, model, product_line, area,
      opened_by_staff, opened_at, changed_at, reason, severity, error_number, description, language,
      contact_membership_id, call_back_number)
    VALUES (${companyId}, ${sent.id}, ${caseNumber}, ${machine.machine_id}, ${machine.machine_number}, ${machine.model},
      ${machine.product_line}, ${machine.area}, ${staffId}, ${now}, ${now}, ${sent.reason}, ${sent.severity},
      ${sent.errorNumber ?? null}, ${sent.description}, ${sent.language}, ${contact}, ${callBack})`);
}

/** The person behind a membership that is in the company now. */
export const personInCompany = (tx: Tx, companyId: string, membershipId: string) =>
  tx.maybe<{ person_id: string }>(sql`
    SELECT person_id FROM memberships
    WHERE company_id = ${companyId} AND membership_id = ${membershipId} AND left_at IS NULL`);
