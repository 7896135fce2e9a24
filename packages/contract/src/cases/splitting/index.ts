import { z } from 'zod';
import { errorNumberSchema, machineNumberSchema } from '../../alarm-code/index.ts';
import { defineRoute } from '../../route/define.ts';
import { idSchema } from '../../route/shapes.ts';
import { caseNumberSchema } from '../shapes.ts';
import { severities } from '../states.ts';

/**
 * A second problem that somebody wrote about in a case. The first of the customer's replies is what the new case says, in
 * the customer's own words; the others are shown in it as well. `id` is the new case's id.
 */
export const splitSchema = z.strictObject({
  id: idSchema,
  replyIds: z.array(idSchema).min(1).max(50),
  machineNumber: machineNumberSchema,
  severity: z.enum(severities),
  errorNumber: errorNumberSchema.nullish(),
});

/** Body of `splitCase`. */
export type SplitCase = z.input<typeof splitSchema>;

/** The route by which a second problem becomes a case of its own. */
export const splittingRoutes = {
  splitCase: defineRoute({
    id: 'splitCase',
    tag: 'Desk: cases',
    summary: 'Make a case of its own of replies that speak of a second problem; merging it back is the way to undo it',
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
