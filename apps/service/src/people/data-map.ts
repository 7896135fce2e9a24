import {
  type ConnectorEntry,
  credential,
  doneByStaff,
  key,
  none,
  ownDetail,
  ownId,
  ownTrace,
  personal,
  pseudonymous,
  secretOfStaff,
  type TableEntry,
  table,
  wayOut,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const own = { customer: 'riu', staff: 'r' } as const;
// Rights of staff are written by functions for administrators (decision 121); the desk's role only reads them.
const readByDesk = { staff: 'r', privacy: 'r' } as const;
// Sessions are made by the role of the way back from the staff sign-in alone (decision 131).
const readAtSignIn = { ...readByDesk, sign_in: 'r' } as const;
const started = { ...readByDesk, sign_in: 'i' } as const;
const session = { staff: 'r', privacy: 'r', worker: 'r', sign_in: 'i' } as const;

/** How the doors get the keys that tokens and notices of home are signed by. */
export const askingForKeys = wayOut('keys of home', {
  from: 'service',
  to: 'home',
  is: 'The question for the public keys by which home signs.',
  purpose: 'of-nobody',
  recipient: 'nobody',
  kinds: [],
});

/** How a sign-in of staff is checked. */
export const checkingSignIn = wayOut('sign-in of staff at the staff realm', {
  from: 'service',
  to: 'service',
  is: 'The code of a sign-in, exchanged for the id of a member of staff.',
  purpose: 'staff-work',
  recipient: 'service-region',
  kinds: ['one-time-code', 'staff-record'],
});

/** Ways out of people. */
export const peopleConnectors: readonly ConnectorEntry[] = [askingForKeys, checkingSignIn];

/** Notices that somebody wished for go to this person (S0.3). */
const forNotices = {
  purposes: ['membership', 'cases', 'extra-notices'],
  recipients: ['service-region', 'operator', 'the-person'],
} as const;

/** Tables of people: customers as the service region knows them, staff and their sessions. */
export const peopleTables: readonly TableEntry[] = [
  table('people', {
    ...service,
    is: 'A human known by the random id that the home region gave.',
    rows: { customer: 'person', privacy: 'all' },
    whyAll:
      'the privacy desk counts the people whom a new policy asks again; home compares the ids of both regions each night.',
    handling: {
      kind: 'random-id',
      purposes: ['membership', 'cases'],
      period: 'profile',
      answers: { pseudonymous: ownId, personal: ownDetail },
      columns: { language: { kind: 'language' }, first_seen_at: { ...ownTrace, kind: 'sign-in' } },
    },
    columns: {
      person_id: pseudonymous('person_id', { customer: 'ri', privacy: 'r' }),
      language: personal('person_id', { customer: 'riu' }),
      first_seen_at: personal('person_id', { customer: 'i' }),
    },
  }),
  table('person_profiles', {
    ...service,
    is: 'What a person tells about itself (S2.1).',
    // Staff read whoever is, was or wishes to be in a company of their areas.
    rows: {
      customer: 'person',
      staff: [
        { via: 'memberships', on: ['person_id'] },
        { via: 'join_requests', on: ['person_id'] },
      ],
    },
    handling: {
      kind: 'name',
      purposes: ['membership', 'cases'],
      period: 'profile',
      answers: { pseudonymous: ownId, personal: ownDetail },
      columns: {
        person_id: { kind: 'random-id' },
        contact_email: { kind: 'contact-email', ...forNotices },
        country_region: { kind: 'country-region', purposes: ['membership'] },
        salutation: { kind: 'salutation', purposes: ['membership'] },
        title: { kind: 'salutation', purposes: ['membership'] },
        position: { kind: 'position' },
        phone: { kind: 'phone', ...forNotices },
        main_reason: { kind: 'main-reason', purposes: ['membership'] },
        department: { kind: 'position', purposes: ['membership'] },
        changed_at: { ...ownTrace, kind: 'act-time', purposes: ['membership'] },
      },
    },
    columns: {
      person_id: pseudonymous('person_id', { customer: 'ri', staff: 'r' }),
      contact_email: personal('person_id', own),
      country_region: personal('person_id', { customer: 'riu' }),
      salutation: personal('person_id', { customer: 'riu' }),
      title: personal('person_id', { customer: 'riu' }),
      name: personal('person_id', own),
      position: personal('person_id', own),
      phone: personal('person_id', own),
      main_reason: personal('person_id', { customer: 'riu' }),
      department: personal('person_id', { customer: 'riu' }),
      changed_at: personal('person_id', { customer: 'riu' }),
    },
  }),
  table('consent_states', {
    ...service,
    is: 'Where a person stands with the transfer and what is optional, as home told last: the fence of this region (S5.2).',
    rows: { customer: 'person', privacy: 'all' },
    whyAll: 'home compares the decisions of both regions each night, by the role of the privacy officer.',
    handling: {
      kind: 'consent',
      purposes: ['cases', 'improvement', 'extra-notices', 'evidence'],
      period: 'profile',
      answers: { pseudonymous: ownId, personal: ownTrace },
      columns: { person_id: { kind: 'random-id' } },
    },
    columns: {
      person_id: pseudonymous('person_id', { customer: 'ri', privacy: 'r' }),
      kind: personal('person_id', { customer: 'ri', privacy: 'r' }),
      given: personal('person_id', { customer: 'riu', privacy: 'r' }),
      decided_at: personal('person_id', { customer: 'riu' }),
      event_id: key({ customer: 'riu' }),
    },
  }),
  table('staff_members', {
    ...service,
    is: 'Somebody of the maker.',
    rows: { customer: 'all', staff: 'all', privacy: 'all', sign_in: 'all' },
    whyAll:
      'a customer sees the name of whoever answered or called (S2.4), staff see their colleagues, whoever signs in is looked up.',
    handling: {
      kind: 'staff-record',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { pseudonymous: doneByStaff, personal: doneByStaff },
      columns: { name: { log: 'never' }, login_name: { log: 'never' } },
    },
    columns: {
      staff_id: pseudonymous('staff_id', { customer: 'r', ...readAtSignIn }),
      name: personal('staff_id', { customer: 'r', ...readAtSignIn }),
      login_name: personal('staff_id', { staff: 'r' }),
      team_id: personal('staff_id', readAtSignIn),
      roles: personal('staff_id', readAtSignIn),
      product_lines: personal('staff_id', readAtSignIn),
      areas: personal('staff_id', readAtSignIn),
      since: personal('staff_id', {}),
      left_at: personal('staff_id', readAtSignIn),
    },
  }),
  table('teams', {
    ...service,
    is: 'People of the maker who work for the same product lines and areas.',
    rows: { staff: 'all', privacy: 'all', sign_in: 'all' },
    whyAll: 'the scope of whoever asks is found here before it is known; it holds nothing of a company.',
    handling: 'of-nobody',
    columns: {
      team_id: key(readAtSignIn),
      name: none(readAtSignIn),
      product_lines: none(readAtSignIn),
      areas: none(readAtSignIn),
    },
  }),
  table('areas', {
    ...service,
    is: 'A part of the country, or of the world, that teams are responsible for.',
    rows: { staff: 'all', privacy: 'all', worker: 'all', sign_in: 'all' },
    whyAll:
      'the scope of whoever asks is found here before it is known, and the area of imported companies; it holds nothing of a company.',
    handling: 'of-nobody',
    columns: {
      area: none({ ...readAtSignIn, worker: 'r' }),
      name_zh: none(readByDesk),
      name_en: none(readByDesk),
      name_de: none(readByDesk),
      regions: none({ staff: 'r', worker: 'r' }),
      place: none({ ...readAtSignIn, worker: 'r' }),
    },
  }),
  table('staff_sessions', {
    ...service,
    is: 'A signed-in browser of a staff member.',
    rows: { staff: 'all', privacy: 'all', worker: 'all', sign_in: 'all' },
    whyAll: 'a session is found by the hash of its token before anybody is known; the worker deletes ended ones.',
    delete: ['worker'],
    handling: {
      kind: 'sign-in',
      purposes: ['staff-work'],
      period: 'staff-session',
      answers: { pseudonymous: doneByStaff, personal: doneByStaff, credential: secretOfStaff },
      columns: { address: { kind: 'ip-address' }, software: { kind: 'client-software' } },
    },
    columns: {
      session_id: key(started),
      token_hash: credential('staff_id', started),
      staff_id: pseudonymous('staff_id', started),
      started_at: personal('staff_id', { staff: 'r', sign_in: 'i' }),
      address: personal('staff_id', { staff: 'r', sign_in: 'i' }),
      software: personal('staff_id', { staff: 'r', sign_in: 'i' }),
      is_new: personal('staff_id', { staff: 'r', sign_in: 'i' }),
      seen_at: personal('staff_id', { staff: 'ru', privacy: 'ru', worker: 'r', sign_in: 'i' }),
      ends_at: personal('staff_id', session),
      ended_at: personal('staff_id', { staff: 'r', privacy: 'r', worker: 'r' }),
    },
  }),
];
