import type { CaseState, InsightUnit, OperationList, ProductLine, Turn } from '#contract';
import { type Query, sql, type Tx } from '#platform/database';
import type { MeasuredCase } from '../../cases/index.ts';
import type { Scope } from '../../people/index.ts';

/** Keeps what was measured of a case; measuring it again writes the same row. */
export const caseMeasured = (tx: Tx, one: MeasuredCase, openedOn: string) =>
  tx.later(sql`
    INSERT INTO case_measures (company_id, case_id, product_line, area, opened_on, first_answer, first_answer_minutes,
      is_finished, maker_minutes, customer_minutes, parts_minutes, visit_minutes, longest_turn, promises, late_promises,
      is_merged)
    VALUES (${one.company_id}, ${one.case_id}, ${one.productLine}, ${one.area}, ${openedOn}, ${one.firstAnswer},
      ${one.firstAnswerMinutes}, ${one.isFinished}, ${one.minutes.maker}, ${one.minutes.customer}, ${one.minutes.parts},
      ${one.minutes.visit}, ${one.longestTurn}, ${one.promises}, ${one.latePromises}, ${one.isMerged})
    ON CONFLICT (company_id, case_id) DO UPDATE SET product_line = excluded.product_line, area = excluded.area,
      first_answer = excluded.first_answer, first_answer_minutes = excluded.first_answer_minutes,
      is_finished = excluded.is_finished, maker_minutes = excluded.maker_minutes,
      customer_minutes = excluded.customer_minutes, parts_minutes = excluded.parts_minutes,
      visit_minutes = excluded.visit_minutes, longest_turn = excluded.longest_turn, promises = excluded.promises,
      late_promises = excluded.late_promises, is_merged = excluded.is_merged`);

/** Some of the cases that nobody has measured yet, in the order of their index. */
export const unmeasuredAcrossCompanies = (tx: Tx, limit: number) =>
  tx.rows<{ company_id: string; case_id: string }>(sql`
    SELECT company_id, case_id FROM case_measures WHERE first_answer IS NULL
    ORDER BY company_id, case_id LIMIT ${limit}`);

/** Some of the cases opened since a moment that have no measures: what was said of them got lost. */
export const missedAcrossCompanies = (tx: Tx, since: Date, limit: number) =>
  tx.rows<{ company_id: string; case_id: string }>(sql`
    SELECT r.company_id, r.case_id FROM case_registry r
    WHERE r.opened_at > ${since} AND NOT EXISTS (
      SELECT 1 FROM case_measures m WHERE m.company_id = r.company_id AND m.case_id = r.case_id)
    ORDER BY r.company_id, r.case_id LIMIT ${limit}`);

/** Cases opened on days of the customers' zone, both included, within a viewer's scope. */
export interface OpenedWithin {
  readonly from: string;
  readonly to: string;
  readonly scope: Scope;
}

/** Counts of the cases of one product line and area that were opened in one period. */
export interface CellRow {
  period: string;
  product_line: ProductLine;
  area: string;
  cases: number;
  in_time: number;
  late: number;
  waiting: number;
  promises: number;
  late_promises: number;
  cases_with_late_promise: number;
  finished: number;
  minutes: Record<Turn, number>;
  longest: Record<Turn, number>;
}

/** Half of the first answers came within so many minutes; `period` and `area` are null where it is not about one. */
export interface MedianRow {
  period: string | null;
  product_line: ProductLine | null;
  area: string | null;
  minutes: number | null;
}

/** The words are those of the partial index: it is read, the table is not. A merged case counts in the one it goes on in. */
const openedWithin = ({ from, to, scope }: OpenedWithin): Query =>
  sql`m.first_answer IS NOT NULL AND NOT m.is_merged AND m.opened_on BETWEEN ${from}::date AND ${to}::date
    AND m.product_line = ANY (${scope.productLines}) AND m.area = ANY (${scope.areas})`;

const periodOf = (unit: InsightUnit): Query => sql`date_trunc(${unit}, m.opened_on::timestamp)::date`;

/** Everything that is counted of a time but medians, by period, product line and area. */
export const cellsAcrossCompanies = (tx: Tx, unit: InsightUnit, within: OpenedWithin) =>
  tx.rows<CellRow>(sql`
    SELECT f.period::text, f.product_line, f.area, f.cases::int, f.in_time::int, f.late::int, f.waiting::int,
      f.promises::int, f.late_promises::int, f.cases_with_late_promise::int, f.finished::int,
      json_build_object('maker', f.maker, 'customer', f.customer, 'parts', f.parts, 'visit', f.visit) AS minutes,
      json_build_object('maker', f.most_maker, 'customer', f.most_customer, 'parts', f.most_parts,
        'visit', f.most_visit) AS longest
    FROM (SELECT ${periodOf(unit)} AS period, m.product_line, m.area, count(*) AS cases,
        count(*) FILTER (WHERE m.first_answer = 'in-time') AS in_time,
        count(*) FILTER (WHERE m.first_answer = 'late') AS late,
        count(*) FILTER (WHERE m.first_answer = 'waiting') AS waiting,
        sum(m.promises) AS promises, sum(m.late_promises) AS late_promises,
        count(*) FILTER (WHERE m.late_promises > 0) AS cases_with_late_promise,
        count(*) FILTER (WHERE m.is_finished) AS finished,
        coalesce(sum(m.maker_minutes) FILTER (WHERE m.is_finished), 0) AS maker,
        coalesce(sum(m.customer_minutes) FILTER (WHERE m.is_finished), 0) AS customer,
        coalesce(sum(m.parts_minutes) FILTER (WHERE m.is_finished), 0) AS parts,
        coalesce(sum(m.visit_minutes) FILTER (WHERE m.is_finished), 0) AS visit,
        count(*) FILTER (WHERE m.is_finished AND m.longest_turn = 'maker') AS most_maker,
        count(*) FILTER (WHERE m.is_finished AND m.longest_turn = 'customer') AS most_customer,
        count(*) FILTER (WHERE m.is_finished AND m.longest_turn = 'parts') AS most_parts,
        count(*) FILTER (WHERE m.is_finished AND m.longest_turn = 'visit') AS most_visit
      FROM case_measures m WHERE ${openedWithin(within)} GROUP BY 1, 2, 3) f
    ORDER BY f.product_line DESC, f.area, f.period`);

/**
 * The medians of a time: of each period, of each part, and of everything. They cannot be added up, but how many cases took
 * how many minutes can: so the cases are read once and not sorted, and the minutes at which half of them are reached are
 * what `percentile_disc(0.5)` answers.
 */
export const mediansAcrossCompanies = (tx: Tx, unit: InsightUnit, within: OpenedWithin) =>
  tx.rows<MedianRow>(sql`
    SELECT s.period::text, s.product_line, s.area, min(s.minutes) AS minutes
    FROM (SELECT f.period, f.product_line, f.area, f.minutes,
        sum(f.cases) OVER (PARTITION BY f.period, f.product_line, f.area ORDER BY f.minutes) AS reached,
        sum(f.cases) OVER (PARTITION BY f.period, f.product_line, f.area) AS cases
      FROM (SELECT h.period, h.product_line, h.area, h.minutes, sum(h.cases) AS cases
        FROM (SELECT ${periodOf(unit)} AS period, m.product_line, m.area, m.first_answer_minutes AS minutes,
            count(*) AS cases
          FROM case_measures m WHERE ${openedWithin(within)} AND m.first_answer_minutes IS NOT NULL
          GROUP BY 1, 2, 3, 4) h
        GROUP BY GROUPING SETS ((h.period, h.minutes), (h.product_line, h.area, h.minutes), (h.minutes))) f) s
    WHERE 2 * s.reached >= s.cases
    GROUP BY s.period, s.product_line, s.area`);

const lists: Record<OperationList, Query> = {
  all: sql`true`,
  'in-time': sql`m.first_answer = 'in-time'`,
  late: sql`m.first_answer = 'late'`,
  waiting: sql`m.first_answer = 'waiting'`,
  'late-promise': sql`m.late_promises > 0`,
  finished: sql`m.is_finished`,
  'longest-maker': sql`m.is_finished AND m.longest_turn = 'maker'`,
  'longest-customer': sql`m.is_finished AND m.longest_turn = 'customer'`,
  'longest-parts': sql`m.is_finished AND m.longest_turn = 'parts'`,
  'longest-visit': sql`m.is_finished AND m.longest_turn = 'visit'`,
};

/** A case behind a number. */
export interface MeasuredRow {
  case_id: string;
  case_number: string;
  company_name: string;
  machine_number: string;
  model: string;
  product_line: ProductLine;
  area: string;
  opened_on: string;
  opened_at: Date;
  state: CaseState;
  first_answer: 'in-time' | 'late' | 'waiting';
  first_answer_minutes: number | null;
  maker_minutes: number;
  customer_minutes: number;
  parts_minutes: number;
  visit_minutes: number;
  longest_turn: Turn | null;
  promises: number;
  late_promises: number;
}

/** Which cases a list shows, and where it goes on. */
export interface ListWish extends OpenedWithin {
  readonly show: OperationList;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

/** One page of the cases behind a number, cut from the index before cases and names are joined. */
export const measuredCasesAcrossCompanies = (tx: Tx, wish: ListWish) => {
  const [openedOn, caseId] = wish.after ?? [];
  const after = wish.after ? sql` AND (m.opened_on, m.case_id) < (${openedOn}::date, ${caseId}::uuid)` : sql``;
  return tx.rows<MeasuredRow>(sql`
    SELECT m.case_id, c.case_number, o.name AS company_name, c.machine_number, c.model, m.product_line, m.area,
      m.opened_on::text, c.opened_at, c.state, m.first_answer, m.first_answer_minutes, m.maker_minutes,
      m.customer_minutes, m.parts_minutes, m.visit_minutes, m.longest_turn, m.promises, m.late_promises
    FROM (SELECT m.* FROM case_measures m WHERE ${openedWithin(wish)} AND ${lists[wish.show]}${after}
      ORDER BY m.opened_on DESC, m.case_id DESC LIMIT ${wish.limit}) m
    JOIN cases c ON c.company_id = m.company_id AND c.case_id = m.case_id
    JOIN companies o ON o.company_id = m.company_id
    ORDER BY m.opened_on DESC, m.case_id DESC`);
};
