import { z } from 'zod';
import { causeCodes, remedyCodes, severities } from '../cases/index.ts';
import { productLines } from '../machines/index.ts';
import { defineRoute, line } from '../route/index.ts';
import { dateSchema } from '../working-time/index.ts';

/** Fewest different people who reported an error of a model before it is shown (S2.5). */
export const fewestPeople = 3;

const count = z.int();
const named = z.array(z.object({ name: z.string().nullable(), cases: count }));

/** An error that repeats on a model: what it came from, what helped, and on which control software. */
export const repeatedErrorSchema = z.object({
  productLine: z.enum(productLines),
  model: z.string(),
  errorNumber: z.string(),
  cases: count,
  /** Control software at the case, or of the machine where the case does not say it; most cases first. */
  software: named,
  /** Words of `causeCodes`; null where none was chosen. */
  causes: named,
  /** Words of `remedyCodes`. */
  remedies: named,
});

/** An error that repeats on a model. */
export type RepeatedError = z.output<typeof repeatedErrorSchema>;

/** One line of a list: cases that are alike in all that is known of them. Nobody, no company, no text. */
export const improvementRowSchema = z.object({
  month: dateSchema,
  productLine: z.enum(productLines),
  model: z.string(),
  software: z.string().nullable(),
  errorNumber: z.string(),
  severity: z.enum(severities),
  causeCode: z.enum(causeCodes).nullable(),
  remedyCode: z.enum(remedyCodes).nullable(),
  cases: count,
});

/** One line of a list. */
export type ImprovementRow = z.output<typeof improvementRowSchema>;

const analysts = ['front-line', 'engineer', 'planner', 'administrator'] as const;
const productLine = z.enum(productLines).optional();

/** Routes of improvement: under the database role `analysis`, of people who agreed (S2.5). */
export const improvementRoutes = {
  readImprovement: defineRoute({
    id: 'readImprovement',
    tag: 'Desk: insights',
    summary: 'Errors that repeat by model, of people who agreed to the analysis; the last twelve months',
    method: 'GET',
    path: '/api/desk/insights/improvement',
    audience: 'analysis',
    may: analysts,
    query: z.object({ productLine }),
    answer: z.object({ from: dateSchema, to: dateSchema, errors: z.array(repeatedErrorSchema) }),
    audit: 'read repeated errors',
  }),
  listImprovementRows: defineRoute({
    id: 'listImprovementRows',
    tag: 'Desk: insights',
    summary: 'What is behind a number of improvement: months, software, causes and remedies, and nothing else',
    method: 'GET',
    path: '/api/desk/insights/improvement/rows',
    audience: 'analysis',
    may: analysts,
    query: z.object({
      productLine,
      model: line(120).optional(),
      errorNumber: line(60).optional(),
      software: line(120).optional(),
      causeCode: z.enum(causeCodes).optional(),
      remedyCode: z.enum(remedyCodes).optional(),
    }),
    answer: z.object({ rows: z.array(improvementRowSchema) }),
    audit: 'read rows of repeated errors',
  }),
} as const;
