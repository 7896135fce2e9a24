import { z } from 'zod';
import { idSchema, instantSchema, languageSchema } from '../route/index.ts';

/** The two texts a person agrees to before an account exists (S0.3, S5.2), and the optional ones (S2.5, S7.2). */
export const consentKinds = ['policy', 'cross-border', 'improvement-analysis', 'extra-notices'] as const;

/** Kinds whose decision the service region is told: what it holds itself to (S5.2, S7.2). */
export const toldConsentKinds = ['cross-border', 'improvement-analysis', 'extra-notices'] as const;

/** Kinds that the service does not need: a yes holds for one text, and ends when a version changes it. */
export const optionalConsentKinds = ['improvement-analysis', 'extra-notices'] as const;

/** One of `toldConsentKinds`. */
export type ToldConsentKind = (typeof toldConsentKinds)[number];

/** One of `consentKinds`. */
export type ConsentKind = (typeof consentKinds)[number];

export const consentKindSchema = z.enum(consentKinds);

/** SHA-256 of the body of a policy text in UTF-8, 64 lower-case hexadecimal digits. */
export const textHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Number of a policy version; version 0 is the demo text. */
export const policyVersionSchema = z.int().min(0).max(100_000);

/**
 * A name to sign in with: 3 to 40 lower-case letters, digits, `.`, `_`, `-`; no `@`, so it can never be an e-mail
 * address (privacy.md §0). Upper case and full-width forms are accepted and lowered.
 */
export const loginNameSchema = z
  .string()
  .max(80)
  .overwrite((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .regex(/^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/);

/** What a person may type where a login name is asked: the login name or the recovery e-mail. */
export const typedLoginSchema = z
  .string()
  .max(254)
  .overwrite((typed) => typed.normalize('NFKC').trim().toLowerCase())
  .regex(/^\P{C}+$/u);

/** An e-mail address as typed; the domain is compared without case. */
export const emailSchema = z
  .string()
  .max(254)
  .overwrite((typed) => typed.normalize('NFKC').trim())
  .regex(/^[^\s\p{C}@<>"(),:;[\]\\]{1,64}@[^\s\p{C}@<>"(),:;[\]\\.]+(?:\.[^\s\p{C}@<>"(),:;[\]\\.]+)+$/u);

/** A password as typed: never trimmed or changed beyond Unicode normalisation; the length is counted in characters. */
export const passwordSchema = z.string().min(1).max(500);

/** A password that is chosen now: 15 characters at least (accounts with a second factor: 8, checked by the server). */
export const newPasswordSchema = passwordSchema;

/** Shortest password of an account without second factor, in characters. */
export const minimumPasswordLength = 15;

/** A six-digit code from an e-mail or an authenticator. */
export const sixDigitsSchema = z
  .string()
  .max(12)
  .overwrite((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
  .regex(/^\d{6}$/);

/** A one-time token from the part after `#` of a link. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Echo of one text the person saw and agreed to; a stale hash answers 409 `policy-changed`. */
export const shownTextSchema = z.strictObject({
  version: policyVersionSchema,
  language: languageSchema,
  sha256: textHashSchema,
});

/** What is new in a version, in three languages. */
export const policyChangesSchema = z.object({ zh: z.string(), en: z.string(), de: z.string() });

/** What of a text is known without its body. */
export const textSummarySchema = z.object({
  kind: consentKindSchema,
  language: languageSchema,
  sha256: textHashSchema,
});

/** A published policy version. */
export const policySummarySchema = z.object({
  version: policyVersionSchema,
  /** Marked demo: not for use with real people's data. */
  demo: z.boolean(),
  publishedAt: instantSchema,
  effectiveAt: instantSchema,
  /** A former version of the operator's that was brought along: read, and never agreed to here. */
  archived: z.boolean(),
  /** For such a version the day from which it applied, where the customers are: no moment that means another day elsewhere. */
  appliedFrom: z.iso.date().nullable(),
  /** What is new, where the privacy desk said it. */
  changes: policyChangesSchema.nullable(),
  texts: z.array(textSummarySchema),
});

/**
 * One text. `body` is Markdown of this small kind only: `#`/`##`/`###` headings, paragraphs, `- ` lists, `**bold**` (rights),
 * `__underlined__` (kinds of personal data) and `**__both__**` (sensitive data) — S0.2. No HTML, no links, no images.
 */
export const policyTextSchema = z.object({
  kind: consentKindSchema,
  title: z.string(),
  body: z.string(),
  sha256: textHashSchema,
});

/** The texts of a version in one language. */
export const policyTextsSchema = z.object({
  version: policyVersionSchema,
  language: languageSchema,
  demo: z.boolean(),
  publishedAt: instantSchema,
  effectiveAt: instantSchema,
  archived: z.boolean(),
  /** For such a version the day from which it applied, where the customers are: no moment that means another day elsewhere. */
  appliedFrom: z.iso.date().nullable(),
  changes: policyChangesSchema.nullable(),
  policy: policyTextSchema,
  /** Title and body are empty in a former version that had no text of its own for it. */
  crossBorder: policyTextSchema,
  /** Optional (S2.5); null in versions from before there was one. */
  analysis: policyTextSchema.nullable(),
  /** Optional: notices beyond what the service needs; null in versions from before there was one. */
  notices: policyTextSchema.nullable(),
});

/** What a person must do next before the service can be used. */
export const nextStepSchema = z.enum(['none', 'agree-policy', 'agree-cross-border']);

/** Where a person stands with one consent. */
export const consentStateSchema = z.object({
  kind: consentKindSchema,
  given: z.boolean(),
  /** The version the last decision was about. */
  version: policyVersionSchema,
  language: languageSchema,
  decidedAt: instantSchema,
  /** False when a newer version is effective and must be agreed to again (S8.1); of what is optional, when its text changed. */
  current: z.boolean(),
  /** The person had agreed, and a newer version changed this optional text: `given` is false until it is agreed to again. */
  textChanged: z.boolean(),
});

/** One signed-in browser. */
export const deviceSchema = z.object({
  id: idSchema,
  thisOne: z.boolean(),
  /** Browser and system in a few words, e.g. `Chrome, Android`. */
  software: z.string(),
  /** Shortened, e.g. `203.0.113.0`. */
  address: z.string(),
  /** Signed in for the first time in this browser, while others were known. */
  isNew: z.boolean(),
  startedAt: instantSchema,
  lastUsedAt: instantSchema,
});
