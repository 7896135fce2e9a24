import { z } from 'zod';
import { instantSchema } from '../../route/index.ts';

/** What the maker owes a case next: the first answer, an update that was promised, or one that the goal asks for. */
export const dueKinds = ['first-answer', 'promised-update', 'next-update'] as const;

/** What is due. */
export type DueKind = (typeof dueKinds)[number];

/** How a clock stands: nobody has counted it yet, it runs, it is late, it waits for the customer, nothing is due. */
export const clockStates = ['uncounted', 'running', 'late', 'paused', 'met'] as const;

/** How a clock stands. */
export type ClockState = (typeof clockStates)[number];

/** One of a case's clocks at the desk. */
export const clockSchema = z.object({
  state: z.enum(['running', 'late', 'paused', 'met']),
  /** When it is due; null while it is paused or met. */
  dueAt: instantSchema.nullable(),
  /** When it was met. */
  metAt: instantSchema.nullable(),
  /** Minutes of working time that were left when this was read; negative: so many too late. */
  minutesLeft: z.number().nullable(),
});

/** One of a case's clocks at the desk. */
export type ClockFace = z.output<typeof clockSchema>;

/** Both clocks of a case with what they are counted by; staff only. */
export const caseClocksSchema = z.object({
  level: z.enum(['none', 'basic', 'standard', 'premium']),
  calendar: z.enum(['china', 'germany']),
  firstAnswerMinutes: z.int(),
  updateMinutes: z.int(),
  firstAnswer: clockSchema,
  /** Null while nothing but the first answer is owed. */
  update: clockSchema.extend({ isPromised: z.boolean() }).nullable(),
  readAt: instantSchema,
  /** When work stops for now, after which no minute counts; null outside working time. */
  breakAt: instantSchema.nullable(),
  /** Since when it has been the customer's turn. */
  pausedSince: instantSchema.nullable(),
  /** Working time that was the customer's turn until now. */
  pausedMinutes: z.number(),
  /** What the goal suggests to promise now, at a full quarter of an hour. */
  suggestedUpdateAt: instantSchema,
});

/** Both clocks of a case. */
export type CaseClocks = z.output<typeof caseClocksSchema>;
