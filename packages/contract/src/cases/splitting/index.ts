import { z } from 'zod';
import { errorNumberSchema, machineNumberSchema } from '../../alarm-code/index.ts';
import { defineRoute } from '../../route/define.ts';
import { idSchema, text } from '../../route/shapes.ts';
import { caseNumberSchema, textLimits } from '../shapes.ts';
import { severities } from '../states.ts';

const idsSchema = z.array(idSchema).max(50).default([]);

/**
 * A second problem that somebody wrote or spoke about in a case. `id` is the new case's id. The first of the customer's
 * replies is what the new case says, in the customer's own words; a second problem that was told on the phone alone is
 * said in `description`, in the words of whoever splits. All entries are shown in both cases, notes to staff only.
 */
export const splitSchema = z.strictObject({
  id: idSchema,
  replyIds: idsSchema,
  callIds: idsSchema,
  noteIds: idsSchema,
  description: text(textLimits.description).nullish(),
  machineNumber: machineNumberSchema,
  severity: z.enum(severities),
  errorNumber: errorNumberSchema.nullish(),
});

/** What can be split off; the lists of `splitSchema`. */
export const splitLists = ['replyIds', 'callIds', 'noteIds'] as const;

/** Why something cannot be split off; stands in the field of the problem `input` that holds it. */
export const splitRefusals = [
  'unknown',
  'already-split',
  'nothing-of-the-customer',
  'not-said',
  'said-already',
] as const;

/** Why something cannot be split off. */
export type SplitRefusal = (typeof splitRefusals)[number];

/** Body of `splitCase`. */
export type SplitCase = z.input<typeof splitSchema>;

/** The route by which a second problem becomes a case of its own. */
export const splittingRoutes = {
  splitCase: defineRoute({
    id: 'splitCase',
    tag: 'Desk: cases',
    summary:
      'Make a case of its own of replies, calls and notes that speak of a second problem; merging it back is the way to undo it',
    method: 'POST',
    path: '/api/desk/cases/{caseNumber}/splits',
    audience: 'staff',
    may: ['front-line'],
    params: z.object({ caseNumber: caseNumberSchema }),
    body: splitSchema,
    answer: z.object({ caseId: z.string(), caseNumber: caseNumberSchema }),
    status: 201,
    problems: ['case-not-found', 'state-forbids', 'case-merged', 'machine-not-found', 'id-taken', 'company-closed'],
    audit: 'split a case',
  }),
} as const;
