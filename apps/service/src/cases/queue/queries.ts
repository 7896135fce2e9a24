import type { ClockState, DueKind, Priority, Turn } from '#contract';
import { type Query, sql, type Tx } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import { isOpen, lineColumns, whoseCase } from '../queries.ts';
import type { CaseLineRow } from '../shapes.ts';

/** A case in the queue: what only staff may know stands beside what both sides see. */
export interface QueueRow extends CaseLineRow {
  company_name: string;
  priority: Priority;
  assignee: string | null;
  assignee_name: string | null;
  late: boolean;
  clock: ClockState;
  due_at: Date | null;
  due_of: DueKind | null;
  band: number;
  rises_at: Date;
  closed_at: Date | null;
  /** Null: whoever called gave no name. */
  opener_person_id: string | null;
}

/** Which cases the queue shows. */
export interface QueueFilter {
  now: Date;
  staffId: string;
  scope: Scope;
  state: 'open' | 'closed' | 'all';
  turn: Turn | null;
  due: 'day' | 'week' | 'none' | null;
  /** A staff id, or `nobody`. */
  assignee: string | null;
  late: boolean;
  words: string;
  after: readonly string[] | null;
  limit: number;
}

/** Late: something was due and it is not the customer's turn; true before the worker has said so. */
export const lateAt = (now: Date): Query =>
  sql`(c.due_at IS NOT NULL AND c.due_at < ${now} AND c.turn <> 'customer'
    AND c.state IN ('sent', 'received', 'in-progress'))`;

const nothing = sql``;

const days = { day: 1, week: 7 } as const;

/** By what is due next, what is late included, which is nothing on the customer's turn; or where nothing is promised. */
const dueWithin = (due: 'day' | 'week' | 'none', now: Date): Query =>
  due === 'none'
    ? sql`c.promised_update_at IS NULL`
    : sql`c.due_at < ${new Date(now.getTime() + days[due] * 86_400_000)}`;

function conditionsOf(filter: QueueFilter): Query {
  const { assignee, words } = filter;
  const parts: Query[] = [
    sql`c.product_line = ANY (${filter.scope.productLines}) AND c.area = ANY (${filter.scope.areas})`,
  ];
  if (filter.turn) parts.push(sql`c.turn = ${filter.turn}`);
  if (assignee === 'nobody') parts.push(sql`c.assignee IS NULL`);
  else if (assignee) parts.push(sql`c.assignee = ${assignee}`);
  if (filter.due) parts.push(dueWithin(filter.due, filter.now));
  if (filter.late) parts.push(lateAt(filter.now));
  if (words)
    parts.push(sql`strpos(lower(concat_ws(' ', c.case_number, c.machine_number, c.model, c.error_number, c.description,
      (SELECT o.name FROM companies o WHERE o.company_id = c.company_id))), ${words}) > 0`);
  return parts.reduce((all, part) => sql`${all} AND ${part}`);
}

/** Keys of open cases in the order of the index: by band, and within it what is due first (docs/decisions/0051). */
function openKeys(filter: QueueFilter): Query {
  const [band, risesAt, caseId] = filter.after ?? [];
  const after = filter.after
    ? sql` AND (c.band, c.rises_at, c.case_id) > (${band}::smallint, ${risesAt}::timestamptz, ${caseId}::uuid)`
    : nothing;
  return sql`
    SELECT c.company_id, c.case_id, NULL::timestamptz AS closed_at, row_number() OVER (
      ORDER BY c.band, c.rises_at, c.case_id) AS place
    FROM cases c WHERE ${isOpen} AND ${conditionsOf(filter)}${after}
    ORDER BY c.band, c.rises_at, c.case_id LIMIT ${filter.limit}`;
}

const closedOnly = sql`r.closed_at IS NOT NULL AND`;
const byEnd = sql`r.closed_at DESC, r.case_id DESC`;
const byOpening = sql`r.opened_at DESC, r.case_id DESC`;

/** Keys of closed cases, the last closed first, or of all cases, the newest first. */
function otherKeys(filter: QueueFilter): Query {
  const isClosed = filter.state === 'closed';
  const order = isClosed ? byEnd : byOpening;
  const [at, caseId] = filter.after ?? [];
  const after = filter.after
    ? sql` AND (${isClosed ? sql`r.closed_at` : sql`r.opened_at`}, r.case_id) < (${at}::timestamptz, ${caseId}::uuid)`
    : nothing;
  return sql`
    SELECT c.company_id, c.case_id, r.closed_at, row_number() OVER (ORDER BY ${order}) AS place
    FROM case_registry r JOIN cases c ON c.company_id = r.company_id AND c.case_id = r.case_id
    WHERE ${isClosed ? closedOnly : nothing} ${conditionsOf(filter)}${after} ORDER BY ${order} LIMIT ${filter.limit}`;
}

/**
 * One page of the queue within the viewer's scope. The page is cut before names are joined: a prepared statement would
 * otherwise join every case first.
 */
export const queueAcrossCompanies = (tx: Tx, filter: QueueFilter) =>
  tx.rows<QueueRow>(sql`
    SELECT ${lineColumns}, o.name AS company_name, c.priority, c.assignee, a.name AS assignee_name,
      ${lateAt(filter.now)} AS late, c.clock, c.due_at, c.due_of, c.band, c.rises_at, k.closed_at, m.person_id AS opener_person_id
    FROM (${filter.state === 'open' ? openKeys(filter) : otherKeys(filter)}) k
    JOIN cases c ON c.company_id = k.company_id AND c.case_id = k.case_id
    LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    JOIN companies o ON o.company_id = c.company_id
    LEFT JOIN staff_members a ON a.staff_id = c.assignee
    ORDER BY k.place`);

/** How many open cases there are within the viewer's scope, and how many of them matter to the viewer. */
export const queueCountsAcrossCompanies = (tx: Tx, filter: Pick<QueueFilter, 'now' | 'staffId' | 'scope'>) =>
  tx.one<{ open: number; late: number; mine: number; unassigned: number }>(sql`
    SELECT count(*)::int AS open, count(*) FILTER (WHERE ${lateAt(filter.now)})::int AS late,
      count(*) FILTER (WHERE c.assignee = ${filter.staffId})::int AS mine,
      count(*) FILTER (WHERE c.assignee IS NULL)::int AS unassigned
    FROM cases c WHERE ${isOpen} AND c.product_line = ANY (${filter.scope.productLines})
      AND c.area = ANY (${filter.scope.areas})`);

/** How many open cases companies have within the viewer's scope. */
export const openCasesAcrossCompanies = (tx: Tx, scope: Scope, companyIds: readonly string[]) =>
  tx.rows<{ company_id: string; open_cases: number }>(sql`
    SELECT c.company_id, count(*)::int AS open_cases FROM cases c
    WHERE c.company_id = ANY (${companyIds}::uuid[]) AND ${isOpen} AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas})
    GROUP BY c.company_id`);

/** Open cases of machines of several companies; `worst` is the place in the list of severities, from 1. */
export const troublesAcrossCompanies = (
  tx: Tx,
  scope: Scope,
  machines: readonly { company_id: string; machine_id: string }[],
) =>
  tx.rows<{ machine_id: string; open_cases: number; worst: number }>(sql`
    SELECT c.machine_id, count(*)::int AS open_cases,
      min(array_position(ARRAY['down', 'limited', 'running'], c.severity)) AS worst
    FROM cases c
    WHERE c.company_id = ANY (${machines.map((one) => one.company_id)}::uuid[])
      AND c.machine_id = ANY (${machines.map((one) => one.machine_id)}::uuid[])
      AND ${isOpen} AND c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    GROUP BY c.machine_id`);
