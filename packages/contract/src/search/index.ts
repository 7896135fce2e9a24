import { z } from 'zod';
import { foundCaseSchema } from '../cases/search-shapes.ts';
import { productLines } from '../machines/index.ts';
import { defineRoute, idSchema } from '../route/index.ts';

const ofCompany = { companyId: idSchema, companyName: z.string() };

/** A case that was found at the desk, with its company. */
export const deskFoundCaseSchema = foundCaseSchema.omit({ mine: true }).extend(ofCompany);

/** A case that was found at the desk, with its company. */
export type DeskFoundCase = z.output<typeof deskFoundCaseSchema>;

/** How many machines, companies and people a search shows; the lists have the others. */
export const foundAtMost = 6;

/** What a search over everything that staff may see answers. Machines, companies and people are on the first page only. */
export const deskFoundSchema = z.object({
  /** The terms as they were understood; a page marks them in what it shows. */
  terms: z.array(z.string()),
  cases: z.array(deskFoundCaseSchema),
  machines: z.array(
    z.object({
      ...ofCompany,
      machineNumber: z.string(),
      model: z.string(),
      site: z.string(),
      productLine: z.enum(productLines),
    }),
  ),
  companies: z.array(z.object({ ...ofCompany, customerNumber: z.string(), city: z.string() })),
  people: z.array(z.object({ ...ofCompany, membershipId: idSchema, label: z.string() })),
  next: z.string().nullable(),
});

/** A machine found by itself or by its company. */
export const foundDeskMachineSchema = z.object({
  ...ofCompany,
  customerNumber: z.string(),
  machineNumber: z.string(),
  model: z.string(),
  site: z.string(),
  productLine: z.enum(productLines),
});

/** A machine found by itself or by its company. */
export type FoundDeskMachine = z.output<typeof foundDeskMachineSchema>;

/** What a search over everything that staff may see answers. */
export type DeskFound = z.output<typeof deskFoundSchema>;

/** The one search of the workbench. */
export const deskSearchRoutes = {
  searchDesk: defineRoute({
    id: 'searchDesk',
    tag: 'Desk: cases',
    summary: 'Cases, machines, companies and people within one’s scope by number, error number and words',
    method: 'GET',
    path: '/api/desk/search',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    query: z.object({
      words: z.string().trim().min(1).max(100),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: deskFoundSchema,
    audit: 'searched at the desk',
  }),
  searchMachines: defineRoute({
    id: 'searchMachines',
    tag: 'Desk: machines',
    summary:
      'Machines within one’s scope by any part of number, model or site, and of their company’s name, city or number',
    method: 'GET',
    path: '/api/desk/search/machines',
    audience: 'staff',
    may: ['front-line', 'engineer', 'planner', 'administrator'],
    query: z.object({ words: z.string().trim().min(1).max(100) }),
    answer: z.object({
      /** The terms as they were understood; a page marks them in what it shows. */
      terms: z.array(z.string()),
      machines: z.array(foundDeskMachineSchema),
    }),
    audit: 'searched machines at the desk',
  }),
} as const;
