import { z } from 'zod';
import { defineRoute, idSchema } from '../route/index.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { departureRoutes } from './departure-routes.ts';
import { deskCompanyPageSchema, deskCompanySchema, deskJoinRequestSchema, joinRequestSchema } from './shapes.ts';

const desk = ['front-line', 'engineer', 'planner', 'administrator'] as const;

/** Routes about companies, their members and wishes to join. */
export const companyRoutes = {
  ...colleagueRoutes,
  ...departureRoutes,
  sendJoinRequest: defineRoute({
    id: 'sendJoinRequest',
    tag: 'Company',
    summary: 'Ask to join a company by customer number and one of its machine numbers; every mismatch answers alike',
    method: 'PUT',
    path: '/api/me/join-request',
    audience: 'customer',
    may: ['person'],
    body: joinRequestSchema,
    answer: z.object({ state: z.enum(['pending', 'accepted', 'refused']) }),
    problems: ['join-mismatch', 'already-member', 'too-often', 'id-taken'],
    audit: 'asked to join a company',
  }),
  withdrawJoinRequest: defineRoute({
    id: 'withdrawJoinRequest',
    tag: 'Company',
    summary: 'Take back a wish to join that nobody has decided; without one, nothing happens',
    method: 'DELETE',
    path: '/api/me/join-request',
    audience: 'customer',
    may: ['person'],
    status: 204,
    audit: 'took back a wish to join',
  }),
  listJoinRequests: defineRoute({
    id: 'listJoinRequests',
    tag: 'Desk: companies',
    summary: 'Wishes to join that wait for a decision',
    method: 'GET',
    path: '/api/desk/join-requests',
    audience: 'staff',
    may: ['front-line', 'administrator'],
    answer: z.object({ joinRequests: z.array(deskJoinRequestSchema) }),
    audit: 'read wishes to join',
  }),
  decideJoinRequest: defineRoute({
    id: 'decideJoinRequest',
    tag: 'Desk: companies',
    summary: 'Accept or refuse a wish to join',
    method: 'PUT',
    path: '/api/desk/join-requests/{joinRequestId}/decision',
    audience: 'staff',
    may: ['front-line', 'administrator'],
    params: z.object({ joinRequestId: idSchema }),
    body: z.strictObject({ decision: z.enum(['accepted', 'refused']) }),
    answer: deskJoinRequestSchema,
    problems: ['not-found', 'already-decided', 'already-member', 'company-closed'],
    audit: 'decided a wish to join',
  }),
  listCompanies: defineRoute({
    id: 'listCompanies',
    tag: 'Desk: companies',
    summary: 'Companies, by name',
    method: 'GET',
    path: '/api/desk/companies',
    audience: 'staff',
    may: desk,
    query: z.object({ words: z.string().max(80).optional(), cursor: z.string().max(200).optional() }),
    answer: z.object({ companies: z.array(deskCompanySchema), next: z.string().nullable() }),
    audit: 'read the list of companies',
  }),
  readCompany: defineRoute({
    id: 'readCompany',
    tag: 'Desk: companies',
    summary: 'One company with its people',
    method: 'GET',
    path: '/api/desk/companies/{companyId}',
    audience: 'staff',
    may: desk,
    params: z.object({ companyId: idSchema }),
    answer: deskCompanyPageSchema,
    problems: ['company-not-found'],
    audit: 'read a company',
  }),
} as const;
