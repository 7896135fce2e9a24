import { z } from 'zod';
import { defineRoute, languageSchema } from '../route/index.ts';
import {
  consentKindSchema,
  consentStateSchema,
  nextStepSchema,
  policySummarySchema,
  policyTextsSchema,
  shownTextSchema,
} from './shapes.ts';

export const readPolicy = defineRoute({
  id: 'readPolicy',
  tag: 'Person',
  summary: 'The policy version in force; anyone may read it',
  method: 'GET',
  path: '/policy',
  audience: 'public',
  may: ['anyone'],
  answer: policySummarySchema,
});

export const readPolicyTexts = defineRoute({
  id: 'readPolicyTexts',
  tag: 'Person',
  summary: 'Both texts of one version in one language; anyone may read them, old versions too (S8.2)',
  method: 'GET',
  path: '/policy/{version}/{language}',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ version: z.coerce.number().int().min(0).max(100_000), language: languageSchema }),
  answer: policyTextsSchema,
  problems: ['not-found'],
});

/** The address ends like a file, so that a browser that goes there gets the document and not the app's page. */
export const readPolicyDocument = defineRoute({
  id: 'readPolicyDocument',
  tag: 'Person',
  summary: 'All texts of one version in one language as PDF; anyone may read it, old versions too (S8.2)',
  method: 'GET',
  path: '/policy/{version}/{language}/policy.pdf',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ version: z.coerce.number().int().min(0).max(100_000), language: languageSchema }),
  raw: 'download',
  problems: ['not-found'],
});

export const listPolicies = defineRoute({
  id: 'listPolicies',
  tag: 'Person',
  summary: 'The archive: every published version, newest first (S8.2)',
  method: 'GET',
  path: '/policies',
  audience: 'public',
  may: ['anyone'],
  answer: z.object({ versions: z.array(policySummarySchema) }),
});

export const readConsents = defineRoute({
  id: 'readConsents',
  tag: 'Person',
  summary: 'Where the signed-in person stands with both consents',
  method: 'GET',
  path: '/consents',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'consents',
  answer: z.object({ consents: z.array(consentStateSchema), next: nextStepSchema }),
  problems: ['sign-in-needed'],
});

/** As easy to withdraw as to give (S7.2): the same call with `given: false`, no hash needed. */
export const decideConsent = defineRoute({
  id: 'decideConsent',
  tag: 'Person',
  summary: 'Agree to the text shown, or withdraw',
  method: 'PUT',
  path: '/consents/{kind}',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'consents',
  params: z.object({ kind: consentKindSchema }),
  body: z.discriminatedUnion('given', [
    z.strictObject({ given: z.literal(true), shown: shownTextSchema }),
    z.strictObject({ given: z.literal(false), language: languageSchema }),
  ]),
  /** `state: 'stopping'` (202): withdrawn; something already running ends within seconds. */
  answer: z.object({ state: z.enum(['given', 'withdrawn', 'stopping']), next: nextStepSchema }),
  problems: ['sign-in-needed', 'policy-changed', 'foreign-origin'],
});
