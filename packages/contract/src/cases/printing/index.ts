import { z } from 'zod';
import { defineRoute, languageSchema } from '../../route/index.ts';
import { caseNumberSchema } from '../shapes.ts';

/** For whom a case is printed: `customer` holds what the company sees anyway, `internal` the notes of staff as well. */
export const printReaders = ['customer', 'internal'] as const;

/** A word of `printReaders`. */
export type PrintReader = (typeof printReaders)[number];

/** The route that prints a case. */
export const printRoutes = {
  printCase: defineRoute({
    id: 'printCase',
    tag: 'Desk: cases',
    summary: 'A case as PDF: for the customer without internal notes, or internal with them (S2.4)',
    method: 'GET',
    path: '/api/desk/cases/{caseNumber}/document',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    params: z.object({ caseNumber: caseNumberSchema }),
    query: z.object({ reader: z.enum(printReaders), language: languageSchema }),
    raw: 'download',
    problems: ['case-not-found'],
    audit: 'printed a case',
  }),
} as const;
