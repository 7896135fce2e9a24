import { z } from 'zod';
import { defineRoute, idSchema, instantSchema, languageSchema } from '../route/index.ts';
import { deviceSchema, newPasswordSchema, nextStepSchema, passwordSchema, policyVersionSchema } from './shapes.ts';

/** A page to come back to: a path of this origin. */
export const returnPathSchema = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[^\\\s]*$/);

/** Navigate here (no fetch) to sign in; comes back to `next` (default `/`) with the session cookie. */
export const startSession = defineRoute({
  id: 'startSession',
  tag: 'Person',
  summary: 'Begin to sign in: leads to the sign-in page and back to `next`',
  method: 'GET',
  path: '/session/start',
  audience: 'public',
  may: ['anyone'],
  query: z.object({ next: returnPathSchema.optional(), language: languageSchema.optional() }),
  status: 303,
  raw: 'redirect',
});

export const readSession = defineRoute({
  id: 'readSession',
  tag: 'Person',
  summary: 'Whether this browser is signed in, and what is missing before the service can be used',
  method: 'GET',
  path: '/session',
  audience: 'public',
  may: ['anyone'],
  answer: z.discriminatedUnion('signedIn', [
    z.object({ signedIn: z.literal(false) }),
    z.object({
      signedIn: z.literal(true),
      loginName: z.string(),
      /** Masked, e.g. `m…@example.cn`. */
      recoveryEmail: z.string(),
      language: languageSchema,
      /** The policy version in force. */
      policyVersion: policyVersionSchema,
      next: nextStepSchema,
    }),
  ]),
});

/**
 * A fresh access token for the service (five minutes at most, kept in memory only). No token without agreement to
 * the version in force and the cross-border consent (S0.3, S5.2, S8.1).
 */
export const takeToken = defineRoute({
  id: 'takeToken',
  tag: 'Person',
  summary: 'An access token for the service region',
  method: 'POST',
  path: '/session/token',
  audience: 'public',
  may: ['person'],
  answer: z.object({
    accessToken: z.string(),
    expiresAt: instantSchema,
    person: z.object({ serviceId: idSchema }),
  }),
  problems: ['sign-in-needed', 'policy-agreement-required', 'transfer-consent-required', 'foreign-origin'],
});

export const signOut = defineRoute({
  id: 'signOut',
  tag: 'Person',
  summary: 'Sign out of this browser',
  method: 'DELETE',
  path: '/session',
  audience: 'public',
  may: ['anyone'],
  status: 204,
  problems: ['foreign-origin'],
});

export const listDevices = defineRoute({
  id: 'listDevices',
  tag: 'Person',
  summary: 'Where the account is signed in',
  method: 'GET',
  path: '/sessions',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'own-security',
  answer: z.object({ devices: z.array(deviceSchema) }),
  problems: ['sign-in-needed'],
});

export const endDevice = defineRoute({
  id: 'endDevice',
  tag: 'Person',
  summary: 'Sign out one browser',
  method: 'DELETE',
  path: '/sessions/{id}',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'sign-out',
  params: z.object({ id: idSchema }),
  status: 204,
  problems: ['sign-in-needed', 'foreign-origin'],
});

export const endOtherDevices = defineRoute({
  id: 'endOtherDevices',
  tag: 'Person',
  summary: 'Sign out every browser but this one',
  method: 'DELETE',
  path: '/sessions',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'sign-out',
  status: 204,
  problems: ['sign-in-needed', 'foreign-origin'],
});

export const changePassword = defineRoute({
  id: 'changePassword',
  tag: 'Person',
  summary: 'Choose a new password; every other browser is signed out',
  method: 'PUT',
  path: '/account/password',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'own-security',
  body: z.strictObject({ current: passwordSchema, password: newPasswordSchema }),
  status: 204,
  problems: [
    'sign-in-needed',
    'sign-in-failed',
    'password-too-short',
    'password-common',
    'too-often',
    'foreign-origin',
  ],
});
