import { z } from 'zod';
import { idSchema, instantSchema } from '../route/index.ts';
import { causeCodes, remedyCodes } from './codes.ts';
import { caseNumberSchema } from './shapes.ts';
import { caseStates, severities, turns } from './states.ts';

/** A case as a logbook tells it: when, what, and what fixed it. */
export const earlierCaseSchema = z.object({
  caseId: idSchema,
  caseNumber: caseNumberSchema,
  openedAt: instantSchema,
  machineNumber: z.string(),
  model: z.string(),
  severity: z.enum(severities),
  errorNumber: z.string().nullable(),
  /** The beginning of it. */
  description: z.string(),
  state: z.enum(caseStates),
  turn: z.enum(turns),
  /** What it was and what fixed it; null while nobody has solved it. */
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  /** Opened by oneself, or joined with "I have this too". */
  mine: z.boolean(),
});

/** A case as a logbook tells it. */
export type EarlierCase = z.output<typeof earlierCaseSchema>;

/** What a machine had at another company: nothing that leads to anybody. */
export const anonymousCaseSchema = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  errorNumber: z.string().nullable(),
  causeCode: z.enum(causeCodes).nullable(),
  remedyCode: z.enum(remedyCodes).nullable(),
});

/** An earlier case of a machine at another company. */
export type AnonymousCase = z.output<typeof anonymousCaseSchema>;

/** What the company has seen of an error number. */
export const seenBeforeSchema = z.object({
  /** How many cases the company has had with it, all its machines together and without those in `stillOpen`. */
  count: z.int(),
  /** The newest of them, newest first. */
  cases: z.array(earlierCaseSchema),
  /** Open cases of the same machine with the same error number: one may be the very thing one is about to report. */
  stillOpen: z.array(earlierCaseSchema),
});

/** What the company has seen of an error number. */
export type SeenBefore = z.output<typeof seenBeforeSchema>;
