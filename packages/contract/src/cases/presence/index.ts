import { z } from 'zod';
import { defineRoute, idSchema } from '../../route/index.ts';
import { caseNumberSchema } from '../shapes.ts';

/** What somebody does at a case at the desk; `gone` takes it back. */
export const presences = ['reading', 'writing', 'gone'] as const;

/** A word of `presences`. */
export type Presence = (typeof presences)[number];

/** How often a page tells that it is still there, in milliseconds. */
export const presenceEveryMs = 4_000;

/** How long a page counts as there after it was heard last, in milliseconds: two beats may be lost. */
export const presenceLastsMs = 10_000;

/** Who is at a case, as the desk's stream tells it (`event: presence`): ids only, kept nowhere. */
export const presenceHintSchema = z.object({
  caseNumber: caseNumberSchema,
  staffId: idSchema,
  /** One page of that person; two pages are two presences. */
  tab: idSchema,
  doing: z.enum(presences),
});

/** Who is at a case. */
export type PresenceHint = z.output<typeof presenceHintSchema>;

/** The route by which a page of the desk tells that it is at a case. */
export const presenceRoutes = {
  tellPresence: defineRoute({
    id: 'tellPresence',
    tag: 'Live',
    summary: 'Tell colleagues who have the same case open that one reads it or writes; forgotten within seconds',
    method: 'PUT',
    path: '/api/desk/cases/{caseNumber}/presence',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    params: z.object({ caseNumber: caseNumberSchema }),
    body: z.strictObject({ tab: idSchema, doing: z.enum(presences) }),
    status: 204,
    problems: ['case-not-found'],
  }),
} as const;
