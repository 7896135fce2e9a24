import { z } from 'zod';
import { caseNumberSchema } from '../cases/index.ts';
import { defineRoute, givenInstantSchema, idSchema, text } from '../route/index.ts';

/**
 * A phone call as staff log it: who called, and when (S2.4). The customer sees time and name of who called; the note
 * is staff-only.
 */
export const callSchema = z.strictObject({
  id: idSchema,
  at: givenInstantSchema,
  /** `maker`: the staff member who logs it called; `unnamed`: somebody of the company who gave no name. */
  caller: z.union([z.enum(['maker', 'unnamed']), z.strictObject({ membershipId: idSchema })]),
  note: text(2000).nullish(),
});

/** Routes about calls. */
export const callRoutes = {
  logCall: defineRoute({
    id: 'logCall',
    tag: 'Desk: cases',
    summary: 'Log a phone call about a case; the customer sees time and name of who called, nothing else (S2.4)',
    method: 'POST',
    path: '/api/desk/cases/{caseNumber}/calls',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner'],
    params: z.object({ caseNumber: caseNumberSchema }),
    body: callSchema,
    answer: z.object({ callId: z.string() }),
    status: 201,
    problems: ['case-not-found', 'case-merged', 'contact-not-in-company', 'id-taken'],
    audit: 'logged a call',
  }),
} as const;
