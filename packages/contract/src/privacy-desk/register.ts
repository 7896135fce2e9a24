import { z } from 'zod';
import { defineRoute, instantSchema, languageSchema } from '../route/index.ts';

const wordsSchema = z.object({ zh: z.string(), en: z.string(), de: z.string() });
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const answersShape = {
  /** `include`, or the reason why a copy does not hold it. */
  export: z.union([z.literal('include'), z.object({ withhold: z.string() })]),
  /** `move`, or the reason why it stays in place until the deletion is final. */
  seal: z.union([z.literal('move'), z.object({ keep: z.string() })]),
  /** What the final erasure does, or the id of what stays. */
  erase: z.union([z.enum(['delete-row', 'null', 'pseudonym']), z.object({ keep: z.string() })]),
  log: z.enum(['never', 'allowed']),
  rectify: z.enum(['by-person', 'by-company-admin', 'on-request', 'never']),
};

/** A column of a table, with every answer about it. */
export const registerColumnSchema = z.object({
  database: z.enum(['home', 'service', 'staff_realm']),
  table: z.string(),
  column: z.string(),
  class: z.string(),
  /** How a row leads to the person it is about, e.g. `opened_by:memberships.person_id`. */
  leadsBy: z.string().nullable(),
  /** Rights per audience of the database: letters of read, insert, update. */
  who: z.record(z.string(), z.string()),
  called: wordsSchema.nullable(),
  kind: z.string().nullable(),
  purposes: z.array(z.string()),
  period: z.string().nullable(),
  /** Who receives its values; a secret has none. */
  recipients: z.array(z.string()),
  ...answersShape,
});

/** A place that is no column. */
export const registerStoreSchema = z.object({
  store: z.string(),
  place: z.enum(['home', 'service', 'device']),
  is: z.string(),
  called: wordsSchema.nullable(),
  kinds: z.array(z.string()),
  purposes: z.array(z.string()),
  period: z.string(),
  recipients: z.array(z.string()),
  verifier: z.string(),
  answers: z.object(answersShape),
});

/** A way out of a process, with what it carries and to whom. */
export const registerConnectorSchema = z.object({
  connector: z.string(),
  from: z.enum(['home', 'service']),
  to: z.enum(['home', 'service', 'mail-server']),
  is: z.string(),
  called: wordsSchema.nullable(),
  purpose: z.string(),
  recipient: z.string(),
  kinds: z.array(z.string()),
});

/** The processing register of both regions: what is held, why, where, for how long, who reads it, what becomes of it. */
export const registerSchema = z.object({
  registerHash: hashSchema,
  functions: z.record(z.string(), z.object({ name: wordsSchema, refusing: wordsSchema })),
  purposes: z.record(
    z.string(),
    z.object({
      why: wordsSchema,
      within: z.string(),
      pipl: z.string(),
      gdpr: z.string(),
      consent: z.enum(['none', 'policy', 'cross-border', 'improvement-analysis', 'extra-notices']),
      necessary: z.boolean(),
      recipients: z.array(z.string()),
      about: z.enum(['customers', 'staff']),
    }),
  ),
  recipients: z.record(
    z.string(),
    z.object({ name: wordsSchema, place: z.enum(['home', 'service']).nullable(), profile: z.string().nullable() }),
  ),
  periods: z.record(z.string(), z.object({ length: z.string().nullable(), text: wordsSchema, atEnd: z.string() })),
  kinds: z.record(z.string(), z.object({ name: wordsSchema, sensitivity: z.enum(['personal', 'sensitive']) })),
  keeps: z.record(
    z.string(),
    z.object({ what: wordsSchema, basis: wordsSchema, until: z.string(), decision: z.string() }),
  ),
  tables: z.array(
    z.object({
      database: z.enum(['home', 'service', 'staff_realm']),
      table: z.string(),
      is: z.string(),
      called: wordsSchema.nullable(),
    }),
  ),
  columns: z.array(registerColumnSchema),
  stores: z.array(registerStoreSchema),
  connectors: z.array(registerConnectorSchema),
});

/** The processing register. */
export type Register = z.output<typeof registerSchema>;
/** A column of the register. */
export type RegisterColumn = z.output<typeof registerColumnSchema>;
/** A store of the register. */
export type RegisterStore = z.output<typeof registerStoreSchema>;

/** By which register a region works, as it tells everybody: hashes, no data. */
export const regionRegisterSchema = z.object({
  registerHash: hashSchema,
  /** When this region worked by it first; null where it has not kept it. */
  firstSeenAt: instantSchema.nullable(),
  softwareVersion: z.string().nullable(),
  /** The policy in force, and the register that was worked by when it was published. */
  policy: z.object({ version: z.number().int(), registerHash: hashSchema.nullable() }),
});

/** By which register a region works. */
export type RegionRegister = z.output<typeof regionRegisterSchema>;

/** How something stands that the privacy desk watches over: as it must be, not so, or not to be found out now. */
export const standingStates = ['right', 'wrong', 'unknown'] as const;

/** One thing that the privacy desk watches over; the pages know its words by `id` and `says`. */
export const standingSchema = z.object({
  id: z.string(),
  state: z.enum(standingStates),
  /** Which sentence it is, of those that the page has for it. */
  says: z.string(),
  /** What the sentence is filled with. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** One thing that the privacy desk watches over. */
export type Standing = z.output<typeof standingSchema>;

/** Formats of the record of processing. */
export const recordFormats = ['csv', 'json'] as const;

const officer = { tag: 'Privacy desk', method: 'GET', audience: 'privacy', may: ['privacy-officer'] } as const;

/** Routes of the processing register. */
export const registerRoutes = {
  readRegister: defineRoute({
    ...officer,
    id: 'readRegister',
    summary: 'The processing register of both regions',
    path: '/api/desk/register',
    answer: registerSchema,
    audit: 'read the processing register',
  }),
  readRecordOfProcessing: defineRoute({
    ...officer,
    id: 'readRecordOfProcessing',
    summary: 'The record of processing as a file (PIPL art. 56, GDPR art. 30)',
    path: '/api/desk/record-of-processing',
    query: z.object({ format: z.enum(recordFormats), language: languageSchema }),
    raw: 'download',
    audit: 'exported the record of processing',
  }),
  readStandings: defineRoute({
    ...officer,
    id: 'readStandings',
    summary: 'What the privacy desk watches over, and how it stands',
    path: '/api/desk/standings',
    answer: z.object({ standings: z.array(standingSchema) }),
    audit: 'looked at the state of privacy',
  }),
} as const;
