import { z } from 'zod';
import { misuseDaySchema } from '../regions/shapes.ts';
import { idSchema, instantSchema, line, text } from '../route/index.ts';

/** Roles that staff can have. */
export const staffRoles = ['front-line', 'engineer', 'planner', 'privacy-officer', 'administrator'] as const;

const lines = z.array(z.enum(['machine-tool', 'laser'])).max(2);
/** An area's word, or `all` for every area there is or will be. */
const areaWords = z.array(z.string().regex(/^[a-z][a-z0-9-]{0,29}$/)).max(50);

/** A part of the country, or of the world, that teams are responsible for. */
export const areaSchema = z.object({
  area: z.string(),
  name: z.object({ zh: z.string(), en: z.string(), de: z.string() }),
  /** Regions of addresses that lie in it. */
  regions: z.array(z.string()),
  companies: z.int(),
});

/** What an administrator says of an area. */
export const areaBodySchema = z.strictObject({
  name: z.strictObject({ zh: line(40), en: line(40), de: line(40) }),
  /** Regions of addresses that lie in it, as people write them; each in one area only. */
  regions: z.array(line(60)).max(80),
});

/** An area. */
export type Area = z.output<typeof areaSchema>;

/** What an administrator says of a team. */
export const teamBodySchema = z.strictObject({ name: line(60), productLines: lines, areas: areaWords });

/** A team with how many people work in it. */
export const teamSchema = teamBodySchema.extend({ teamId: idSchema, members: z.int() });

/** A team. */
export type Team = z.output<typeof teamSchema>;

/** What an administrator says of a staff member. */
export const staffAccountBodySchema = z.strictObject({
  name: line(80),
  teamId: idSchema,
  roles: z.array(z.enum(staffRoles)).min(1).max(5),
  productLines: lines,
  areas: areaWords,
});

/** A staff member as administrators see one: their own restrictions, not what comes of them. */
export const staffAccountSchema = staffAccountBodySchema.extend({
  staffId: idSchema,
  team: z.string(),
  login: z.string().nullable(),
  leftAt: instantSchema.nullable(),
  /** Browsers in which they are signed in now. */
  sessions: z.int(),
});

/** A staff member as administrators see one. */
export type StaffAccount = z.output<typeof staffAccountSchema>;

/** What a template's text may leave open; each is written `{word}`. */
export const placeholders = ['caseNumber', 'machineNumber', 'model', 'errorNumber', 'hotline', 'staffName'] as const;

/** A word that a template leaves open. */
export type Placeholder = (typeof placeholders)[number];

const known: ReadonlySet<string> = new Set(placeholders);

/** Words in braces that are no placeholder. */
export const unknownPlaceholders = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word!).filter((word) => !known.has(word));

/** A template with its open words filled in; what is not known stays as it is, so that somebody sees it. */
export const filledTemplate = (
  template: string,
  values: Readonly<Partial<Record<Placeholder, string | null>>>,
): string => template.replace(/\{([^{}]*)\}/g, (whole, word: string) => values[word as Placeholder] ?? whole);

const templateText = text(4000)
  .refine((written) => unknownPlaceholders(written).length === 0, 'placeholder')
  .nullable();

/** What an administrator writes of a template. */
export const templateBodySchema = z.strictObject({
  name: line(80),
  /** The product lines it is offered for; none: nowhere, until it is finished. */
  productLines: lines,
  texts: z
    .strictObject({ zh: templateText, en: templateText, de: templateText })
    .refine((texts) => texts.zh !== null || texts.en !== null || texts.de !== null, 'required'),
});

/** A reply template. */
export const templateSchema = templateBodySchema.extend({ templateId: idSchema, changedAt: instantSchema });

/** A reply template. */
export type ReplyTemplate = z.output<typeof templateSchema>;

const health = z.object({ name: z.string(), isUp: z.boolean(), tookMs: z.number() });

/** How the installation is, as the process that answers sees it now. */
/** Whose logs of use there are beside the service's. */
export const misusePlaces = ['home', 'staff-realm'] as const;

/** How far back the view of misuse looks. */
export const misuseHours = ['1', '24', '168'] as const;

/** Somebody who was conspicuous: by random id where signed in, else by a shortened address that many may share. */
const conspicuousSchema = z.object({
  who: z.enum(['customer', 'staff', 'address']),
  personId: idSchema.nullable(),
  /** Of staff. */
  name: z.string().nullable(),
  address: z.string(),
  failedSignIns: z.number().int(),
  notFound: z.number().int(),
  /** Requests in the busiest hour. */
  inBusiestHour: z.number().int(),
  lastAt: instantSchema,
  why: z.array(z.enum(['failed-sign-ins', 'foreign-ids', 'volume'])),
});

/** What the log of use shows of misuse in the service region. */
export const misuseSchema = z.object({
  requests: z.number().int(),
  failedSignIns: z.number().int(),
  /** Requests refused because there were too many. */
  throttled: z.number().int(),
  conspicuous: z.array(conspicuousSchema),
  /** By day, of this week: numbers alone; null where a place could not be asked, or never told. */
  places: z.array(z.object({ place: z.enum(misusePlaces), days: z.array(misuseDaySchema).nullable() })),
});

/** What the log of use shows of misuse. */
export type Misuse = z.output<typeof misuseSchema>;

export const systemSchema = z.object({
  /** What an installation for real people still lacks. */
  lacking: z.array(z.enum(['operator-profile', 'privacy-officer', 'second-administrator'])),
  /** How many were conspicuous within a day. */
  conspicuous: z.number().int(),
  build: z.string(),
  startedAt: instantSchema,
  health: z.array(health),
  disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
  /** Milliseconds by which other clocks are ahead of this process's; null where none was told. */
  clocks: z.array(z.object({ name: z.string(), aheadMs: z.number().nullable() })),
  queues: z.array(
    z.object({
      queue: z.string(),
      waiting: z.int(),
      running: z.int(),
      failed: z.int(),
      done: z.int(),
      doneAt: instantSchema.nullable(),
      seenAt: instantSchema,
    }),
  ),
  failedJobs: z.array(z.object({ jobId: idSchema, queue: z.string(), failedAt: instantSchema, fault: z.string() })),
});

/** How the installation is. */
export type SystemState = z.output<typeof systemSchema>;
