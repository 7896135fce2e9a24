import { z } from 'zod';
import { machineContractSchema, productLines } from '../machines/index.ts';
import { givenInstantSchema, idSchema, instantSchema, line, text } from '../route/index.ts';
import { caseClocksSchema, clockStates, dueKinds } from './clocks/index.ts';
import { causeCodes, remedyCodes } from './codes.ts';
import { caseLinkSchema } from './linking/index.ts';
import { duplicateSchema, mergeSchema } from './merging/index.ts';
import { caseLineSchema, caseSchema, entryOrigin as origin, timelineEntrySchema } from './shapes.ts';
import { priorities, stopReasons, turns } from './states.ts';

const assignee = z.object({ staffId: idSchema, name: z.string() }).nullable();

/** A case in the desk's queue. */
export const deskCaseLineSchema = caseLineSchema.omit({ mine: true }).extend({
  companyId: idSchema,
  companyName: z.string(),
  priority: z.enum(priorities),
  assignee,
  /** Something was due and it is not the customer's turn. */
  late: z.boolean(),
  clock: z.enum(clockStates),
  /** What is due next and when, in working time without the customer's turns; null while nothing is. */
  dueAt: instantSchema.nullable(),
  dueOf: z.enum(dueKinds).nullable(),
});

/** A case in the desk's queue. */
export type DeskCaseLine = z.output<typeof deskCaseLineSchema>;

const staffEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), ...origin, by: z.string(), text: z.string() }),
  z.object({
    kind: z.literal('assigned'),
    ...origin,
    by: z.string(),
    assignee: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('prioritised'),
    ...origin,
    by: z.string(),
    priority: z.enum(priorities),
  }),
  z.object({
    kind: z.literal('call-note'),
    ...origin,
    by: z.string(),
    callId: idSchema,
    text: z.string(),
  }),
  z.object({
    kind: z.literal('late'),
    ...origin,
    dueOf: z.enum(dueKinds),
    dueAt: instantSchema,
  }),
]);

/** One entry of the timeline at the desk: what the customer sees, and what only staff see. */
export const deskTimelineEntrySchema = z.union([timelineEntrySchema, staffEntry]);

/** An entry of the timeline at the desk. */
export type DeskTimelineEntry = z.output<typeof deskTimelineEntrySchema>;

/** A case whole, at the desk. */
export const deskCaseSchema = caseSchema.omit({ mine: true, timeline: true }).extend({
  companyId: idSchema,
  companyName: z.string(),
  /** The area of the company: only whoever works for it can be given the case. */
  area: z.string(),
  customerNumber: z.string(),
  city: z.string(),
  priority: z.enum(priorities),
  assignee,
  late: z.boolean(),
  clock: z.enum(clockStates),
  dueAt: instantSchema.nullable(),
  dueOf: z.enum(dueKinds).nullable(),
  /** Null when the case is solved or over. */
  clocks: caseClocksSchema.nullable(),
  controlSoftware: z.string().nullable(),
  softwareVersion: z.string().nullable(),
  warrantyUntil: z.iso.date().nullable(),
  deliveredOn: z.iso.date().nullable(),
  /** What the company has bought for the machine and holds today, in the customers' zone. */
  serviceContracts: z.array(machineContractSchema),
  contactPerson: z
    .object({
      membershipId: idSchema,
      label: z.string(),
      phone: z.string().nullable(),
      contactEmail: z.string().nullable(),
    })
    .nullable(),
  /** Members of the company who may have called. */
  members: z.array(z.object({ membershipId: idSchema, label: z.string() })),
  earlierCases: z.array(
    z.object({
      caseNumber: z.string(),
      openedAt: instantSchema,
      errorNumber: z.string().nullable(),
      description: z.string(),
      state: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
  /** The same error number on the same model at other companies that one may see. */
  similarCases: z.array(
    z.object({
      caseNumber: z.string(),
      companyName: z.string(),
      openedAt: instantSchema,
      description: z.string(),
      state: z.string(),
      cause: z.string().nullable(),
      remedy: z.string().nullable(),
    }),
  ),
  /** Other cases of this machine that are being worked on: one may be the same fault, reported twice. */
  possibleDuplicates: z.array(duplicateSchema),
  /** The same fault elsewhere, as somebody at the desk said; no customer sees it. */
  links: z.array(caseLinkSchema),
  /** Merges of this case that hold, on either side of them. */
  merges: z.array(mergeSchema),
  timeline: z.array(deskTimelineEntrySchema),
});

/** A case whole, at the desk. */
export type DeskCase = z.output<typeof deskCaseSchema>;

/** Counts of the queue and of open cases end here: what says so stands for so many and more. */
export const countedAtMost = 1_000;

/** Filters of the queue. */
export const queueFilterSchema = z.object({
  productLine: z.enum(productLines).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  turn: z.enum(turns).optional(),
  area: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/)
    .optional(),
  /** By what is due next: within a day from now, within seven days, or nothing is. */
  due: z.enum(['day', 'week', 'none']).optional(),
  assignee: z.union([z.literal('me'), z.literal('nobody'), idSchema]).optional(),
  late: z.enum(['true']).optional(),
  words: z.string().max(80).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Bodies of the desk's acts. */
export const deskBodies = {
  /** `seen`: how many replies, solutions and objections the writer knew of; with more of them the reply is not sent. */
  reply: z.strictObject({ id: idSchema, text: text(5000), seen: z.int().min(0).nullish() }),
  note: z.strictObject({ id: idSchema, text: text(5000) }),
  assignment: z.strictObject({ assignee: idSchema.nullable() }),
  priority: z.strictObject({ priority: z.enum(priorities) }),
  turn: z.strictObject({ turn: z.enum(turns) }),
  promise: z.strictObject({ promisedUpdateAt: givenInstantSchema.nullable() }),
  solution: z.strictObject({
    cause: text(1000),
    remedy: text(2000),
    causeCode: z.enum(causeCodes).nullish(),
    remedyCode: z.enum(remedyCodes).nullish(),
  }),
  stop: z.strictObject({ reason: z.enum(stopReasons), text: line(500).nullish() }),
};
