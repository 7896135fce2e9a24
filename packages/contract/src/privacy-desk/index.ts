import { z } from 'zod';
import { defineRoute, givenInstantSchema, idSchema, instantSchema } from '../route/index.ts';
import { policyRoutes } from './policies.ts';
import { registerRoutes } from './register.ts';

export * from './policies.ts';
export * from './register.ts';

/** Who did or saw what. */
export const auditEntrySchema = z.object({
  entryId: idSchema,
  at: instantSchema,
  actorKind: z.string(),
  actorName: z.string().nullable(),
  what: z.string(),
  subjects: z.array(z.string()),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The company that the entry is about, as people know it; null where it is about none, or about one that is gone. */
  company: z.object({ companyId: idSchema, customerNumber: z.string(), name: z.string() }).nullable(),
});

/** An audit entry. */
export type AuditEntry = z.output<typeof auditEntrySchema>;

/** Routes of the privacy desk. */
export const privacyDeskRoutes = {
  ...policyRoutes,
  listAuditEntries: defineRoute({
    id: 'listAuditEntries',
    tag: 'Privacy desk',
    summary: 'Who did or saw what, newest first',
    method: 'GET',
    path: '/api/desk/audit-entries',
    audience: 'privacy',
    may: ['privacy-officer', 'administrator'],
    query: z.object({
      subject: idSchema.optional(),
      actor: idSchema.optional(),
      /** The act, in the words of its entry. */
      what: z.string().max(80).optional(),
      /** A number or id that the entry is about, whole. */
      about: z.string().max(80).optional(),
      from: givenInstantSchema.optional(),
      /** Up to this moment, which is not among them. */
      to: givenInstantSchema.optional(),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ entries: z.array(auditEntrySchema), next: z.string().nullable() }),
    audit: 'read audit entries',
  }),
  ...registerRoutes,
} as const;
