import { z } from 'zod';
import { defineRoute } from '../../route/define.ts';
import { idSchema, instantSchema } from '../../route/shapes.ts';
import { caseNumberSchema } from '../shapes.ts';
import { caseStates } from '../states.ts';

/** The same fault elsewhere: who said so, and the other case as far as the reader may see it. */
export const caseLinkSchema = z.object({
  linkId: idSchema,
  at: instantSchema,
  by: z.string(),
  /** Null: a case outside the reader's product lines and areas. */
  other: z
    .object({
      caseNumber: caseNumberSchema,
      companyName: z.string(),
      machineNumber: z.string(),
      model: z.string(),
      errorNumber: z.string().nullable(),
      /** The beginning of it. */
      description: z.string(),
      state: z.enum(caseStates),
      remedy: z.string().nullable(),
    })
    .nullable(),
});

/** The same fault elsewhere. */
export type CaseLink = z.output<typeof caseLinkSchema>;

const shared = {
  tag: 'Desk: cases',
  path: '/api/desk/cases/{caseNumber}/links/{other}',
  audience: 'staff',
  may: ['front-line', 'engineer'],
  params: z.object({ caseNumber: caseNumberSchema, other: caseNumberSchema }),
  status: 204,
} as const;

/** Routes of the desk about the same fault in two cases; no customer learns of it. */
export const linkingRoutes = {
  linkCases: defineRoute({
    ...shared,
    id: 'linkCases',
    summary: 'Say that two cases, also of different companies, have the same fault; staff only, again changes nothing',
    method: 'PUT',
    body: z.strictObject({}),
    problems: ['case-not-found', 'case-merged'],
    audit: 'linked cases with the same fault',
  }),
  unlinkCases: defineRoute({
    ...shared,
    id: 'unlinkCases',
    summary: 'Take back that two cases have the same fault, also one that goes on in either',
    method: 'DELETE',
    problems: ['case-not-found', 'not-found'],
    audit: 'took back that cases have the same fault',
  }),
} as const;
