import { z } from 'zod';
import { defineRoute, idSchema } from '../route/index.ts';

const desk = ['front-line', 'administrator'] as const;
const ofCompany = z.object({ companyId: idSchema });

/** Routes by which a company leaves. */
export const departureRoutes = {
  startDeparture: defineRoute({
    id: 'startDeparture',
    tag: 'Desk: companies',
    summary: 'A company leaves: open cases stop, nothing new begins, its people still read; can be taken back',
    method: 'PUT',
    path: '/api/desk/companies/{companyId}/departure',
    audience: 'staff',
    may: desk,
    params: ofCompany,
    body: z.strictObject({}),
    status: 204,
    problems: ['company-not-found', 'company-closed'],
    audit: 'began the departure of a company',
  }),
  takeDepartureBack: defineRoute({
    id: 'takeDepartureBack',
    tag: 'Desk: companies',
    summary: 'The company stays after all; cases that were stopped stay stopped',
    method: 'DELETE',
    path: '/api/desk/companies/{companyId}/departure',
    audience: 'staff',
    may: desk,
    params: ofCompany,
    status: 204,
    problems: ['company-not-found', 'company-closed'],
    audit: 'took the departure of a company back',
  }),
  endDeparture: defineRoute({
    id: 'endDeparture',
    tag: 'Desk: companies',
    summary: 'The end, for good: access of all its people ends at once and their names go',
    method: 'PUT',
    path: '/api/desk/companies/{companyId}/departure/end',
    audience: 'staff',
    may: desk,
    params: ofCompany,
    body: z.strictObject({}),
    status: 204,
    problems: ['company-not-found', 'not-found'],
    audit: 'ended the departure of a company',
  }),
  readArchive: defineRoute({
    id: 'readArchive',
    tag: 'Desk: companies',
    summary: 'The data of a company to hand over: JSON, files and a manifest in one tar',
    method: 'GET',
    path: '/api/desk/companies/{companyId}/archive',
    audience: 'staff',
    may: desk,
    params: ofCompany,
    raw: 'download',
    problems: ['company-not-found'],
    audit: 'took out the archive of a company',
  }),
  readOwnArchive: defineRoute({
    id: 'readOwnArchive',
    tag: 'Company',
    summary: 'The data of one’s own company: JSON, files and a manifest in one tar',
    method: 'GET',
    path: '/api/company/archive',
    audience: 'customer',
    may: ['company-admin'],
    raw: 'download',
    audit: 'took out the archive of the own company',
  }),
} as const;
