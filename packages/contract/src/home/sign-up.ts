import { z } from 'zod';
import { defineRoute, idSchema, languageSchema } from '../route/index.ts';
import {
  emailSchema,
  loginNameSchema,
  newPasswordSchema,
  shownTextSchema,
  sixDigitsSchema,
  tokenSchema,
} from './shapes.ts';

/** Both decisions and the account in one call; nothing of it was stored or sent before (S0.3). */
export const signUp = defineRoute({
  id: 'signUp',
  tag: 'Person',
  summary: 'Agree twice and make an account; an e-mail with a code and a link goes out',
  method: 'POST',
  path: '/sign-up',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({
    /** Made by the page; sending the same id again is a no-op. It names the e-mail check afterwards. */
    id: idSchema,
    language: languageSchema,
    policy: shownTextSchema,
    crossBorder: shownTextSchema,
    loginName: loginNameSchema,
    password: newPasswordSchema,
    recoveryEmail: emailSchema,
  }),
  /** Answers alike when the e-mail belongs to an account already: then the mail says so. */
  answer: z.object({ checkId: idSchema }),
  status: 202,
  problems: [
    'policy-changed',
    'login-name-taken',
    'password-too-short',
    'password-common',
    'too-often',
    'foreign-origin',
  ],
});

export const suggestLoginName = defineRoute({
  id: 'suggestLoginName',
  tag: 'Person',
  summary: 'A free login name that is no e-mail address and says nothing about the person',
  method: 'GET',
  path: '/sign-up/suggestion',
  audience: 'public',
  may: ['anyone'],
  answer: z.object({ loginName: z.string() }),
  problems: ['too-often'],
});

/** Confirms the recovery e-mail by the six digits; five wrong codes end the check. */
export const confirmEmailByCode = defineRoute({
  id: 'confirmEmailByCode',
  tag: 'Person',
  summary: 'Confirm the recovery e-mail by the code in the mail',
  method: 'PUT',
  path: '/email-checks/{id}/confirmation',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ id: idSchema }),
  body: z.strictObject({ code: sixDigitsSchema }),
  /** `signedInNext`: the next `GET /session/start` of this browser needs no password (once, ten minutes). */
  answer: z.object({ confirmed: z.literal(true), signedInNext: z.boolean() }),
  problems: ['code-wrong', 'link-expired', 'too-often', 'foreign-origin'],
});

/** Confirms the recovery e-mail by the link of the mail, which opens the page `/confirm#TOKEN`. */
export const confirmEmailByLink = defineRoute({
  id: 'confirmEmailByLink',
  tag: 'Person',
  summary: 'Confirm the recovery e-mail by the one-time link in the mail',
  method: 'POST',
  path: '/email-confirmation',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({ token: tokenSchema }),
  answer: z.object({ confirmed: z.literal(true) }),
  problems: ['link-expired', 'too-often', 'foreign-origin'],
});

export const sendCheckAgain = defineRoute({
  id: 'sendCheckAgain',
  tag: 'Person',
  summary: 'Send the code and the link once more; earlier ones stop working',
  method: 'POST',
  path: '/email-checks/{id}/mails',
  audience: 'public',
  may: ['anyone'],
  params: z.object({ id: idSchema }),
  body: z.strictObject({}),
  /** The same whether the check exists or not. */
  answer: z.object({ sent: z.literal(true) }),
  status: 202,
  problems: ['too-often', 'foreign-origin'],
});
