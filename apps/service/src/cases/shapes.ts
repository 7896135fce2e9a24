import type { Case, CaseLine, CaseReason, CaseState, ProductLine, Severity, Turn } from '#contract';

/** A case as lists of either side read it; holds nothing that only staff may know. */
export interface CaseLineRow {
  company_id: string;
  case_id: string;
  case_number: string;
  machine_number: string;
  model: string;
  product_line: ProductLine;
  reason: CaseReason;
  severity: Severity;
  error_number: string | null;
  description: string;
  state: CaseState;
  turn: Turn;
  opened_at: Date;
  changed_at: Date;
  /** Null: staff opened it after a call. */
  opened_by: string | null;
  opened_by_label: string | null;
  promised_update_at: Date | null;
  solved_at: Date | null;
  file_count: number;
  goes_on_in: string | null;
}

/** A case whole, as either side reads it. */
export interface CaseRow extends CaseLineRow {
  machine_id: string;
  site: string;
  opened_by_staff_name: string | null;
  contact_membership_id: string | null;
  contact_label: string | null;
  call_back_number: string | null;
  alarms: { errorNumber: string; text?: string | null }[];
  alarms_at: Date | null;
  alarm_proof: Case['alarmProof'];
  cause: string | null;
  remedy: string | null;
}

/** ISO text of a moment that may be missing. */
export const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** What both sides see of a case in a list. */
export const lineOf = (row: CaseLineRow): Omit<CaseLine, 'mine'> => ({
  caseId: row.case_id,
  caseNumber: row.case_number,
  machineNumber: row.machine_number,
  model: row.model,
  productLine: row.product_line,
  reason: row.reason,
  severity: row.severity,
  errorNumber: row.error_number,
  description: row.description,
  state: row.state,
  turn: row.turn,
  openedAt: row.opened_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  openedBy: row.opened_by_label,
  promisedUpdateAt: iso(row.promised_update_at),
  solvedAt: iso(row.solved_at),
  files: row.file_count,
  goesOnIn: row.goes_on_in,
});

/** What both sides see of a whole case, but its timeline and files. */
export const wholeOf = (row: CaseRow): Omit<Case, 'mine' | 'timeline' | 'attachments' | 'objectionUntil'> => ({
  ...lineOf(row),
  site: row.site,
  contact: { label: row.contact_label, callBackNumber: row.call_back_number },
  alarms: row.alarms.map((alarm) => ({ errorNumber: alarm.errorNumber, text: alarm.text ?? null })),
  alarmsAt: iso(row.alarms_at),
  alarmProof: row.alarm_proof,
  cause: row.cause,
  remedy: row.remedy,
});
