import { z } from 'zod';
import { causeCodes, insightUnits, operationLists, productLines, remedyCodes } from '#contract';

const narrowing = {
  line: z.enum(productLines).optional().catch(undefined),
  area: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .optional()
    .catch(undefined),
};

/** What the pages of insights are narrowed by, as it stands in the address. */
export const insightSearchSchema = z.object({
  unit: z.enum(insightUnits).optional().catch(undefined),
  ...narrowing,
});

/** See `insightSearchSchema`. */
export type InsightSearch = z.output<typeof insightSearchSchema>;

const day = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .catch('2000-01-01');

/** Which list behind a number is open. */
export const countedSearchSchema = z.object({
  from: day,
  to: day,
  show: z.enum(operationLists).optional().catch(undefined),
  ...narrowing,
});

/** See `countedSearchSchema`. */
export type CountedSearch = z.output<typeof countedSearchSchema>;

const words = z.string().max(120).optional().catch(undefined);

/** Which rows behind a repeated error are open. */
export const rowsSearchSchema = z.object({
  line: narrowing.line,
  model: words,
  error: words,
  software: words,
  cause: z.enum(causeCodes).optional().catch(undefined),
  remedy: z.enum(remedyCodes).optional().catch(undefined),
});

/** See `rowsSearchSchema`. */
export type RowsSearch = z.output<typeof rowsSearchSchema>;
