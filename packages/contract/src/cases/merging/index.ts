import { z } from 'zod';
import { defineRoute } from '../../route/define.ts';
import { idSchema, instantSchema } from '../../route/shapes.ts';
import { caseNumberSchema } from '../shapes.ts';
import { caseStates, severities } from '../states.ts';

/** For how long a merge can be undone. */
export const mergeUndoMs = 24 * 60 * 60 * 1000;

/** How many cases one case can take in. */
export const mergedAtMost = 20;

/** The last moment at which a merge can be undone. */
export const mergeUndoEnds = (mergedAt: Date): Date => new Date(mergedAt.getTime() + mergeUndoMs);

/** Why two cases cannot be merged; stands in the field `into` of the problem `cannot-merge`. */
export const mergeRefusals = ['itself', 'other-company', 'other-product-line', 'too-many'] as const;

/** Why two cases cannot be merged. */
export type MergeRefusal = (typeof mergeRefusals)[number];

/** A case of the same machine that may report the same fault. */
export const duplicateSchema = z.object({
  caseNumber: caseNumberSchema,
  openedAt: instantSchema,
  /** Null after a call without a name. */
  openedBy: z.string().nullable(),
  severity: z.enum(severities),
  errorNumber: z.string().nullable(),
  /** The beginning of it. */
  description: z.string(),
  state: z.enum(caseStates),
});

/** A merge that holds. */
export const mergeSchema = z.object({
  mergeId: idSchema,
  caseNumber: caseNumberSchema,
  into: caseNumberSchema,
  at: instantSchema,
  by: z.string(),
  undoUntil: instantSchema,
});

/** A merge that holds. */
export type CaseMerge = z.output<typeof mergeSchema>;

const params = z.object({ caseNumber: caseNumberSchema });
const may = ['front-line'] as const;

/** Routes of the desk about duplicates of one company. */
export const mergingRoutes = {
  mergeCase: defineRoute({
    id: 'mergeCase',
    tag: 'Desk: cases',
    summary: 'Merge a case into another of the same company, which goes on with the entries of both',
    method: 'PUT',
    path: '/api/desk/cases/{caseNumber}/merge/{into}',
    audience: 'staff',
    may,
    params: params.extend({ into: caseNumberSchema }),
    body: z.strictObject({}),
    status: 204,
    problems: ['case-not-found', 'state-forbids', 'case-merged', 'cannot-merge'],
    audit: 'merged a case into another',
  }),
  undoMerge: defineRoute({
    id: 'undoMerge',
    tag: 'Desk: cases',
    summary: 'Undo a merge within a day: both cases are as they were, what was written since stays in the other',
    method: 'PUT',
    path: '/api/desk/cases/{caseNumber}/merges/{mergeId}/undo',
    audience: 'staff',
    may,
    params: params.extend({ mergeId: idSchema }),
    body: z.strictObject({}),
    status: 204,
    problems: ['case-not-found', 'not-found', 'case-merged', 'undo-too-late', 'split-since', 'company-closed'],
    audit: 'undid a merge of cases',
  }),
} as const;
