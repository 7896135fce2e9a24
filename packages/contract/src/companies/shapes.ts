import { z } from 'zod';
import { machineNumberSchema } from '../alarm-code/index.ts';
import { idSchema, instantSchema, line } from '../route/index.ts';

/** A wish to join: customer number and a machine number of the company, and the company data of S2.1. */
export const joinRequestSchema = z.strictObject({
  id: idSchema,
  customerNumber: line(20),
  machineNumber: machineNumberSchema,
  companyName: line(120),
  street: line(120),
  postcode: line(12),
  city: line(80),
  region: line(80),
});

/** A wish to join, as sent. */
export type JoinRequest = z.output<typeof joinRequestSchema>;

/** A wish to join as the front line sees it, beside the company it matched. */
export const deskJoinRequestSchema = z.object({
  joinRequestId: idSchema,
  state: z.enum(['pending', 'accepted', 'refused']),
  sentAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  person: z.object({ name: z.string(), position: z.string(), contactEmail: z.string(), phone: z.string() }).nullable(),
  stated: z.object({
    companyName: z.string(),
    street: z.string(),
    postcode: z.string(),
    city: z.string(),
    region: z.string(),
    machineNumber: z.string(),
  }),
  company: z.object({ companyId: idSchema, name: z.string(), customerNumber: z.string(), city: z.string() }),
});

/** A wish to join at the desk. */
export type DeskJoinRequest = z.output<typeof deskJoinRequestSchema>;

/** A company in the desk's list. */
export const deskCompanySchema = z.object({
  /** The area whose teams serve it, by its word. */
  area: z.string(),
  companyId: idSchema,
  customerNumber: z.string(),
  name: z.string(),
  city: z.string(),
  countryRegion: z.string(),
  machines: z.int(),
  members: z.int(),
  openCases: z.int(),
});

/** A company at the desk. */
export type DeskCompany = z.output<typeof deskCompanySchema>;

/** One company with its people, as the desk sees it. */
export const deskCompanyPageSchema = deskCompanySchema.extend({
  street: z.string(),
  postcode: z.string(),
  region: z.string(),
  /** Null for a company that stays. */
  departure: z.object({ startedAt: instantSchema, endedAt: instantSchema.nullable() }).nullable(),
  people: z.array(
    z.object({
      membershipId: idSchema,
      label: z.string(),
      role: z.enum(['member', 'company-admin']),
      state: z.enum(['active', 'left']),
      since: instantSchema,
    }),
  ),
});

/** One company at the desk. */
export type DeskCompanyPage = z.output<typeof deskCompanyPageSchema>;
