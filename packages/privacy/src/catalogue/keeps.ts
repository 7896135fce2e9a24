import type { PeriodId } from './periods.ts';

/** Why something stays when a person is erased: the legal basis and until when. Adding one needs a decision record. */
export interface Keep {
  readonly what: string;
  readonly basis: string;
  readonly until: PeriodId;
  /** The decision that allows it, e.g. `0100`. */
  readonly decision: string;
}

/** All that outlives an erasure, in this one file (privacy.md §1, `erase: keep`). */
export const keeps = {
  'about-nobody': {
    what: 'Columns that say nothing about a person once the others of the row are gone.',
    basis: 'not personal data (PIPL art. 4, GDPR art. 4(1))',
    until: 'master-data',
    decision: '0100',
  },
  'consent-evidence': {
    what: 'That a random account id agreed to or withdrew a text with this hash, and when.',
    basis: 'burden of proof of consent (PIPL art. 13 and 69, GDPR art. 7(1)); limitation of claims 3 years',
    until: 'evidence',
    decision: '0100',
  },
  'audit-commitment': {
    what: 'The salted commitment of an audit entry; its payload and salt are erased, so it leads to nobody.',
    basis: 'accountability (PIPL art. 54, GDPR art. 5(2))',
    until: 'evidence',
    decision: '0100',
  },
  'security-duty': {
    what: 'Access and security logs.',
    basis: 'Cybersecurity Law art. 21(3): logs of at least six months',
    until: 'security-logs',
    decision: '0100',
  },
  'company-record': {
    what: 'The company\'s own record of its cases, with the person as "former colleague N".',
    basis: 'contract with the company (PIPL art. 13(1)(2), GDPR art. 6(1)(b)); the person is no longer named',
    until: 'case-texts',
    decision: '0100',
  },
  'staff-duty': {
    what: "Who of the maker's staff answered, called or decided.",
    basis: 'staff management (PIPL art. 13(1)(2), GDPR art. 6(1)(b)) and proof of service given',
    until: 'staff-record',
    decision: '0100',
  },
} as const satisfies Readonly<Record<string, Keep>>;

/** Id of a reason to keep. */
export type KeepId = keyof typeof keeps;
