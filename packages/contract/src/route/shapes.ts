import { z } from 'zod';

/** The three languages of every text, the first being the default. */
export const languages = ['zh', 'en', 'de'] as const;

/** A language a person reads. */
export type Language = (typeof languages)[number];

export const languageSchema = z.enum(languages);

/** A client-made or server-made id: a lower-case uuid. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A phone number as people write it: five digits at least, among spaces, hyphens, slashes and brackets. */
export const phoneSchema = z
  .string()
  .trim()
  .regex(/^(?=(\D*\d){5})\+?[0-9 ()/-]{5,30}$/, 'phone');

/** A moment as ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true });

const earliest = Date.parse('1900-01-01T00:00:00Z');
const latest = Date.parse('3000-01-01T00:00:00Z');
// No place on earth is further from Greenwich than 14 hours; PostgreSQL takes less than 16.
const zone = /(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const isOfOurTime = (instant: string): boolean => {
  const at = Date.parse(instant);
  return at >= earliest && at < latest && zone.test(instant);
};

/** A moment that somebody sends, of the years 1900 to 2999 and a zone of this earth: the database can be asked about no other. */
export const givenInstantSchema = instantSchema.refine(isOfOurTime, 'instant');

const hasControl = (value: string, allowed: string) =>
  [...value].some((char) => (char < ' ' || char === '\u007f') && !allowed.includes(char));

// Marks that turn the direction of what follows (UAX #9 overrides, embeddings, isolates): a name could disguise itself.
const directionMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** What is kept of a typed text: well-formed Unicode without marks that turn its neighbours around. */
const kept = (typed: string): string => typed.toWellFormed().replace(directionMarks, '').trim();

/** One line of text: trimmed, without control characters, `max` characters at most. */
export const line = (max: number) =>
  z
    .string()
    .overwrite(kept)
    .min(1)
    .max(max)
    .refine((value) => !hasControl(value, ''), 'control-characters');

/** Text of several lines: trimmed, tabs and line ends allowed, other control characters not. */
export const text = (max: number) =>
  z
    .string()
    .overwrite(kept)
    .min(1)
    .max(max)
    .refine((value) => !hasControl(value, '\n\r\t'), 'control-characters');
