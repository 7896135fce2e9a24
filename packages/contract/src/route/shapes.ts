import { z } from 'zod';

/** The three languages of every text, the first being the default. */
export const languages = ['zh', 'en', 'de'] as const;

/** A language a person reads. */
export type Language = (typeof languages)[number];

export const languageSchema = z.enum(languages);

/** A client-made or server-made id: a lower-case uuid. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A moment as ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true });

const hasControl = (value: string, allowed: string) =>
  [...value].some((char) => (char < ' ' || char === '\u007f') && !allowed.includes(char));

/** One line of text: trimmed, without control characters, `max` characters at most. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !hasControl(value, ''), 'control-characters');

/** Text of several lines: trimmed, tabs and line ends allowed, other control characters not. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !hasControl(value, '\n\r\t'), 'control-characters');
