import {
  calendarZones,
  type InsightUnit,
  type OperationCase,
  type OperationList,
  type Operations,
  type ProductLine,
} from '#contract';
import type { Act } from '#platform/act';
import { isDate, pageOf, readCursor } from '#platform/cursor';
import { planWithValues } from '#platform/database';
import { isUuid } from '#platform/ids';
import { localDateOf } from '#platform/working-time';
import { type MeasuredCase, measureCase, measureHeld, type OfCase, onFreeCases } from '../../cases/index.ts';
import type { Scope, StaffActor } from '../../people/index.ts';
import {
  caseMeasured,
  cellsAcrossCompanies,
  type MeasuredRow,
  type MedianRow,
  measuredCasesAcrossCompanies,
  mediansAcrossCompanies,
  missedAcrossCompanies,
  unmeasuredAcrossCompanies,
} from './queries.ts';
import { figuresOf, type Period, periodsUntil } from './rules.ts';

/** Periods begin and end where the customers are. */
const zone = { timeZone: calendarZones.china };
const atOnce = 100;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** Measures one case anew, for the worker. */
export async function measureOne(act: Act, of: OfCase): Promise<void> {
  keep(act, await measureCase(act, of));
}

/** Measures those of some cases that nobody else holds; answers the rest. */
export const measureFree = (act: Act, cases: readonly OfCase[]): Promise<OfCase[]> =>
  onFreeCases(act, cases, async (one) => keep(act, await measureHeld(act, one)));

function keep(act: Act, one: MeasuredCase | null): void {
  if (one) caseMeasured(act.tx, one, localDateOf(zone, one.openedAt));
}

/**
 * Measures some of the cases that nobody has measured; answers how many. Call again while there are. Each is an act of its
 * own, so that no case is held while another is waited for.
 */
export async function measureUnmeasured(
  inAct: <Answer>(work: (act: Act) => Promise<Answer>) => Promise<Answer>,
): Promise<number> {
  const rows = await inAct(async ({ tx, now }) => {
    const found = await unmeasuredAcrossCompanies(tx, atOnce);
    return found.length > 0 ? found : missedAcrossCompanies(tx, daysBefore(now, 2), atOnce);
  });
  for (const row of rows) await inAct((act) => measureOne(act, row));
  return rows.length;
}

interface Narrowing {
  readonly productLine?: ProductLine | undefined;
  readonly area?: string | undefined;
}

const scopeOf = ({ actor }: Act<StaffActor>, wish: Narrowing): Scope => ({
  productLines: actor.scope.productLines.filter((line) => !wish.productLine || line === wish.productLine),
  areas: actor.scope.areas.filter((area) => !wish.area || area === wish.area),
});

/** Counts of the last weeks or months within one's scope. */
export async function readOperations(
  act: Act<StaffActor>,
  wish: Narrowing & { readonly unit: InsightUnit },
): Promise<Operations> {
  const periods = periodsUntil(wish.unit, localDateOf(zone, act.now));
  const whole: Period = { from: periods[0]!.from, to: periods.at(-1)!.to };
  const within = { ...whole, scope: scopeOf(act, wish) };
  planWithValues(act.tx);
  const [cells, medians] = await Promise.all([
    cellsAcrossCompanies(act.tx, wish.unit, within),
    mediansAcrossCompanies(act.tx, wish.unit, within),
  ]);
  const partOf = (row: { product_line: string | null; area: string | null }) => `${row.product_line} ${row.area}`;
  const median = (is: (row: MedianRow) => boolean) => medians.find(is)?.minutes ?? null;
  const parts = [...new Map(cells.map((cell) => [partOf(cell), cell])).values()];
  return {
    total: {
      ...whole,
      ...figuresOf(
        cells,
        median(({ period, area }) => period === null && area === null),
      ),
    },
    periods: periods.map((one) => {
      const isIn = ({ period }: { period: string | null }) => period === one.from;
      return { ...one, ...figuresOf(cells.filter(isIn), median(isIn)) };
    }),
    parts: parts.map((part) => {
      const isIn = (row: { product_line: string | null; area: string | null }) => partOf(row) === partOf(part);
      const { product_line: productLine, area } = part;
      return { productLine, area, ...figuresOf(cells.filter(isIn), median(isIn)) };
    }),
  };
}

const caseOf = (row: MeasuredRow): OperationCase => ({
  caseNumber: row.case_number,
  companyName: row.company_name,
  machineNumber: row.machine_number,
  model: row.model,
  productLine: row.product_line,
  area: row.area,
  openedAt: row.opened_at.toISOString(),
  state: row.state,
  firstAnswer: row.first_answer,
  firstAnswerMinutes: row.first_answer_minutes,
  minutes: {
    maker: row.maker_minutes,
    customer: row.customer_minutes,
    parts: row.parts_minutes,
    visit: row.visit_minutes,
  },
  longestTurn: row.longest_turn,
  promises: row.promises,
  latePromises: row.late_promises,
});

/** The cases behind a number, page by page; nobody is named. */
export async function listOperationCases(
  act: Act<StaffActor>,
  wish: Narrowing &
    Period & { readonly show: OperationList; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ cases: OperationCase[]; next: string | null }> {
  const rows = await measuredCasesAcrossCompanies(act.tx, {
    from: wish.from,
    to: wish.to,
    scope: scopeOf(act, wish),
    show: wish.show,
    after: readCursor(wish.cursor, [isDate, isUuid]) ?? null,
    limit: wish.limit + 1,
  });
  const { page, next } = pageOf(rows, wish.limit, (row) => [row.opened_on, row.case_id]);
  return { cases: page.map(caseOf), next };
}
