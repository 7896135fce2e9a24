import { z } from 'zod';
import { idSchema, instantSchema, languageSchema, line, phoneSchema } from '../route/index.ts';

/** How a person is addressed; optional (S2.1, data minimisation). */
export const salutations = ['ms', 'mr', 'none'] as const;

/** Departments offered on the profile; optional. */
export const departments = ['production', 'maintenance', 'quality', 'purchasing', 'management', 'other'] as const;

/** Main reasons for registering; optional. */
export const mainReasons = ['report-faults', 'follow-cases', 'reports', 'other'] as const;

/** The profile a customer keeps in the service region (S2.1); contact e-mail is not the login's recovery e-mail. */
export const profileSchema = z.strictObject({
  contactEmail: z.email().max(254),
  countryRegion: z.string().regex(/^[A-Z]{2}$/),
  salutation: z.enum(salutations).nullish(),
  title: line(40).nullish(),
  name: line(80),
  position: line(80),
  phone: phoneSchema,
  mainReason: z.enum(mainReasons).nullish(),
  department: z.enum(departments).nullish(),
});

/** A person's own profile. */
export type Profile = z.output<typeof profileSchema>;

/** What a person sees of its membership. */
export const ownMembershipSchema = z.object({
  membershipId: idSchema,
  role: z.enum(['member', 'company-admin']),
  label: z.string(),
  mayOpenCases: z.boolean(),
  company: z.object({ companyId: idSchema, customerNumber: z.string(), name: z.string(), colleagues: z.int() }),
});

/** A person's wish to join a company, as the person sees it. */
export const ownJoinRequestSchema = z.object({
  state: z.enum(['pending', 'refused']),
  companyName: z.string(),
  sentAt: instantSchema,
});

/** A company that the person is in, for the switch. */
export const ownCompanySchema = z.object({
  companyId: idSchema,
  name: z.string(),
  customerNumber: z.string(),
  role: z.enum(['member', 'company-admin']),
});

/** Everything the app needs to know about the signed-in person. */
export const meSchema = z.object({
  personId: idSchema,
  language: languageSchema,
  profile: profileSchema.nullable(),
  /** In the company that the request names (`company-id`); without one, in the only one. */
  membership: ownMembershipSchema.nullable(),
  /** Every company the person is in, by name. */
  companies: z.array(ownCompanySchema),
  joinRequest: ownJoinRequestSchema.nullable(),
});

/** Answer of `readMe`. */
export type Me = z.output<typeof meSchema>;

/** A staff member as colleagues at the maker see it. */
export const staffMemberSchema = z.object({
  staffId: idSchema,
  name: z.string(),
  team: z.string(),
  roles: z.array(z.enum(['front-line', 'engineer', 'planner', 'privacy-officer', 'administrator'])),
  productLines: z.array(z.enum(['machine-tool', 'laser'])),
  /** Every area the member works for, by its word. */
  areas: z.array(z.string()),
});

/** A staff member. */
export type StaffMember = z.output<typeof staffMemberSchema>;

/** A browser in which a member of staff is signed in, as they see it. */
export const staffSessionSchema = z.object({
  sessionId: idSchema,
  isThisOne: z.boolean(),
  /** Browser and system in a few words, e.g. `Chrome, Windows`. */
  software: z.string(),
  /** Shortened, e.g. `203.0.113.0`. */
  address: z.string(),
  /** Signed in for the first time in this browser. */
  isNew: z.boolean(),
  startedAt: instantSchema,
  seenAt: instantSchema,
});

/** A browser in which a member of staff is signed in. */
export type StaffSession = z.output<typeof staffSessionSchema>;
