import { z } from 'zod';
import { defineRoute, languageSchema } from '../route/index.ts';
import { consentRoutes } from './consents.ts';
import { meSchema, profileSchema, staffMemberSchema } from './shapes.ts';

const staffRoles = ['front-line', 'engineer', 'planner', 'privacy-officer', 'administrator'] as const;

/** Routes about the signed-in person and the staff. */
export const peopleRoutes = {
  ...consentRoutes,
  readMe: defineRoute({
    id: 'readMe',
    tag: 'Person',
    summary: 'The signed-in person: profile, membership, wish to join',
    method: 'GET',
    path: '/api/me',
    audience: 'customer',
    may: ['person'],
    answer: meSchema,
  }),
  writeProfile: defineRoute({
    id: 'writeProfile',
    tag: 'Person',
    summary: 'Write one’s own profile, whole',
    method: 'PUT',
    path: '/api/me/profile',
    audience: 'customer',
    may: ['person'],
    body: profileSchema,
    answer: profileSchema,
    audit: 'wrote own profile',
  }),
  writeLanguage: defineRoute({
    id: 'writeLanguage',
    tag: 'Person',
    summary: 'Choose the language one reads',
    method: 'PUT',
    path: '/api/me/language',
    audience: 'customer',
    may: ['person'],
    body: z.strictObject({ language: languageSchema }),
    answer: z.object({ language: languageSchema }),
  }),
  startStaffSession: defineRoute({
    id: 'startStaffSession',
    tag: 'Desk: session',
    summary: 'Go to the staff sign-in and come back with a session',
    method: 'GET',
    path: '/api/desk/session/start',
    audience: 'public',
    may: ['anyone'],
    raw: 'redirect',
    status: 303,
  }),
  finishStaffSession: defineRoute({
    id: 'finishStaffSession',
    tag: 'Desk: session',
    summary: 'Come back from the staff sign-in',
    method: 'GET',
    path: '/api/desk/session/callback',
    audience: 'public',
    may: ['anyone'],
    raw: 'redirect',
    status: 303,
  }),
  readStaffSession: defineRoute({
    id: 'readStaffSession',
    tag: 'Desk: session',
    summary: 'The signed-in staff member',
    method: 'GET',
    path: '/api/desk/session',
    audience: 'staff',
    may: staffRoles,
    answer: staffMemberSchema,
  }),
  endStaffSession: defineRoute({
    id: 'endStaffSession',
    tag: 'Desk: session',
    summary: 'Sign out',
    method: 'DELETE',
    path: '/api/desk/session',
    audience: 'staff',
    may: staffRoles,
    status: 204,
    audit: 'signed out',
  }),
  listStaff: defineRoute({
    id: 'listStaff',
    tag: 'Desk: session',
    summary: 'Colleagues a case can be assigned to, and the areas one works for',
    method: 'GET',
    path: '/api/desk/staff',
    audience: 'staff',
    may: staffRoles,
    answer: z.object({
      staff: z.array(staffMemberSchema),
      /** The areas that one works for oneself. */
      areas: z.array(
        z.object({ area: z.string(), name: z.object({ zh: z.string(), en: z.string(), de: z.string() }) }),
      ),
    }),
  }),
} as const;
