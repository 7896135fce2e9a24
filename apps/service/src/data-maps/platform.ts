import {
  auditCommitment,
  auditFact,
  auditPayload,
  auditSalt,
  key,
  none,
  passing,
  personal,
  pseudonymous,
  securityLog,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const requests = { customer: 'i', staff: 'i', privacy: 'i', worker: 'i' } as const;
const audited = { ...requests, privacy: 'ri', analysis: 'i', sign_in: 'i' } as const;
const counting = { customer: 'riu', staff: 'riu', privacy: 'riu', worker: 'riu' } as const;

const logged = { staff: 'ri', privacy: 'r' } as const;

/** The log of use (S2.8). */
export const accessLogTable: TableEntry = table('access_log', {
  database: 'service',
  region: 'service',
  is: 'One request: when, which declared operation, how it ended, from where, and by which random id; without one where nobody was signed in, and then the address is shortened.',
  rows: { staff: 'all', privacy: 'all' },
  whyAll: 'lines of every company are written together; administrators look for misuse in all of them.',
  handling: {
    kind: 'page-visit',
    purposes: ['security-log', 'staff-work'],
    period: 'security-logs',
    answers: { personal: securityLog, pseudonymous: securityLog },
    columns: {
      address: { kind: 'ip-address' },
      software: { kind: 'client-software' },
      system: { kind: 'client-software' },
      person_id: { kind: 'random-id' },
    },
  },
  columns: {
    request_id: key(logged),
    at: personal('person_id', logged),
    route: personal('person_id', logged),
    method: personal('person_id', logged),
    status: personal('person_id', logged),
    duration_ms: personal('person_id', logged),
    bytes: personal('person_id', logged),
    address: personal('person_id', logged),
    software: personal('person_id', logged),
    system: personal('person_id', logged),
    person_kind: personal('person_id', logged),
    person_id: pseudonymous('person_id', logged),
  },
});

/** Tables that packages/platform and the privacy engine write in the service region. */
export const platformTables: readonly TableEntry[] = [
  table('audit_entries', {
    database: 'service',
    region: 'service',
    is: 'Who did or saw what: a salted commitment that stays, and a payload that can be erased.',
    rows: { customer: 'all', staff: 'all', privacy: 'all', worker: 'all', analysis: 'all', sign_in: 'all' },
    whyAll: 'requests only insert; the privacy officer reads the entries of every company.',
    handling: {
      kind: 'operation',
      purposes: ['evidence', 'staff-work'],
      period: 'read-log',
      answers: { pseudonymous: auditPayload, personal: auditFact },
      columns: {
        actor_person_id: { ...auditCommitment, kind: 'random-id' },
        salt: auditSalt,
        commitment: auditCommitment,
      },
    },
    columns: {
      entry_id: key(audited),
      at: personal('actor_person_id', audited),
      region: none(audited),
      actor_kind: personal('actor_person_id', audited),
      actor_person_id: pseudonymous('actor_person_id', audited),
      what: personal('actor_person_id', audited),
      company_id: key(audited),
      salt: pseudonymous('payload.subjects', { ...audited, privacy: 'riu' }),
      commitment: pseudonymous('payload.subjects', audited),
      payload: pseudonymous('payload.subjects', { ...audited, privacy: 'riu' }),
    },
  }),
  table('outbox_events', {
    database: 'service',
    region: 'service',
    is: 'Business facts in the past tense, ids only, waiting for the worker to relay them.',
    rows: { customer: 'all', staff: 'all', privacy: 'all', worker: 'all' },
    whyAll: 'requests only insert; the worker relays the facts of every company.',
    delete: ['worker'],
    handling: {
      kind: 'random-id',
      purposes: ['membership', 'cases', 'staff-work'],
      period: 'handed-over',
      answers: { pseudonymous: passing, personal: passing },
    },
    columns: {
      event_id: key({ ...requests, worker: 'ri' }),
      kind: personal('body', { ...requests, worker: 'ri' }),
      company_id: key({ ...requests, worker: 'ri' }),
      body: pseudonymous('body', { ...requests, worker: 'ri' }),
      occurred_at: personal('body', { ...requests, worker: 'ri' }),
      relayed_at: none({ worker: 'ru' }, 'a-process'),
    },
  }),
  table('throttles', {
    database: 'service',
    region: 'service',
    is: 'How often a thing was tried in a window of time, under a hash of its key.',
    rows: { customer: 'all', staff: 'all', privacy: 'all', worker: 'all' },
    whyAll: 'an attempt is counted before anybody is known; the key is a hash.',
    delete: ['worker'],
    handling: {
      kind: 'attempt',
      purposes: ['security-log'],
      period: 'attempts',
      answers: { pseudonymous: passing, personal: passing },
    },
    columns: {
      throttle_key: pseudonymous('throttle_key', counting),
      window_start: personal('throttle_key', counting),
      times: personal('throttle_key', counting),
    },
  }),
  table('register_snapshots', {
    database: 'service',
    region: 'service',
    is: 'A processing register that this region has worked by, from when on; the owner writes it, nobody changes it.',
    rows: { privacy: 'all' },
    whyAll: 'registers are about no person; the privacy officer compares them.',
    handling: 'of-nobody',
    columns: {
      register_hash: none({ privacy: 'r' }),
      canonical: none({ privacy: 'r' }),
      first_seen_at: none({ privacy: 'r' }),
      software_version: none({ privacy: 'r' }),
    },
  }),
  table('schema_migrations', {
    database: 'service',
    region: 'service',
    is: 'Which migration files have been applied; the owner alone reads and writes it.',
    rows: {},
    handling: 'of-nobody',
    columns: { name: none({}), applied_at: none({}) },
  }),
];
