import { z } from 'zod';
import { defineRoute, languageSchema } from '../route/index.ts';

/** Sheets of labels that are sold, by their rows and columns; millimetres on A4. */
export const labelSheets = {
  'a4-3x8': { columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, gapX: 0 },
  'a4-3x7': { columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.1, gapX: 2.5 },
  'a4-2x4': { columns: 2, rows: 4, width: 105, height: 74, left: 0, top: 0.5, gapX: 0 },
} as const;

/** A sheet of labels. */
export type LabelSheet = keyof typeof labelSheets;

/** Labels that one file holds at most. */
export const labelsMax = 240;

const labelSheetNames = Object.keys(labelSheets) as [LabelSheet, ...LabelSheet[]];

/** Routes about labels. */
export const labelRoutes = {
  printMachineLabels: defineRoute({
    id: 'printMachineLabels',
    tag: 'Desk: machines',
    summary: 'Sheets of labels as PDF: machine number and its identification link (IEC 61406) as a code',
    method: 'GET',
    path: '/api/desk/machine-labels',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    query: z.object({
      numbers: z
        .string()
        .max(labelsMax * 11)
        .regex(/^[A-Z]\d{4}[A-Z]\d{4}(,[A-Z]\d{4}[A-Z]\d{4})*$/)
        .describe('Machine numbers with commas between, in the order they are printed.'),
      sheet: z.enum(labelSheetNames).default('a4-3x8'),
      skip: z.coerce.number().int().min(0).max(23).default(0).describe('Labels of the first sheet that are used up.'),
      language: languageSchema,
    }),
    raw: 'download',
    problems: ['machine-not-found'],
    audit: 'printed machine labels',
  }),
} as const;
