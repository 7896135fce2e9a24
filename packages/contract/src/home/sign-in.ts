import { z } from 'zod';
import { defineRoute, idSchema } from '../route/index.ts';
import {
  emailSchema,
  newPasswordSchema,
  passwordSchema,
  sixDigitsSchema,
  tokenSchema,
  typedLoginSchema,
} from './shapes.ts';

/** `{uid}` of a sign-in under way, as it stands in the address of the sign-in page. */
export const signInUidSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/**
 * The sign-in page of the customer app is `/sign-in/{uid}`; it posts here (same path, so that the sign-in's cookie
 * fits) and then navigates to `location` (`window.location.assign`).
 */
export const signIn = defineRoute({
  id: 'signIn',
  tag: 'Person',
  summary: 'Sign in with login name (or recovery e-mail) and password',
  method: 'POST',
  path: '/sign-in/{uid}',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ uid: signInUidSchema }),
  body: z.strictObject({ login: typedLoginSchema, password: passwordSchema }),
  answer: z.discriminatedUnion('next', [
    z.object({ next: z.literal('continue'), location: z.string() }),
    /** The password is right and the e-mail not yet confirmed: ask for the code; a new mail went out. */
    z.object({ next: z.literal('email-check'), checkId: idSchema }),
  ]),
  problems: ['sign-in-failed', 'sign-in-expired', 'too-often', 'foreign-origin'],
});

/** Asks for a reset mail; the answer is the same for every address. The mail names the login name too. */
export const requestReset = defineRoute({
  id: 'requestReset',
  tag: 'Person',
  summary: 'Ask for a mail to choose a new password',
  method: 'POST',
  path: '/recovery',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({ recoveryEmail: emailSchema }),
  answer: z.object({ sent: z.literal(true) }),
  status: 202,
  problems: ['too-often', 'foreign-origin'],
});

/** Chooses a new password by the link of the mail, which opens the page `/reset#TOKEN`; ends every session. */
export const resetPassword = defineRoute({
  id: 'resetPassword',
  tag: 'Person',
  summary: 'Choose a new password by the one-time link',
  method: 'PUT',
  path: '/recovery/password',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({ token: tokenSchema, password: newPasswordSchema }),
  status: 204,
  problems: ['link-expired', 'password-too-short', 'password-common', 'too-often', 'foreign-origin'],
});

/**
 * Staff realm, same origin as the workbench. The browser is sent to `/workbench/sign-in/{uid}`; the page posts here.
 * First without `code`: answers `next: 'code'` when the password is right; then login, password and code together.
 */
export const staffSignIn = defineRoute({
  id: 'staffSignIn',
  tag: 'Desk: session',
  summary: 'Staff sign in with password and the code of their authenticator',
  method: 'POST',
  path: '/staff-sign-in/interaction/{uid}',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ uid: signInUidSchema }),
  body: z.strictObject({ login: typedLoginSchema, password: passwordSchema, code: sixDigitsSchema.optional() }),
  answer: z.discriminatedUnion('next', [
    z.object({ next: z.literal('code') }),
    z.object({ next: z.literal('continue'), location: z.string() }),
  ]),
  problems: ['sign-in-failed', 'code-wrong', 'sign-in-expired', 'too-often', 'foreign-origin'],
});
