import { z } from 'zod';
import { errorNumberSchema, machineNumberSchema } from '../alarm-code/index.ts';
import { defineRoute } from '../route/index.ts';
import { anonymousCaseSchema, earlierCaseSchema, seenBeforeSchema } from './earlier-shapes.ts';
import { foundSchema } from './search-shapes.ts';
import { caseNumberSchema } from './shapes.ts';

const member = ['member', 'company-admin'] as const;
const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};

/** Routes of customers that look back: what was seen before, a machine's logbook, search. */
export const searchRoutes = {
  readSeenBefore: defineRoute({
    id: 'readSeenBefore',
    tag: 'Cases',
    summary: 'Earlier cases of one’s company with an error number, and what fixed them',
    method: 'GET',
    path: '/api/seen-before',
    audience: 'customer',
    may: member,
    query: z.object({
      machineNumber: machineNumberSchema,
      errorNumber: errorNumberSchema,
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    answer: seenBeforeSchema,
  }),
  joinCase: defineRoute({
    id: 'joinCase',
    tag: 'Cases',
    summary: '“I have this too”: joins an open case, which then counts as one’s own; again changes nothing',
    method: 'PUT',
    path: '/api/cases/{caseNumber}/me-too',
    audience: 'customer',
    may: member,
    params: z.object({ caseNumber: caseNumberSchema }),
    body: z.strictObject({}),
    status: 204,
    problems: ['case-not-found', 'state-forbids', 'case-merged'],
    audit: 'joined a case',
  }),
  readLogbook: defineRoute({
    id: 'readLogbook',
    tag: 'Machines',
    summary: 'Every case of one machine of one’s company, last opened first, with what fixed it',
    method: 'GET',
    path: '/api/machines/{machineNumber}/logbook',
    audience: 'customer',
    may: member,
    params: z.object({ machineNumber: machineNumberSchema }),
    query: z.object(page),
    answer: z.object({
      cases: z.array(earlierCaseSchema),
      next: z.string().nullable(),
      /** From before the machine came to this company, newest first; on the first page only. */
      before: z.array(anonymousCaseSchema),
    }),
    problems: ['machine-not-found'],
  }),
  search: defineRoute({
    id: 'search',
    tag: 'Cases',
    summary: 'Cases and machines of one’s company by number, error number and words; every term must be found',
    method: 'GET',
    path: '/api/search',
    audience: 'customer',
    may: member,
    query: z.object({ words: z.string().trim().min(1).max(100), ...page }),
    answer: foundSchema,
  }),
} as const;
