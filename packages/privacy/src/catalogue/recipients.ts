import type { Place, Words } from './words.ts';

/** Who receives data; nothing may be sent to anybody else (S4.2). */
export interface Recipient {
  readonly name: Words;
  /** Where the data are then; null where it is up to the person. */
  readonly place: Place | null;
  /** Which facts of the operator profile name it; null where it is a group of people. */
  readonly profile: 'operator' | 'recipient' | null;
}

/** The registered recipients. */
export const recipients = {
  operator: {
    name: { zh: '运营者', en: 'the operator', de: 'der Betreiber' },
    place: 'home',
    profile: 'operator',
  },
  'service-region': {
    name: { zh: '境外接收方', en: 'the recipient abroad', de: 'der Empfänger im Ausland' },
    place: 'service',
    profile: 'recipient',
  },
  colleagues: {
    name: { zh: '您公司的成员', en: 'members of your company', de: 'Mitglieder Ihrer Firma' },
    place: null,
    profile: null,
  },
  customers: {
    name: { zh: '客户公司的成员', en: 'members of customer companies', de: 'Mitglieder von Kundenfirmen' },
    place: null,
    profile: null,
  },
  'the-person': {
    name: { zh: '您本人', en: 'yourself', de: 'Sie selbst' },
    place: null,
    profile: null,
  },
} as const satisfies Readonly<Record<string, Recipient>>;

/** Id of a recipient. */
export type RecipientId = keyof typeof recipients;
