import { z } from 'zod';
import { misuseDaySchema } from '../regions/shapes.ts';
import { defineRoute, idSchema } from '../route/index.ts';
import { passwordSchema, sixDigitsSchema } from './shapes.ts';

/** Login names of staff: lower case, as they are typed. */
export const staffLoginSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/)
  .max(60);

/** The secret part of an invite's link; stands after `#`, so that no server ever logs it. */
export const inviteTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const account = z.object({ staffId: idSchema });

/** The service lets somebody set a password and an authenticator; what they had before no longer opens anything. */
export const writeStaffInvite = defineRoute({
  id: 'writeStaffInvite',
  tag: 'Desk: session',
  summary: 'Make the one invite by which a staff member sets password and authenticator; for the service alone',
  method: 'PUT',
  path: '/staff-sign-in/accounts/{staffId}/invite',
  audience: 'public',
  may: ['anyone'],
  params: account,
  body: z.strictObject({ login: staffLoginSchema, tokenHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  status: 204,
  problems: ['sign-in-needed', 'login-name-taken', 'foreign-origin'],
});

/** The service ends a staff member's way in. */
export const closeStaffAccount = defineRoute({
  id: 'closeStaffAccount',
  tag: 'Desk: session',
  summary: 'Close a staff account and take its invite back; for the service alone',
  method: 'DELETE',
  path: '/staff-sign-in/accounts/{staffId}',
  audience: 'public',
  may: ['anyone'],
  params: account,
  status: 204,
  problems: ['sign-in-needed', 'foreign-origin'],
});

/** What somebody with an invite needs to set up an authenticator. */
export const readStaffInvite = defineRoute({
  id: 'readStaffInvite',
  tag: 'Desk: session',
  summary: 'What an invite is for, and the secret for the authenticator',
  method: 'POST',
  path: '/staff-sign-in/invite',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({ token: inviteTokenSchema }),
  answer: z.object({ login: z.string(), totpSecret: z.string(), totpUri: z.string() }),
  problems: ['link-expired', 'foreign-origin'],
});

/** Sets password and authenticator; the invite is used up. */
export const redeemStaffInvite = defineRoute({
  id: 'redeemStaffInvite',
  tag: 'Desk: session',
  summary: 'Set password and authenticator by an invite',
  method: 'POST',
  path: '/staff-sign-in/invite/redemption',
  audience: 'public',
  may: ['anyone'],
  body: z.strictObject({ token: inviteTokenSchema, password: passwordSchema, code: sixDigitsSchema }),
  status: 204,
  problems: ['link-expired', 'code-wrong', 'password-too-short', 'password-common', 'foreign-origin'],
});

/** What was conspicuous in the staff realm's log of use: numbers by day and kind. */
export const readRealmMisuse = defineRoute({
  id: 'readRealmMisuse',
  tag: 'Desk: administration',
  summary: 'What was conspicuous at the staff sign-in this week, by day and kind; for the service alone',
  method: 'GET',
  path: '/staff-sign-in/misuse',
  audience: 'public',
  may: ['anyone'],
  answer: z.object({ days: z.array(misuseDaySchema) }),
  problems: ['sign-in-needed'],
});
