import {
  type Answers,
  credential,
  doneByStaff,
  key,
  passingSecret,
  personal,
  placeInRecord,
  pseudonymous,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const told = { customer: 'i', staff: 'i' } as const;
const made = { customer: 'ri' } as const;
const member = 'membership_id:memberships.person_id';
const maker = 'made_by:memberships.person_id';

const inRecord: Answers = { ...placeInRecord, log: 'never' };

/** Tables by which a company looks after its own people. */
export const ownPeopleTables: readonly TableEntry[] = [
  table('membership_changes', {
    ...service,
    is: 'Facts about a membership, each with author and time.',
    rows: { customer: 'company', staff: { via: 'companies', on: ['company_id'] } },
    handling: {
      kind: 'membership',
      purposes: ['membership'],
      period: 'company-record',
      answers: { pseudonymous: placeInRecord, personal: inRecord },
      columns: { author_staff_id: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] } },
    },
    columns: {
      company_id: key(told),
      change_id: key(told),
      membership_id: pseudonymous(member, told),
      kind: personal(member, told),
      at: personal(member, told),
      author_membership_id: pseudonymous('author_membership_id:memberships.person_id', { customer: 'i' }),
      author_staff_id: personal('author_staff_id', { staff: 'i' }),
      role: personal(member, told),
      may_open_cases: personal(member, { customer: 'i' }),
    },
  }),
  table('company_invites', {
    ...service,
    is: 'A link into a company, bound to company and role, for one use within seven days.',
    rows: { customer: 'company', staff: { via: 'companies', on: ['company_id'] } },
    handling: {
      kind: 'membership',
      purposes: ['membership'],
      period: 'company-record',
      answers: { pseudonymous: placeInRecord, personal: inRecord, credential: passingSecret },
      columns: { token_hash: { kind: 'one-time-code', period: 'one-time' } },
    },
    columns: {
      company_id: key({ ...made, staff: 'r' }),
      invite_id: key(made),
      token_hash: credential(maker, made),
      role: personal(maker, made),
      made_at: personal(maker, made),
      made_by: pseudonymous(maker, made),
      expires_at: personal(maker, made),
      withdrawn_at: personal('withdrawn_by:memberships.person_id', { customer: 'ru', staff: 'ru' }),
      withdrawn_by: pseudonymous('withdrawn_by:memberships.person_id', { customer: 'u' }),
    },
  }),
  table('company_invite_uses', {
    ...service,
    is: 'Who came by which invite; written by redeem_invite alone.',
    rows: { customer: 'company' },
    handling: {
      kind: 'membership',
      purposes: ['membership'],
      period: 'company-record',
      answers: { pseudonymous: placeInRecord, personal: inRecord },
    },
    columns: {
      company_id: key({ customer: 'r' }),
      invite_id: key({ customer: 'r' }),
      membership_id: pseudonymous(member, { customer: 'r' }),
      used_at: personal(member, { customer: 'r' }),
    },
  }),
];
