import { z } from 'zod';
import { consentKindSchema, policyVersionSchema, textHashSchema } from '../home/shapes.ts';
import { defineRoute, idSchema, instantSchema, languageSchema, text } from '../route/index.ts';

const versionSchema = policyVersionSchema;

/** Limits of a text that an operator brings along, told before one chooses a file. */
export const policyTextLimits = { fileBytes: 8 * 1024 * 1024, characters: 200_000, pages: 200 } as const;

/** Seconds until a policy takes effect that takes effect as soon as possible: home has asked for it by then. */
export const soonestEffectSeconds = 12;

/** Seconds before its effect from which a policy can no longer be taken back: home would not hear of it in time. */
export const takeBackEndsSeconds = 30;

/** Days ahead at which a policy takes effect at the latest: later is a slip of the hand, and home takes it over from nobody. */
export const latestEffectDays = 365;

/** Year before which no former policy of an operator's began. */
export const firstPolicyYear = 1990;

/** A summary of changes in three languages. */
const changesSchema = z.strictObject({ zh: text(2000), en: text(2000), de: text(2000) });

/** One text of a version or of a prepared one. */
export const deskPolicyTextSchema = z.object({
  kind: consentKindSchema,
  language: languageSchema,
  title: z.string(),
  body: z.string(),
  /** SHA-256 of the body in UTF-8. */
  sha256: textHashSchema,
  /** `committed`: written with the software, from the register; `imported`: brought along by the operator. */
  origin: z.enum(['committed', 'imported']),
});

/** A text of a policy as the privacy desk sees it. */
export type DeskPolicyText = z.output<typeof deskPolicyTextSchema>;

/** Where a version stands: `scheduled` is published and not effective yet; `archived` was imported and is never effective. */
export const policyStandings = ['scheduled', 'in-force', 'former', 'archived', 'taken-back'] as const;

/** A published version without its texts. */
export const deskPolicyVersionSchema = z.object({
  version: versionSchema,
  standing: z.enum(policyStandings),
  publishedAt: instantSchema,
  publishedBy: z.string(),
  effectiveAt: instantSchema,
  /** For an archived version the day from which it applied, where the customers are. */
  appliedFrom: z.iso.date().nullable(),
  changes: changesSchema.nullable(),
  registerHash: textHashSchema,
  /** Whether the register is still the one that the version was made from. */
  registerIsSame: z.boolean(),
  texts: z.array(deskPolicyTextSchema.pick({ kind: true, language: true, sha256: true, origin: true })),
  /** When home had it; null while home has not asked for it yet. */
  atHomeSince: instantSchema.nullable(),
});

/** A published version. */
export type DeskPolicyVersion = z.output<typeof deskPolicyVersionSchema>;

/** A version that is being prepared. */
export const policyDraftSchema = z.object({
  draftId: idSchema,
  /** `version`: to be agreed to from a moment on; `archive`: a former version of the operator's, never effective. */
  purpose: z.enum(['version', 'archive']),
  /** Day from which a former version applied. */
  appliedFrom: z.iso.date().nullable(),
  preparedAt: instantSchema,
  preparedBy: z.string(),
  registerHash: textHashSchema,
  registerIsSame: z.boolean(),
  /** It has texts that came with the software and are not meant for real people yet. */
  hasUnreleased: z.boolean(),
  texts: z.array(deskPolicyTextSchema.pick({ kind: true, language: true, sha256: true, origin: true, title: true })),
  /** Texts without which it cannot be published. */
  missing: z.array(z.object({ kind: consentKindSchema, language: languageSchema })),
});

/** A prepared version. */
export type PolicyDraft = z.output<typeof policyDraftSchema>;

/** How many people a publication asks again, as far as the service region can know. */
export const policyReachSchema = z.object({
  /** Random ids of people who have used the service; home alone knows accounts that never did. */
  known: z.int(),
  /** Of these, who are in a company now. */
  inCompanies: z.int(),
  companies: z.int(),
});

/** Answer of the dry run. */
export type PolicyReach = z.output<typeof policyReachSchema>;

const officer = {
  tag: 'Privacy desk',
  audience: 'privacy',
  may: ['privacy-officer'],
} as const;
const draftParams = z.object({ draftId: idSchema });

/** Routes by which policies are prepared and published. */
export const policyRoutes = {
  listPolicyVersions: defineRoute({
    ...officer,
    id: 'listPolicyVersions',
    summary: 'Published policies, newest first, and those that are being prepared (S8.2)',
    method: 'GET',
    path: '/api/desk/policies',
    answer: z.object({
      /** Version that customers must have agreed to now; 0 is the text that came with the software. */
      inForce: versionSchema,
      versions: z.array(deskPolicyVersionSchema),
      drafts: z.array(policyDraftSchema),
    }),
    audit: 'read the list of policies',
  }),
  readPolicyVersion: defineRoute({
    ...officer,
    id: 'readPolicyVersion',
    summary: 'All texts of one version in one language',
    method: 'GET',
    path: '/api/desk/policies/{version}',
    params: z.object({ version: z.coerce.number().pipe(versionSchema) }),
    query: z.object({ language: languageSchema }),
    answer: z.object({ texts: z.array(deskPolicyTextSchema) }),
    problems: ['not-found', 'try-again'],
    audit: 'read a policy',
  }),
  preparePolicy: defineRoute({
    ...officer,
    id: 'preparePolicy',
    summary: 'Prepare a version: with the committed texts as they are rendered now, or empty for a former version',
    method: 'POST',
    path: '/api/desk/policy-drafts',
    body: z.discriminatedUnion('purpose', [
      z.strictObject({ draftId: idSchema, purpose: z.literal('version') }),
      z.strictObject({ draftId: idSchema, purpose: z.literal('archive'), appliedFrom: z.iso.date() }),
    ]),
    answer: policyDraftSchema,
    status: 201,
    problems: ['id-taken'],
    audit: 'prepared a policy',
  }),
  readPolicyDraft: defineRoute({
    ...officer,
    id: 'readPolicyDraft',
    summary: 'A prepared version with its texts in one language',
    method: 'GET',
    path: '/api/desk/policy-drafts/{draftId}',
    params: draftParams,
    query: z.object({ language: languageSchema }),
    answer: z.object({ draft: policyDraftSchema, texts: z.array(deskPolicyTextSchema) }),
    problems: ['not-found'],
    audit: 'read a prepared policy',
  }),
  dropPolicyDraft: defineRoute({
    ...officer,
    id: 'dropPolicyDraft',
    summary: 'Throw a prepared version away',
    method: 'DELETE',
    path: '/api/desk/policy-drafts/{draftId}',
    params: draftParams,
    status: 204,
    problems: ['not-found'],
    audit: 'threw a prepared policy away',
  }),
  importPolicyText: defineRoute({
    ...officer,
    id: 'importPolicyText',
    summary: 'Put the operator’s own text in: Markdown, plain text, or the text of a PDF',
    method: 'PUT',
    path: '/api/desk/policy-drafts/{draftId}/texts/{kind}/{language}',
    params: z.object({ draftId: idSchema, kind: consentKindSchema, language: languageSchema }),
    answer: policyDraftSchema,
    raw: 'upload',
    /** `input` names in `fields.file` what is wrong with it: `encoding` or `empty`. */
    problems: ['not-found', 'file-too-large', 'file-broken', 'file-type'],
    audit: 'imported a policy text',
  }),
  countPolicyReach: defineRoute({
    ...officer,
    id: 'countPolicyReach',
    summary: 'Dry run: how many people a publication asks again; nothing is published',
    method: 'GET',
    path: '/api/desk/policy-reach',
    answer: policyReachSchema,
    audit: 'counted whom a policy asks again',
  }),
  publishPolicy: defineRoute({
    ...officer,
    id: 'publishPolicy',
    summary: 'Publish a prepared version; from its effect on every customer must agree again (S8.1)',
    method: 'PUT',
    path: '/api/desk/policy-drafts/{draftId}/publication',
    params: draftParams,
    body: z.strictObject({
      /** Null: as soon as home has it. Of no meaning for a former version. */
      effectiveAt: instantSchema.nullable(),
      /** Null only for a former version. */
      changes: changesSchema.nullable(),
      /** What the page showed: the hashes of all texts of the draft, in the order of the draft. */
      shown: z.array(textHashSchema).max(60),
    }),
    answer: z.object({ version: versionSchema, effectiveAt: instantSchema }),
    /** `input` names in `fields` what is missing: `texts`, `changes`, or `effectiveAt` that is too soon. */
    problems: ['not-found', 'policy-changed'],
    audit: 'published a policy',
  }),
  takePolicyBack: defineRoute({
    ...officer,
    id: 'takePolicyBack',
    summary: 'Take a published version back before it takes effect',
    method: 'DELETE',
    path: '/api/desk/policies/{version}/publication',
    params: z.object({ version: z.coerce.number().pipe(versionSchema) }),
    status: 204,
    problems: ['not-found', 'state-forbids'],
    audit: 'took a policy back',
  }),
  handPolicyHome: defineRoute({
    id: 'handPolicyHome',
    tag: 'Person',
    summary: 'Home asks for the next published policy that it does not have, and for those taken back',
    method: 'GET',
    path: '/api/region/policies',
    audience: 'home-policies',
    may: ['home-region'],
    /** The highest version that home has. */
    query: z.object({ after: z.coerce.number().pipe(versionSchema) }),
    answer: z.object({
      next: z
        .object({
          version: versionSchema,
          archived: z.boolean(),
          publishedAt: instantSchema,
          effectiveAt: instantSchema,
          registerHash: textHashSchema,
          changes: changesSchema.nullable(),
          texts: z.array(deskPolicyTextSchema.omit({ origin: true })).max(60),
        })
        .nullable(),
      takenBack: z.array(versionSchema).max(1000),
    }),
  }),
} as const;

/** What home takes over. */
export type HandedPolicy = z.output<typeof policyRoutes.handPolicyHome.answer>;

/** Type of the signed request by which home asks for policies: the header `typ`. */
export const policyRequestType = 'policy-request+jwt';

/** Audience of such a request: no access token and no other notice has it. */
export const policyRequestAudience = (serviceUrl: string): string => `${serviceUrl}/api/region/policies`;
