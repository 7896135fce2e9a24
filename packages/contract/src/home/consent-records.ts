import { z } from 'zod';
import { defineRoute, idSchema, instantSchema, languageSchema } from '../route/index.ts';
import { consentKindSchema, policyVersionSchema, textHashSchema } from './shapes.ts';

/** One decision as it was recorded; nothing of it is ever changed. */
const decisionSchema = z.object({
  event_id: idSchema,
  event_type: z.enum(['given', 'withdrawn']),
  event_time: instantSchema,
  /** What was shown when it was decided; of a withdrawal the text that had been agreed to. */
  privacy_notice: z.object({
    version: policyVersionSchema,
    language: languageSchema,
    title: z.string(),
    url: z.string(),
    sha256: textHashSchema,
  }),
  /** Where it was decided: while signing up, or in the settings; `seed`: a demonstration's invented person. */
  collection_method: z.enum(['sign-up', 'settings', 'seed']),
});

const partySchema = z.object({
  party_role: z.enum(['controller', 'recipient']),
  party_name: z.string(),
  party_address: z.string(),
  party_email: z.string(),
  party_phone: z.string(),
});

/** One consent of a person: what it is for, where it stands, and every decision about it, the newest first. */
const recordSchema = z.object({
  record_id: z.string(),
  kind: consentKindSchema,
  /** `expired`: agreed to, and a newer version changed this optional text. */
  state: z.enum(['given', 'withdrawn', 'expired']),
  purposes: z.array(
    z.object({
      purpose: z.string(),
      description: z.string(),
      lawful_basis: z.object({ pipl: z.string(), gdpr: z.string() }),
      is_necessary: z.boolean(),
      pii_information: z.array(z.string()),
      recipients: z.array(z.string()),
    }),
  ),
  withdrawal_method: z.string(),
  events: z.array(decisionSchema),
});

/** What a person agreed to and withdrew, with the fields of ISO/IEC TS 27560 (S7.2). */
export const consentReceiptSchema = z.object({
  schema_version: z.literal('ISO/IEC TS 27560:2023'),
  receipt_id: idSchema,
  issued_at: instantSchema,
  language: languageSchema,
  pii_principal_id: idSchema,
  parties: z.array(partySchema),
  records: z.array(recordSchema),
});

/** See `consentReceiptSchema`. */
export type ConsentReceipt = z.output<typeof consentReceiptSchema>;

export const readConsentReceipt = defineRoute({
  id: 'readConsentReceipt',
  tag: 'Person',
  summary: 'Every decision of the signed-in person about every consent, as a receipt to keep (ISO/IEC TS 27560)',
  method: 'GET',
  path: '/consents/receipt/{language}',
  audience: 'public',
  may: ['person'],
  withoutAgreement: 'consents',
  params: z.object({ language: languageSchema }),
  answer: consentReceiptSchema,
  problems: ['sign-in-needed'],
});
