import { z } from 'zod';
import { idSchema, instantSchema } from '../route/index.ts';

/** Facts that the service region keeps for home. */
export const homeFactKinds = ['PersonFirstSeen', 'ComparisonAsked'] as const;

/** A fact for home; without a person once it waited for an hour, and then home compares everything instead. */
export const homeFactSchema = z.object({
  eventId: idSchema,
  kind: z.enum(homeFactKinds),
  personId: idSchema.nullable(),
  occurredAt: instantSchema,
});

/** A fact for home. */
export type HomeFact = z.output<typeof homeFactSchema>;

/** A random id as the service region knows it. */
export const personAbroadSchema = z.object({
  personId: idSchema,
  /** Decisions that home told, each as it stands here. */
  consents: z.array(z.object({ kind: z.string().max(40), given: z.boolean() })),
});

/** A random id as the service region knows it. */
export type PersonAbroad = z.output<typeof personAbroadSchema>;

/**
 * What can differ between the regions:
 * - `unknown-at-home`: an id abroad that no account at home has
 * - `no-consent`: an id abroad whose person does not consent to the transfer (any more)
 * - `unknown-abroad`: a person that was known abroad and is not any more
 * - `consent-differs`: the service region acts on another decision than the one at home
 */
export const differenceKinds = ['unknown-at-home', 'no-consent', 'unknown-abroad', 'consent-differs'] as const;

/** A way in which the regions differ. */
export type DifferenceKind = (typeof differenceKinds)[number];

/** How many ids of a kind of difference are named; more are only counted. */
export const namedAtMost = 50;

const count = z.int().min(0);

/** One kind of difference with the ids it is about. */
export const differenceSchema = z.object({
  kind: z.enum(differenceKinds),
  persons: count,
  examples: z.array(idSchema).max(namedAtMost),
});

/** One kind of difference. */
export type Difference = z.output<typeof differenceSchema>;

const waitingSchema = z.object({ waiting: count, oldestAt: instantSchema.nullable() });

/** What can be conspicuous in a log of use. */
export const misuseKinds = ['failed-sign-ins', 'foreign-ids', 'volume'] as const;

/** What happened of a kind on a day of China, and how many visitors were conspicuous by it; nothing of whom (S2.8). */
export const misuseDaySchema = z.strictObject({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  kind: z.enum(misuseKinds),
  times: count,
  sources: count,
});

/** What happened of a kind on a day. */
export type MisuseDay = z.output<typeof misuseDaySchema>;

/** How things stand at home: numbers, and random ids where the regions differ. */
export const homeReportSchema = z.strictObject({
  reportedAt: instantSchema,
  /** Decisions that the service has not been told. */
  decisions: waitingSchema,
  /** Persons whose data left home in a calendar year of China, and the numbers from which the law asks for more. */
  transfers: z.object({ year: count, persons: count, thresholds: z.array(count).max(5) }),
  /** What was conspicuous in home's log of use on the last days. */
  misuse: z.array(misuseDaySchema).max(24).optional(),
  /** The last comparison that was finished. */
  comparison: z
    .object({
      comparedAt: instantSchema,
      personsHome: count,
      personsService: count,
      differences: z.array(differenceSchema).max(differenceKinds.length),
    })
    .nullable(),
});

/** How things stand at home. */
export type HomeReport = z.output<typeof homeReportSchema>;

/** What somebody has to look after, with the number that it is about. */
export const regionAlarmKinds = [
  'home-silent',
  'decisions-late',
  'facts-late',
  'transfers-near',
  'transfers-reached',
  'comparison-late',
  'unknown-at-home',
  'no-consent',
  'unknown-abroad',
  'consent-differs',
] as const;

/** An alarm about the regions. */
export const regionAlarmSchema = z.object({ kind: z.enum(regionAlarmKinds), number: z.number().nullable() });

/** An alarm about the regions. */
export type RegionAlarm = z.output<typeof regionAlarmSchema>;

/** How both regions stand to each other, as the desk sees it. */
export const regionsStateSchema = z.object({
  report: homeReportSchema.nullable(),
  /** Facts that home has not fetched. */
  facts: waitingSchema,
  /** When somebody last asked for a comparison that home has not begun. */
  askedAt: instantSchema.nullable(),
  alarms: z.array(regionAlarmSchema),
});

/** How both regions stand to each other. */
export type RegionsState = z.output<typeof regionsStateSchema>;
