import { calendarZones, type ImprovementRow, type ProductLine, type RepeatedError } from '#contract';
import type { Act } from '#platform/act';
import { localDateOf } from '#platform/working-time';
import type { StaffActor } from '../../people/index.ts';
import { periodsUntil } from '../operations/rules.ts';
import { type AnalysedTime, type AnalysedWish, analysedGroups, analysedRows } from './queries.ts';
import { repeatedErrors } from './rules.ts';

const timeOf = (act: Act<StaffActor>, productLine: ProductLine | undefined): AnalysedTime => {
  const months = periodsUntil('month', localDateOf({ timeZone: calendarZones.china }, act.now));
  const { productLines } = act.actor.scope;
  return {
    from: months[0]!.from,
    to: months.at(-1)!.to,
    productLines: productLines.filter((line) => !productLine || line === productLine),
  };
};

/** Errors that repeat by model, of people who agreed to the analysis. */
export async function readImprovement(
  act: Act<StaffActor>,
  wish: { readonly productLine?: ProductLine | undefined },
): Promise<{ from: string; to: string; errors: RepeatedError[] }> {
  const time = timeOf(act, wish.productLine);
  return { from: time.from, to: time.to, errors: repeatedErrors(await analysedGroups(act.tx, time)) };
}

/** The rows behind a number; they lead to nobody. */
export async function listImprovementRows(
  act: Act<StaffActor>,
  wish: { readonly productLine?: ProductLine | undefined } & {
    readonly [Name in keyof AnalysedWish]?: string | undefined;
  },
): Promise<{ rows: ImprovementRow[] }> {
  const rows = await analysedRows(act.tx, timeOf(act, wish.productLine), {
    model: wish.model ?? null,
    errorNumber: wish.errorNumber ?? null,
    software: wish.software ?? null,
    causeCode: wish.causeCode ?? null,
    remedyCode: wish.remedyCode ?? null,
  });
  return {
    rows: rows.map((row) => ({
      month: row.month,
      productLine: row.product_line,
      model: row.model,
      software: row.software,
      errorNumber: row.error_number,
      severity: row.severity,
      causeCode: row.cause_code,
      remedyCode: row.remedy_code,
      cases: row.cases,
    })),
  };
}
