import type { CauseCode, ProductLine, RemedyCode, Severity } from '#contract';
import { type Query, sql, type Tx } from '#platform/database';

/** What the role `analysis` may ask for: months and product lines. */
export interface AnalysedTime {
  readonly from: string;
  readonly to: string;
  readonly productLines: readonly ProductLine[];
}

/** Cases that are alike in all that is known of them. */
export interface AnalysedRow {
  product_line: ProductLine;
  model: string;
  software: string | null;
  error_number: string;
  month: string;
  severity: Severity;
  cause_code: CauseCode | null;
  remedy_code: RemedyCode | null;
  cases: number;
}

const analysed = ({ from, to, productLines }: AnalysedTime): Query =>
  sql`improvement_cases(${from}::date, ${to}::date, ${productLines}::text[])`;

/** How often an error of a model came with one software, cause and remedy. */
export type AnalysedGroup = Omit<AnalysedRow, 'month' | 'severity'>;

/** Errors that repeat by model, with software, cause and remedy. */
export const analysedGroups = (tx: Tx, time: AnalysedTime) =>
  tx.rows<AnalysedGroup>(sql`
    SELECT i.product_line, i.model, i.software, i.error_number, i.cause_code, i.remedy_code, sum(i.cases)::int AS cases
    FROM ${analysed(time)} i GROUP BY 1, 2, 3, 4, 5, 6 LIMIT 20000`);

/** What a list of them is narrowed by; null narrows by nothing. */
export interface AnalysedWish {
  readonly model: string | null;
  readonly errorNumber: string | null;
  readonly software: string | null;
  readonly causeCode: string | null;
  readonly remedyCode: string | null;
}

/** The rows behind a number, the newest month first. */
export const analysedRows = (tx: Tx, time: AnalysedTime, wish: AnalysedWish) =>
  tx.rows<AnalysedRow>(sql`
    SELECT i.product_line, i.model, i.software, i.error_number, i.month::text, i.severity, i.cause_code, i.remedy_code,
      i.cases::int
    FROM ${analysed(time)} i
    WHERE (${wish.model}::text IS NULL OR i.model = ${wish.model})
      AND (${wish.errorNumber}::text IS NULL OR i.error_number = ${wish.errorNumber})
      AND (${wish.software}::text IS NULL OR i.software = ${wish.software})
      AND (${wish.causeCode}::text IS NULL OR i.cause_code = ${wish.causeCode})
      AND (${wish.remedyCode}::text IS NULL OR i.remedy_code = ${wish.remedyCode})
    ORDER BY i.month DESC, i.model, i.error_number, i.software, i.cause_code, i.remedy_code, i.severity LIMIT 2000`);
