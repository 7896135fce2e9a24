import { z } from 'zod';

const inThreeLanguages = z.strictObject({ zh: z.string().min(1), en: z.string().min(1), de: z.string().min(1) });
const phone = z.string().regex(/^\+?[0-9][0-9 /-]{4,24}$/);

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be base64url of 32 bytes');

/** Public key of a control: its id in the alarm code and the point of ECDSA on P-256. */
export const controlKeySchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/),
  x: coordinate,
  y: coordinate,
});

/** An authority that people can complain to (S7.9). */
const authority = z.strictObject({ name: inThreeLanguages, phone, page: z.string().min(1) });

/**
 * The operator profile: everything that names the maker (white label). One file, `operator/default.json`; its
 * public facts are served by home at `/operator.json` and repeated on the cross-border screen (S5.2).
 */
export const operatorProfileSchema = z.strictObject({
  /** Name of the app as people see it. */
  appName: inThreeLanguages,
  /** The maker in the home region: who is responsible (S1.1, S1.2). */
  operator: z.strictObject({
    name: inThreeLanguages,
    address: inThreeLanguages,
    privacyEmail: z.email(),
  }),
  /** One hotline per product line (S1.1). */
  hotlines: z.strictObject({ 'machine-tool': phone, laser: phone }),
  /** The recipient in the service region (S5.2). */
  recipient: z.strictObject({
    name: z.string().min(1),
    address: inThreeLanguages,
    country: inThreeLanguages,
    phone,
    fax: phone.optional(),
    email: z.email(),
  }),
  /** Where people can complain: in the home region, and about the recipient abroad (S7.9). */
  authorities: z.strictObject({ home: authority, service: authority }),
  timeZones: z.strictObject({ customers: z.string().min(1), maker: z.string().min(1) }),
  /** Day of the last revision of the operator's own policy (ISO date). */
  policyRevision: z.iso.date(),
  /** Nameplate link templates (IEC 61406) that the scanner reads, with `{machineNumber}`. */
  nameplateLinks: z.array(z.string()).default([]),
  /** Public keys of controls that sign their alarm codes (docs/alarm-code.md, section 4). */
  controlKeys: z.array(controlKeySchema).default([]),
});

/** An operator profile that passed its schema. */
export type OperatorProfile = z.output<typeof operatorProfileSchema>;
