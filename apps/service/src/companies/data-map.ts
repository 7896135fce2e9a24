import {
  type Answers,
  doneByStaff,
  type Handling,
  key,
  mixed,
  none,
  ownDetail,
  ownId,
  ownTrace,
  personal,
  placeInRecord,
  pseudonymous,
  type TableEntry,
  table,
  valueInRecord,
  writtenText,
} from '#privacy/vocabulary';
import { ownPeopleTables } from './colleagues/data-map.ts';

const service = { database: 'service', region: 'service' } as const;
const readBySides = { customer: 'r', staff: 'r' } as const;
const asked = { customer: 'i', staff: 'r' } as const;
const ofCompany = { via: 'companies', on: ['company_id'] } as const;

const ownPlace: Answers = { ...placeInRecord, log: 'never', rectify: 'by-company-admin' };
const ofDesk: Handling = {
  kind: 'staff-work',
  purposes: ['staff-work'],
  period: 'staff-record',
  answers: { personal: doneByStaff },
};

/** Tables of companies, memberships and wishes to join. */
export const companyTables: readonly TableEntry[] = [
  table('companies', {
    ...service,
    is: 'A customer organisation.',
    rows: { customer: 'company', staff: 'area', worker: 'all', privacy: 'all' },
    whyAll:
      'the worker writes what administrators import for every company; the audit log of every company names it by number and name.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      company_id: key({ ...readBySides, worker: 'ri', privacy: 'r' }),
      customer_number: none({ ...readBySides, worker: 'ri', privacy: 'r' }),
      name: none({ ...readBySides, worker: 'riu', privacy: 'r' }),
      street: none({ staff: 'r', worker: 'riu' }),
      postcode: none({ staff: 'r', worker: 'riu' }),
      city: none({ staff: 'r', worker: 'riu' }),
      region: none({ staff: 'r', worker: 'riu' }),
      country_region: none({ staff: 'r', worker: 'riu' }),
      area: none({ staff: 'ru', worker: 'ri' }),
      since: none({ worker: 'i' }),
      endings: none({ staff: 'r' }),
    },
  }),
  table('memberships', {
    ...service,
    is: 'A person in a company, with role and label.',
    // Whoever signs in finds its own places before a company is chosen; it writes only in the company it stands in.
    rows: { customer: 'company-and-own', staff: ofCompany, privacy: 'all' },
    whyAll: 'the privacy officer reads who acted.',
    handling: {
      kind: 'membership',
      purposes: ['membership', 'cases'],
      period: 'company-record',
      answers: { pseudonymous: placeInRecord, personal: ownPlace },
      columns: {
        // The row stays for the company; the id in it is exchanged for one that leads to nobody.
        person_id: { ...ownId, kind: 'random-id', erase: 'pseudonym', period: 'profile' },
        label: { ...writtenText, rectify: 'by-company-admin' },
        endings: { ...valueInRecord, export: { withhold: 'technical' } },
        accepted_by: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] },
      },
    },
    columns: {
      company_id: key({ customer: 'ri', staff: 'ri', privacy: 'r' }),
      membership_id: pseudonymous('person_id', { customer: 'ri', staff: 'ri', privacy: 'r' }),
      person_id: pseudonymous('person_id', { customer: 'ri', staff: 'ri', privacy: 'r' }),
      role: personal('person_id', { customer: 'riu', staff: 'riu' }),
      label: personal('person_id', { customer: 'riu', staff: 'riu', privacy: 'r' }),
      may_open_cases: personal('person_id', { customer: 'riu', staff: 'ri' }),
      since: personal('person_id', { customer: 'ri', staff: 'ri' }),
      accepted_by: personal('accepted_by', { customer: 'i', staff: 'i' }),
      left_at: personal('person_id', { customer: 'ru', staff: 'ru', privacy: 'r' }),
      endings: personal('person_id', { staff: 'r' }),
    },
  }),
  table('membership_registry', {
    ...service,
    is: 'Which companies a person is in now.',
    rows: { customer: 'company-and-own', staff: ofCompany },
    delete: ['customer', 'staff'],
    handling: { kind: 'membership', purposes: ['membership'], period: 'profile', answers: { pseudonymous: ownId } },
    columns: {
      person_id: pseudonymous('person_id', { customer: 'ri', staff: 'ri' }),
      company_id: key({ customer: 'ri', staff: 'ri' }),
      membership_id: pseudonymous('person_id', { customer: 'riu', staff: 'riu' }),
    },
  }),
  ...ownPeopleTables,
  table('company_departures', {
    ...service,
    is: 'A company leaves: begun, perhaps taken back, or ended for good.',
    rows: { customer: 'company', staff: ofCompany, worker: 'all' },
    whyAll: 'the worker imports nothing into a company that leaves.',
    handling: ofDesk,
    columns: {
      company_id: key({ customer: 'r', staff: 'ri', worker: 'r' }),
      departure_id: key({ staff: 'ri' }),
      started_at: personal('started_by', { customer: 'r', staff: 'ri' }),
      started_by: personal('started_by', { staff: 'i' }),
      taken_back_at: personal('taken_back_by', { customer: 'r', staff: 'ru', worker: 'r' }),
      taken_back_by: personal('taken_back_by', { staff: 'u' }),
      ended_at: personal('ended_by', { customer: 'r', staff: 'ru' }),
      ended_by: personal('ended_by', { staff: 'u' }),
    },
  }),
  table('join_requests', {
    ...service,
    is: 'A wish to join a company.',
    // The joiner before the company knows of it, and the company that the wish is about.
    rows: { customer: 'company-or-person', staff: ofCompany, worker: 'all' },
    whyAll: 'the worker deletes wishes that nobody answered in 30 days.',
    delete: ['customer', 'worker'],
    handling: {
      kind: 'company-details',
      purposes: ['membership'],
      period: 'joiner',
      answers: { pseudonymous: ownId, personal: ownDetail, mixed: ownDetail },
      columns: {
        person_id: { kind: 'random-id' },
        person_name: { kind: 'name' },
        person_position: { kind: 'position' },
        sent_at: { ...ownTrace, kind: 'membership' },
        decision: { ...ownTrace, kind: 'membership' },
        decided_at: { ...ownTrace, kind: 'membership' },
        decided_by: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] },
        decided_by_member: { ...placeInRecord, kind: 'membership' },
        machine_number: { ...ownDetail, kind: 'company-details', purposes: ['membership'] },
      },
    },
    columns: {
      company_id: key({ customer: 'ri', staff: 'r' }),
      join_request_id: key({ customer: 'ri', staff: 'r' }),
      person_id: pseudonymous('person_id', { customer: 'ri', staff: 'r' }),
      sent_at: personal('person_id', { customer: 'ri', staff: 'r', worker: 'r' }),
      machine_number: personal('person_id', { customer: 'ri', staff: 'r' }),
      stated_name: mixed('person_id', { customer: 'ri', staff: 'r' }),
      stated_street: mixed('person_id', asked),
      stated_postcode: mixed('person_id', asked),
      stated_city: mixed('person_id', asked),
      stated_region: mixed('person_id', asked),
      person_name: personal('person_id', { customer: 'ri' }),
      person_position: personal('person_id', { customer: 'ri' }),
      decision: personal('person_id', { customer: 'ru', staff: 'ru', worker: 'r' }),
      decided_at: personal('person_id', { customer: 'ru', staff: 'ru' }),
      decided_by: personal('decided_by', { staff: 'u' }),
      decided_by_member: pseudonymous('decided_by_member:memberships.person_id', { customer: 'u' }),
    },
  }),
];
