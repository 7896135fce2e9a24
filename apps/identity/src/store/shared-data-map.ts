import type { PurposeId } from '#privacy/catalogue';
import {
  type Audience,
  auditCommitment,
  auditFact,
  auditPayload,
  auditSalt,
  callable,
  credential,
  type FunctionEntry,
  key,
  mixed,
  none,
  passing,
  passingSecret,
  personal,
  pseudonymous,
  securityLog,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

/** Where the tables lie, who answers requests there and who sweeps. */
export interface RealmPlace {
  readonly database: 'home' | 'staff_realm';
  readonly region: 'home' | 'service';
  readonly requests: Audience;
  readonly sweeper: Audience;
  /** Why people sign in there. */
  readonly purpose: PurposeId;
}

const sweeping = 'Found by a hash that only the holder can show; what has ended is removed by a sweep over all rows.';

const placeOf = ({ database, region }: RealmPlace) => ({ database, region });
const all = (...audiences: Audience[]) => Object.fromEntries(audiences.map((each) => [each, 'all' as const]));
function providerTables(realm: RealmPlace): TableEntry[] {
  const { requests, sweeper } = realm;
  return [
    table('oidc_records', {
      ...placeOf(realm),
      is: 'What the OpenID provider remembers: found by hash, content encrypted.',
      rows: all(requests, sweeper),
      whyAll: sweeping,
      delete: [requests, sweeper],
      handling: {
        kind: 'sign-in',
        purposes: [realm.purpose],
        period: 'session',
        answers: { pseudonymous: passing, personal: passing, credential: passingSecret },
      },
      columns: {
        model: none({ [requests]: 'ri' }),
        id_hash: credential('subject_id', { [requests]: 'ri' }),
        uid_hash: credential('subject_id', { [requests]: 'riu' }),
        grant_id: key({ [requests]: 'riu' }),
        subject_id: pseudonymous('subject_id', { [requests]: 'riu' }),
        client_id: none({ [requests]: 'riu' }),
        payload: credential('subject_id', { [requests]: 'riu' }),
        consumed_at: personal('subject_id', { [requests]: 'riu' }),
        created_at: personal('subject_id', { [requests]: 'ri' }),
        expires_at: personal('subject_id', { [requests]: 'riu', [sweeper]: 'r' }),
      },
    }),
    table('signing_keys', {
      ...placeOf(realm),
      is: 'A key that signs tokens.',
      rows: all(requests),
      whyAll: 'Keys belong to the realm, not to a person.',
      delete: [requests],
      handling: 'of-nobody',
      columns: {
        kid: key({ [requests]: 'ri' }),
        private_key: key({ [requests]: 'ri' }),
        published_at: none({ [requests]: 'ri' }),
        signs_from: none({ [requests]: 'ri' }),
      },
    }),
  ];
}

function recordTables(realm: RealmPlace): TableEntry[] {
  const { requests } = realm;
  const added = { [requests]: 'i' } as const;
  return [
    table('audit_entries', {
      ...placeOf(realm),
      is: 'Who did or saw what.',
      rows: all(requests),
      whyAll: 'Requests only add rows.',
      handling: {
        kind: 'operation',
        purposes: realm.database === 'home' ? ['evidence'] : ['staff-work'],
        period: 'read-log',
        answers: { pseudonymous: auditCommitment, personal: auditFact, mixed: auditPayload },
        columns: { actor_person_id: { kind: 'random-id' }, salt: auditSalt },
      },
      columns: {
        entry_id: key(added),
        at: personal('actor_person_id', added),
        region: none(added),
        actor_kind: personal('actor_person_id', added),
        actor_person_id: pseudonymous('actor_person_id', added),
        what: personal('actor_person_id', added),
        company_id: key(added),
        salt: pseudonymous('actor_person_id', added),
        commitment: pseudonymous('actor_person_id', added),
        payload: mixed('actor_person_id', added),
      },
    }),
    outboxTable(realm),
  ];
}

function outboxTable(realm: RealmPlace): TableEntry {
  const { requests, sweeper } = realm;
  const added = { [requests]: 'i' } as const;
  // Home alone has something to tell the other region.
  const isTold = realm.database === 'home';
  const tells = (right: 'ri' | 'ru' | 'riu') => (isTold ? { [sweeper]: right } : {});
  return table('outbox_events', {
    ...placeOf(realm),
    is: 'A business fact waiting to be told; ids only, and none once it was told.',
    rows: isTold ? all(requests, sweeper) : all(requests),
    whyAll: isTold
      ? 'Requests only add rows; the worker tells the other region what waits.'
      : 'Requests only add rows.',
    delete: isTold ? [sweeper] : [],
    handling: {
      kind: 'random-id',
      purposes: [realm.purpose],
      period: 'outbox',
      answers: { pseudonymous: passing, personal: passing },
    },
    columns: {
      event_id: key({ ...added, ...tells('ri') }),
      kind: personal('body', { ...added, ...tells('ri') }),
      company_id: key(added),
      body: pseudonymous('body', { ...added, ...tells('riu') }),
      occurred_at: personal('body', { ...added, ...tells('ri') }),
      relayed_at: none(tells('ru'), 'a-process'),
    },
  });
}

function throttleTable(realm: RealmPlace): TableEntry {
  const { requests, sweeper } = realm;
  // The worker of home counts the mails it sends.
  const counts = (right: 'ri' | 'riu') => (realm.database === 'home' ? { [sweeper]: right } : {});
  return table('throttles', {
    ...placeOf(realm),
    is: 'How often a thing was tried in a window of time, under a hash of its key.',
    rows: all(requests, sweeper),
    whyAll: 'Counts are found by the hash of their key.',
    delete: [sweeper],
    handling: {
      kind: 'attempt',
      purposes: [realm.database === 'home' ? 'security-log' : 'staff-work'],
      period: 'attempts',
      answers: { pseudonymous: passing, personal: passing },
    },
    columns: {
      throttle_key: pseudonymous('throttle_key', { [requests]: 'ri', ...counts('ri') }),
      window_start: personal('throttle_key', { [requests]: 'ri', [sweeper]: realm.database === 'home' ? 'ri' : 'r' }),
      times: personal('throttle_key', { [requests]: 'riu', ...counts('riu') }),
    },
  });
}

function accessLogTable(realm: RealmPlace): TableEntry {
  const logged = { [realm.requests]: 'i' } as const;
  return table('access_log', {
    ...placeOf(realm),
    is: 'One request: when, which declared operation, how it ended, from where, and by which random id; without one where nobody was signed in, and then the address is shortened.',
    rows: all(realm.requests),
    whyAll: 'Requests only add lines.',
    handling: {
      kind: 'page-visit',
      purposes: [realm.database === 'home' ? 'security-log' : 'staff-work'],
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
}

/** Functions of a realm's schema that audiences may call. */
export const sharedFunctions = ({ database, requests, sweeper }: RealmPlace): FunctionEntry[] => [
  callable('make_access_log_partition(timestamp with time zone)', {
    database,
    is: 'Makes the partition of a month of the log of use, ahead and should one be missing.',
    who: [requests, sweeper],
  }),
  callable('drop_access_log_partitions(timestamp with time zone, interval)', {
    database,
    is: 'Drops months of the log of use whose oldest line is old enough, none that could hold a line of under 184 days (S2.8).',
    who: [sweeper],
  }),
  callable('misuse_by_day(timestamp with time zone, integer, integer, integer)', {
    database,
    is: 'How often something conspicuous happened on a day, and how many visitors it came from; nothing of whom.',
    who: [sweeper],
  }),
];

/** Tables that both realms have. */
export const sharedTables = (realm: RealmPlace): TableEntry[] => [
  ...providerTables(realm),
  ...recordTables(realm),
  throttleTable(realm),
  accessLogTable(realm),
];
