import { z } from 'zod';
import { defineRoute, idSchema, instantSchema } from '../route/index.ts';
import { homeFactSchema, homeReportSchema, personAbroadSchema, regionsStateSchema } from './shapes.ts';

export * from './shapes.ts';

/**
 * By how much the clocks of the regions may differ before the service takes nothing any more that home signed: requests and
 * decisions, which live a minute. Access tokens get no such grace.
 */
export const clockToleranceSeconds = 60;

/** Type of the signed request by which home asks the service region: the header `typ`. */
export const regionRequestType = 'region+jwt';

/** Audience of such a request: neither an access token nor a notice of a consent has it. */
export const regionAudience = (serviceUrl: string): string => `${serviceUrl}/api/region`;

const fromHome = { tag: 'Regions', audience: 'region', may: ['home-region'] } as const;
const ofDesk = { tag: 'Privacy desk', audience: 'privacy', may: ['privacy-officer', 'administrator'] } as const;

/** Routes between the regions: home calls, the service never does; and what the desk sees of it. */
export const regionRoutes = {
  listFactsForHome: defineRoute({
    id: 'listFactsForHome',
    ...fromHome,
    summary: 'Facts that wait for home, the oldest first; each is given out until home acknowledges it',
    method: 'GET',
    path: '/api/region/facts',
    answer: z.object({ facts: z.array(homeFactSchema).max(100) }),
  }),
  acknowledgeFacts: defineRoute({
    id: 'acknowledgeFacts',
    ...fromHome,
    summary: 'Home has kept these facts; what they were about is emptied here',
    method: 'PUT',
    path: '/api/region/facts/acknowledgement',
    body: z.strictObject({ eventIds: z.array(idSchema).min(1).max(100) }),
    status: 204,
  }),
  listPeopleForHome: defineRoute({
    id: 'listPeopleForHome',
    ...fromHome,
    summary: 'Random ids known here and what home told of them, a page at a time, for the comparison of both regions',
    method: 'GET',
    path: '/api/region/people',
    query: z.object({ after: idSchema.optional() }),
    answer: z.object({ people: z.array(personAbroadSchema).max(1000), next: idSchema.nullable() }),
    audit: 'compared the ids of both regions',
  }),
  keepHomeReport: defineRoute({
    id: 'keepHomeReport',
    ...fromHome,
    summary: 'How things stand at home: what waits, how many people were transferred, what the last comparison found',
    method: 'PUT',
    path: '/api/region/report',
    body: homeReportSchema,
    status: 204,
  }),
  endTokens: defineRoute({
    id: 'endTokens',
    ...fromHome,
    summary:
      'A person ended a sign-in: their tokens from before are refused and their streams end; each browser that is still signed in comes back with a new one',
    method: 'PUT',
    path: '/api/region/ended-tokens',
    body: z.strictObject({ personId: idSchema, endedAt: instantSchema }),
    status: 204,
    audit: 'ended the tokens of a person',
  }),
  readRegions: defineRoute({
    id: 'readRegions',
    ...ofDesk,
    summary: 'How both regions stand to each other, and every alarm about it',
    method: 'GET',
    path: '/api/desk/regions',
    answer: regionsStateSchema,
    audit: 'read how the regions stand',
  }),
  askComparison: defineRoute({
    id: 'askComparison',
    ...ofDesk,
    summary: 'Have home compare the ids of both regions now; the id names this wish',
    method: 'PUT',
    path: '/api/desk/regions/comparisons/{wishId}',
    params: z.object({ wishId: idSchema }),
    body: z.strictObject({}),
    status: 204,
    audit: 'asked for a comparison of both regions',
  }),
} as const;
