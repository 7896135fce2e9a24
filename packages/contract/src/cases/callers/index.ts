import { z } from 'zod';
import { errorNumberSchema, machineNumberSchema } from '../../alarm-code/index.ts';
import { defineRoute, givenInstantSchema, idSchema, languageSchema, text } from '../../route/index.ts';
import { caseNumberSchema, contactSchema, textLimits } from '../shapes.ts';
import { caseReasons, severities, turns } from '../states.ts';

/**
 * A case as the front line writes it down for a caller; `id` is made on the page and makes sending again a no-op. Who
 * calls is a member of the company, or a call-back number without a name (S2.2).
 */
export const callerCaseSchema = z.strictObject({
  id: idSchema,
  machineNumber: machineNumberSchema,
  reason: z.enum(caseReasons),
  severity: z.enum(severities),
  errorNumber: errorNumberSchema.nullish(),
  description: text(textLimits.description),
  language: languageSchema,
  contact: contactSchema,
  turn: z.enum(turns),
  promisedUpdateAt: givenInstantSchema.nullish(),
  call: z.strictObject({
    id: idSchema,
    at: givenInstantSchema,
    /** Staff only (S2.4). */
    note: text(2000).nullish(),
  }),
});

/** Body of `openCaseForCaller`. */
export type CallerCase = z.input<typeof callerCaseSchema>;

/** The route by which staff open a case. */
export const callerRoutes = {
  openCaseForCaller: defineRoute({
    id: 'openCaseForCaller',
    tag: 'Desk: cases',
    summary:
      'Open a case for a caller who has no app, and log the call; the same id again answers the case that exists (S2.2, S2.4)',
    method: 'POST',
    path: '/api/desk/cases',
    audience: 'staff',
    may: ['front-line'],
    body: callerCaseSchema,
    answer: z.object({ caseId: z.string(), caseNumber: caseNumberSchema }),
    status: 201,
    problems: ['machine-not-found', 'contact-not-in-company', 'id-taken', 'company-closed'],
    audit: 'opened a case for a caller',
  }),
} as const;
