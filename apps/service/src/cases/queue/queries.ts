import { type ClockState, countedAtMost, type DueKind, type Priority, type Turn } from '#contract';
import { type Query, sql, type Tx, written } from '#platform/database';
import type { Scope } from '../../people/index.ts';
import { isOpen, lineColumns, whoseCase } from '../queries.ts';
import { searchByIndexOnly } from '../search/keys-queries.ts';
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

/** What was typed, as it is looked for in the words of cases and in the names of their companies. */
export interface QueueWords {
  readonly inCase: string;
  readonly inName: string;
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
  words: QueueWords | null;
  after: readonly string[] | null;
  limit: number;
}

/** Late: something was due and it is not the customer's turn; true before the worker has said so. */
export const lateAt = (now: Date): Query =>
  sql`(c.due_at IS NOT NULL AND c.due_at < ${now} AND c.turn <> 'customer'
    AND c.state IN ('sent', 'received', 'in-progress'))`;

const days = { day: 1, week: 7 } as const;

/** By what is due next, what is late included; or where nothing is, as on the customer's turn. */
const dueWithin = (due: 'day' | 'week' | 'none', now: Date): Query =>
  due === 'none' ? sql`c.due_at IS NULL` : sql`c.due_at < ${new Date(now.getTime() + days[due] * 86_400_000)}`;

/** In words that lead to the short way: few cases wait for parts or a visit, and the customer's lie in bands of their own. */
const turnOf = (turn: Turn): Query => {
  if (turn === 'customer') return sql`c.turn = 'customer' AND c.band >= 3`;
  return turn === 'maker' ? sql`c.turn = 'maker'` : sql`c.turn = ${turn} AND c.turn IN ('parts', 'visit')`;
};

const within = ({ productLines, areas }: Scope): Query =>
  sql`c.product_line = ANY (${productLines}) AND c.area = ANY (${areas})`;

function conditionsOf(filter: QueueFilter): Query {
  const { assignee } = filter;
  const parts: Query[] = [];
  if (filter.turn) parts.push(turnOf(filter.turn));
  if (assignee === 'nobody') parts.push(sql`c.assignee IS NULL`);
  else if (assignee) parts.push(sql`c.assignee = ${assignee}`);
  if (filter.due) parts.push(dueWithin(filter.due, filter.now));
  if (filter.late) parts.push(lateAt(filter.now));
  return parts.reduce((all, part) => sql`${all} AND ${part}`, sql``);
}

/** What a state's queue shows in which order, each with an index of its own, and what comes after a place in it. */
const orders: Record<QueueFilter['state'], { only: Query; by: Query; after: (keys: readonly string[]) => Query }> = {
  // By band, and within it what is due first (docs/decisions/0051).
  open: {
    only: isOpen,
    by: sql`c.band, c.rises_at, c.case_id`,
    after: ([band, risesAt, caseId]) =>
      sql`(c.band, c.rises_at, c.case_id) > (${band}::smallint, ${risesAt}::timestamptz, ${caseId}::uuid)`,
  },
  closed: {
    only: sql`c.closed_at IS NOT NULL`,
    by: sql`c.closed_at DESC, c.case_id DESC`,
    after: ([at, caseId]) => sql`(c.closed_at, c.case_id) < (${at}::timestamptz, ${caseId}::uuid)`,
  },
  all: {
    only: sql`true`,
    by: sql`c.opened_at DESC, c.case_id DESC`,
    after: ([at, caseId]) => sql`(c.opened_at, c.case_id) < (${at}::timestamptz, ${caseId}::uuid)`,
  },
};

/** So many cases that have the words are put in order; more are met soon by going along the queue. */
const probeAtMost = 2_000;

/**
 * Cases with some words in them or in the name of their company. As in a search (docs/decisions/0090) the index of words is
 * asked for a bounded number, and where there are more PostgreSQL goes along the queue.
 */
function keysWithWordsAcrossCompanies(filter: QueueFilter, { inCase, inName }: QueueWords, chosen: Query): Query {
  const { productLines, areas } = filter.scope;
  const { only, by } = orders[filter.state];
  return sql`
    WITH hits AS MATERIALIZED (
      (SELECT w.company_id, w.case_id FROM case_words w WHERE w.words @@ ${inCase}::tsquery
        AND w.product_line = ANY (${productLines}) AND w.area = ANY (${areas}) LIMIT ${written(probeAtMost)})
      UNION ALL
      (SELECT c.company_id, c.case_id FROM companies o JOIN cases c ON c.company_id = o.company_id AND ${only}
        WHERE o.endings @@ ${inName}::tsquery AND ${within(filter.scope)} LIMIT ${written(probeAtMost)}))
    (SELECT c.company_id, c.case_id FROM (SELECT DISTINCT company_id, case_id FROM hits) h
      JOIN cases c ON c.company_id = h.company_id AND c.case_id = h.case_id
      WHERE (SELECT count(*) FROM hits) < ${probeAtMost} AND ${within(filter.scope)} AND ${chosen}
      ORDER BY ${by} LIMIT ${written(filter.limit)})
    UNION ALL
    (SELECT c.company_id, c.case_id FROM cases c
      JOIN case_words w ON w.company_id = c.company_id AND w.case_id = c.case_id
      JOIN companies o ON o.company_id = c.company_id
      WHERE (SELECT count(*) FROM hits) >= ${probeAtMost} AND ${within(filter.scope)} AND ${chosen}
        AND (ts_match_vq(w.words, ${inCase}::tsquery) OR ts_match_vq(o.endings, ${inName}::tsquery))
      ORDER BY ${by} LIMIT ${written(filter.limit)})`;
}

/**
 * One page of the queue within the viewer's scope. The page is cut before names are joined: a prepared statement would
 * otherwise join every case first.
 */
export function queueAcrossCompanies(tx: Tx, filter: QueueFilter): Promise<QueueRow[]> {
  const { only, by, after } = orders[filter.state];
  const conditions = sql`${only}${conditionsOf(filter)}`;
  const chosen = filter.after ? sql`${conditions} AND ${after(filter.after)}` : conditions;
  if (filter.words) searchByIndexOnly(tx);
  const keys = filter.words
    ? keysWithWordsAcrossCompanies(filter, filter.words, chosen)
    : sql`SELECT c.company_id, c.case_id FROM cases c WHERE ${within(filter.scope)} AND ${chosen}
      ORDER BY ${by} LIMIT ${written(filter.limit)}`;
  return tx.rows<QueueRow>(sql`
    SELECT ${lineColumns}, o.name AS company_name, c.priority, c.assignee, a.name AS assignee_name,
      ${lateAt(filter.now)} AS late, c.clock, c.due_at, c.due_of, c.band, c.rises_at, c.closed_at,
      m.person_id AS opener_person_id
    FROM (${keys}) k JOIN cases c ON c.company_id = k.company_id AND c.case_id = k.case_id
    LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    JOIN companies o ON o.company_id = c.company_id
    LEFT JOIN staff_members a ON a.staff_id = c.assignee
    WHERE ${within(filter.scope)} ORDER BY ${by}`);
}

/**
 * How many open cases there are within the viewer's scope, and how many of them matter to the viewer; counted as far as
 * anybody reads the number.
 */
export const queueCountsAcrossCompanies = (
  tx: Tx,
  { now, staffId, scope }: Pick<QueueFilter, 'now' | 'staffId' | 'scope'>,
) =>
  tx.one<{ open: number; late: number; mine: number; unassigned: number }>(sql`
    SELECT opened.count AS open, late.count AS late, mine.count AS mine, unassigned.count AS unassigned FROM
      (SELECT count(*)::int FROM (SELECT 1 FROM cases c WHERE c.product_line = ANY (${scope.productLines})
        AND c.area = ANY (${scope.areas}) AND ${isOpen} LIMIT ${written(countedAtMost)}) few) opened,
      (SELECT count(*)::int FROM (SELECT 1 FROM cases c WHERE c.product_line = ANY (${scope.productLines})
        AND c.area = ANY (${scope.areas}) AND ${lateAt(now)} LIMIT ${written(countedAtMost)}) few) late,
      (SELECT count(*)::int FROM (SELECT 1 FROM cases c WHERE c.product_line = ANY (${scope.productLines})
        AND c.area = ANY (${scope.areas}) AND ${isOpen} AND c.assignee = ${staffId}
        LIMIT ${written(countedAtMost)}) few) mine,
      (SELECT count(*)::int FROM (SELECT 1 FROM cases c WHERE c.product_line = ANY (${scope.productLines})
        AND c.area = ANY (${scope.areas}) AND ${isOpen} AND c.assignee IS NULL
        LIMIT ${written(countedAtMost)}) few) unassigned`);

/** How many open cases companies have within the viewer's scope. */
export const openCasesAcrossCompanies = (tx: Tx, scope: Scope, companyIds: readonly string[]) =>
  tx.rows<{ company_id: string; open_cases: number }>(sql`
    SELECT c.company_id, count(*)::int AS open_cases FROM cases c
    WHERE c.company_id = ANY (${companyIds}::uuid[]) AND ${isOpen} AND ${within(scope)} GROUP BY c.company_id`);

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
