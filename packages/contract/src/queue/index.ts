import { z } from 'zod';
import { caseNumberSchema } from '../cases/index.ts';
import { defineRoute, idSchema } from '../route/index.ts';
import { savedFilterBodySchema, savedFilterSchema } from './shapes.ts';

export * from './shapes.ts';

const desk = { tag: 'Desk: cases', audience: 'staff' } as const;
const assigners = ['front-line', 'planner'] as const;
const readers = ['front-line', 'engineer', 'planner', 'administrator'] as const;
const refused = z.array(z.object({ caseNumber: caseNumberSchema, code: z.enum(['state-forbids', 'staff-not-found']) }));
const ofFilter = z.object({ filterId: idSchema });

/** Most cases that are chosen in a list and assigned at once. */
export const assignedAtOnce = 100;

/** Routes of the queue that are about several cases, and of its saved filters. */
export const queueRoutes = {
  assignCases: defineRoute({
    id: 'assignCases',
    ...desk,
    summary: 'Assign several cases at once; those that cannot be are named, the others are assigned all the same',
    method: 'PUT',
    path: '/api/desk/assignments',
    may: assigners,
    body: z.strictObject({
      caseNumbers: z.array(caseNumberSchema).min(1).max(assignedAtOnce),
      assignee: idSchema.nullable(),
    }),
    answer: z.object({ assigned: z.array(caseNumberSchema), refused }),
    problems: ['case-not-found'],
  }),
  handOverCases: defineRoute({
    id: 'handOverCases',
    ...desk,
    summary: 'Hand over the open cases that an absent colleague has, within one’s scope; `next` leads to further ones',
    method: 'PUT',
    path: '/api/desk/staff/{staffId}/hand-over',
    may: assigners,
    params: z.object({ staffId: idSchema }),
    body: z.strictObject({
      assignee: idSchema.nullable(),
      after: idSchema.optional(),
      limit: z.int().min(1).max(500).default(500),
    }),
    answer: z.object({ assigned: z.array(caseNumberSchema), refused, next: idSchema.nullable() }),
    problems: ['staff-not-found'],
  }),
  listSavedFilters: defineRoute({
    id: 'listSavedFilters',
    ...desk,
    summary: 'Filters of the queue that one has saved, and those that colleagues share',
    method: 'GET',
    path: '/api/desk/saved-filters',
    may: readers,
    answer: z.object({ filters: z.array(savedFilterSchema) }),
  }),
  saveFilter: defineRoute({
    id: 'saveFilter',
    ...desk,
    summary: 'Save a filter of the queue for oneself or for everybody, or write one’s own anew',
    method: 'PUT',
    path: '/api/desk/saved-filters/{filterId}',
    may: readers,
    params: ofFilter,
    body: savedFilterBodySchema,
    status: 204,
    problems: ['not-found'],
    audit: 'saved a filter',
  }),
  deleteSavedFilter: defineRoute({
    id: 'deleteSavedFilter',
    ...desk,
    summary: 'Delete a filter that one has saved',
    method: 'DELETE',
    path: '/api/desk/saved-filters/{filterId}',
    may: readers,
    params: ofFilter,
    status: 204,
    audit: 'deleted a saved filter',
  }),
} as const;
