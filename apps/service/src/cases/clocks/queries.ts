import type { CaseState, ClockState, DueKind, ProductLine, Severity, Turn } from '#contract';
import { sql, type Tx } from '#platform/database';

/** Which case. */
export interface OfCase {
  readonly company_id: string;
  readonly case_id: string;
}

/** What clocks are counted from, with what was counted before; times inside `changes` are texts. */
export interface FactsRow extends OfCase {
  case_number: string;
  machine_id: string;
  product_line: ProductLine;
  area: string;
  severity: Severity;
  state: CaseState;
  opened_at: Date;
  promised_update_at: Date | null;
  clock: ClockState;
  due_at: Date | null;
  due_of: DueKind | null;
  changes: { at: string; kind: string; turn: Turn | null; promised: string | null }[] | null;
  answers: Date[] | null;
  /** Answers that are no reply of this case: on the phone, or brought along when it was split off. */
  spoken_at: Date[];
  /** Cases that were merged into this one, or into one that was. */
  taken: { caseId: string; into: string; at: string; turn: Turn }[] | null;
}

/** The facts of one case. */
export const clockFacts = (tx: Tx, { company_id, case_id }: OfCase) =>
  tx.maybe<FactsRow>(sql`
    SELECT c.company_id, c.case_id, c.case_number, c.machine_id, c.product_line, c.area, c.severity, c.state, c.opened_at,
      c.promised_update_at, c.clock, c.due_at, c.due_of, c.spoken_at,
      (SELECT json_agg(json_build_object('at', h.at, 'kind', h.kind, 'turn', h.turn, 'promised', h.promised_update_at)
          ORDER BY h.at, h.change_id)
        FROM case_changes h WHERE h.company_id = c.company_id AND h.case_id = c.case_id AND h.kind <> 'received') AS changes,
      (SELECT array_agg(r.at ORDER BY r.at) FROM case_replies r
        WHERE r.company_id = c.company_id AND r.case_id = c.case_id AND r.author_membership_id IS NULL) AS answers,
      (SELECT json_agg(json_build_object('caseId', m.case_id, 'into', m.into_case_id, 'at', m.at, 'turn', m.turn))
        FROM cases g JOIN case_merges m ON m.company_id = g.company_id AND m.case_id = g.case_id
        WHERE g.company_id = c.company_id AND g.goes_on_in = c.case_number AND m.undone_at IS NULL) AS taken
    FROM cases c WHERE c.company_id = ${company_id} AND c.case_id = ${case_id}`);

/** What has been counted. */
export interface NewClock {
  readonly clock: ClockState;
  readonly dueAt: Date | null;
  readonly dueOf: DueKind | null;
  readonly promisedUpdateAt: Date | null;
}

/** Writes what has been counted; the case has not changed by that. */
export const clockSet = (tx: Tx, { company_id, case_id }: OfCase, to: NewClock) =>
  tx.later(sql`
    UPDATE cases SET clock = ${to.clock}, due_at = ${to.dueAt}, due_of = ${to.dueOf},
      promised_update_at = ${to.promisedUpdateAt}
    WHERE company_id = ${company_id} AND case_id = ${case_id}`);

/** Notes when staff and the customer spoke on the phone, or when it was answered before it was split off. */
export const spokenNoted = (tx: Tx, { company_id, case_id }: OfCase, times: readonly Date[]) =>
  tx.later(sql`
    UPDATE cases SET spoken_at = spoken_at || ${times}::timestamptz[]
    WHERE company_id = ${company_id} AND case_id = ${case_id}`);

/** Holds one case for the worker; nothing when it is gone. */
export const caseHeldByWorker = (tx: Tx, { company_id, case_id }: OfCase) =>
  tx.maybe<OfCase>(sql`
    SELECT company_id, case_id FROM cases WHERE company_id = ${company_id} AND case_id = ${case_id} FOR UPDATE`);

/** Holds some cases for the worker, without waiting: answers those that nobody else holds. */
export const freeCasesHeldAcrossCompanies = (tx: Tx, cases: readonly OfCase[]) =>
  tx.rows<OfCase>(sql`
    SELECT c.company_id, c.case_id
    FROM unnest(${cases.map((one) => one.company_id)}::uuid[], ${cases.map((one) => one.case_id)}::uuid[])
      AS wanted (company_id, case_id)
    JOIN cases c ON c.company_id = wanted.company_id AND c.case_id = wanted.case_id FOR UPDATE OF c SKIP LOCKED`);

/** Cases that customers opened or moved and nobody has counted since; the words are those of the partial index. */
export const uncountedAcrossCompanies = (tx: Tx, limit: number) =>
  tx.rows<OfCase>(sql`
    SELECT company_id, case_id FROM cases
    WHERE state IN ('sent', 'received', 'in-progress')
      AND (clock IN ('uncounted', 'met') OR (clock = 'paused' AND turn <> 'customer'))
    LIMIT ${limit} FOR UPDATE SKIP LOCKED`);

/** Cases that wait for somebody, by their ids. */
export const openAfterAcrossCompanies = (tx: Tx, caseId: string, limit: number) =>
  tx.rows<OfCase>(sql`
    SELECT company_id, case_id FROM cases
    WHERE state IN ('sent', 'received', 'in-progress', 'solved') AND case_id > ${caseId} ORDER BY case_id LIMIT ${limit}`);

/** A case that has just become late. */
export interface LateRow extends OfCase {
  case_number: string;
  product_line: ProductLine;
  area: string;
  due_at: Date;
  due_of: DueKind;
}

/** Cases of which something is due and nobody has said so, held; those another worker holds are left to it. */
export const justLateAcrossCompanies = (tx: Tx, now: Date, limit: number) =>
  tx.rows<LateRow>(sql`
    SELECT company_id, case_id, case_number, product_line, area, due_at, due_of FROM cases
    WHERE clock = 'running' AND state IN ('sent', 'received', 'in-progress') AND due_at <= ${now}
    ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`);

/** Says once that a case is late. */
export function latenessTold(tx: Tx, late: LateRow, changeId: string, now: Date): void {
  tx.later(sql`
    UPDATE cases SET clock = 'late' WHERE company_id = ${late.company_id} AND case_id = ${late.case_id}`);
  tx.later(sql`
    INSERT INTO case_desk_changes (company_id, change_id, case_id, kind, at, due_of, due_at)
    VALUES (${late.company_id}, ${changeId}, ${late.case_id}, 'late', ${now}, ${late.due_of}, ${late.due_at})`);
}
