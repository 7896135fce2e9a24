import { z } from 'zod';
import { idSchema, instantSchema } from '../route/index.ts';

/** What somebody is in a company. */
export const companyRoles = ['member', 'company-admin'] as const;

/** `member` or `company-admin`. */
export type CompanyRole = (typeof companyRoles)[number];

/** A colleague as other members of the company see it; who has left is seen as “former colleague N”. */
export const colleagueSchema = z.object({
  membershipId: idSchema,
  label: z.string(),
  role: z.enum(companyRoles),
  state: z.enum(['active', 'left']),
  mayOpenCases: z.boolean(),
  since: instantSchema,
  leftAt: instantSchema.nullable(),
  isMe: z.boolean(),
});

/** A colleague. */
export type Colleague = z.output<typeof colleagueSchema>;

/** How long an invite is good, in days (trust.md §3). */
export const inviteDays = 7;

/** An invite is good for one use; `used` names who came. */
export const inviteSchema = z.object({
  inviteId: idSchema,
  role: z.enum(companyRoles),
  state: z.enum(['open', 'used', 'withdrawn', 'expired']),
  madeAt: instantSchema,
  madeBy: z.string(),
  expiresAt: instantSchema,
  /** Who came by it, and when. */
  used: z.object({ membershipId: idSchema, label: z.string(), at: instantSchema, hasLeft: z.boolean() }).nullable(),
});

/** An invite as the company admin sees it; nobody can read its link again. */
export type Invite = z.output<typeof inviteSchema>;

/**
 * An invite to be made. The page makes the secret and keeps it in the link; only its SHA-256 is sent, so that no log,
 * answer or backup of the service can let anybody in.
 */
export const newInviteSchema = z.strictObject({
  id: idSchema,
  role: z.enum(companyRoles),
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** An invite to be made. */
export type NewInvite = z.output<typeof newInviteSchema>;

/** What stands behind `#` of an invite's link: the company's id and the secret, 16 and 32 bytes in base64url. */
export const inviteTokenSchema = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{64}$/) });

/** A wish to join as the company admin sees it: what the joiner stated. */
export const companyJoinRequestSchema = z.object({
  joinRequestId: idSchema,
  state: z.enum(['pending', 'accepted', 'refused']),
  sentAt: instantSchema,
  name: z.string(),
  position: z.string(),
  machineNumber: z.string(),
});

/** A wish to join, inside the company. */
export type CompanyJoinRequest = z.output<typeof companyJoinRequestSchema>;
