import { z } from 'zod';
import { caseNumberSchema, caseStates, turns } from '../cases/index.ts';
import { productLines } from '../machines/index.ts';
import { defineRoute, instantSchema } from '../route/index.ts';
import { dateSchema } from '../working-time/index.ts';

/** Weeks and months that operations are counted over; both begin in the customers' zone. */
export const insightUnits = ['week', 'month'] as const;

/** A unit of time that operations are counted by. */
export type InsightUnit = (typeof insightUnits)[number];

/** How many weeks or months the page looks back, the current one included. */
export const insightPeriods = 12;

/** What became of the first answer; `waiting`: nobody has answered, and there is still time. */
export const firstAnswers = ['in-time', 'late', 'waiting'] as const;

/** The lists behind the numbers: all cases, by first answer, with a late promise, finished, by the turn that took most. */
export const operationLists = [
  'all',
  ...firstAnswers,
  'late-promise',
  'finished',
  'longest-maker',
  'longest-customer',
  'longest-parts',
  'longest-visit',
] as const;

/** A list behind a number. */
export type OperationList = (typeof operationLists)[number];

const count = z.int();
const byTurn = z.object({ maker: count, customer: count, parts: count, visit: count });

/** What is counted of the cases that were opened in some time, minutes in working time. */
export const operationFiguresSchema = z.object({
  cases: count,
  inTime: count,
  late: count,
  waiting: count,
  /** Half of the answered cases had their first answer within so many minutes; null when none has one. */
  firstAnswerMinutes: count.nullable(),
  promises: count,
  latePromises: count,
  casesWithLatePromise: count,
  finished: count,
  /** Of finished cases, from opening to solution, by whose turn it was. */
  minutes: byTurn,
  /** In how many finished cases each turn took most of the time. */
  longest: byTurn,
});

/** What is counted of the cases that were opened in some time. */
export type OperationFigures = z.output<typeof operationFiguresSchema>;

const narrowing = {
  productLine: z.enum(productLines).optional(),
  area: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .optional(),
};

const period = operationFiguresSchema.extend({ from: dateSchema, to: dateSchema });

/** Operations of the last weeks or months; `to` is the last day of a period. */
export const operationsSchema = z.object({
  total: period,
  periods: z.array(period),
  parts: z.array(operationFiguresSchema.extend({ productLine: z.enum(productLines), area: z.string() })),
});

/** Operations of the last weeks or months. */
export type Operations = z.output<typeof operationsSchema>;

/** A case as the lists behind the numbers show it. Nobody is named: neither who opened it nor who has it. */
export const operationCaseSchema = z.object({
  caseNumber: caseNumberSchema,
  companyName: z.string(),
  machineNumber: z.string(),
  model: z.string(),
  productLine: z.enum(productLines),
  area: z.string(),
  openedAt: instantSchema,
  state: z.enum(caseStates),
  firstAnswer: z.enum(firstAnswers),
  firstAnswerMinutes: count.nullable(),
  minutes: byTurn,
  longestTurn: z.enum(turns).nullable(),
  promises: count,
  latePromises: count,
});

/** A case as the lists behind the numbers show it. */
export type OperationCase = z.output<typeof operationCaseSchema>;

const readers = ['front-line', 'engineer', 'planner', 'administrator'] as const;

/** Routes of operations. */
export const operationRoutes = {
  readOperations: defineRoute({
    id: 'readOperations',
    tag: 'Desk: insights',
    summary:
      'How soon cases were answered, whose turn took the time, which promises were late: counted, without persons',
    method: 'GET',
    path: '/api/desk/insights/operations',
    audience: 'staff',
    may: readers,
    query: z.object({ unit: z.enum(insightUnits).default('week'), ...narrowing }),
    answer: operationsSchema,
    audit: 'read counts of operations',
  }),
  listOperationCases: defineRoute({
    id: 'listOperationCases',
    tag: 'Desk: insights',
    summary: 'The cases behind a number of operations, the last opened first',
    method: 'GET',
    path: '/api/desk/insights/operations/cases',
    audience: 'staff',
    may: readers,
    query: z.object({
      from: dateSchema,
      to: dateSchema,
      show: z.enum(operationLists).default('all'),
      ...narrowing,
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ cases: z.array(operationCaseSchema), next: z.string().nullable() }),
    audit: 'read the cases behind a count',
  }),
} as const;
