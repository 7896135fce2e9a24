import {
  type ConnectorEntry,
  key,
  none,
  passing,
  personal,
  pseudonymous,
  type TableEntry,
  table,
  transferCount,
  wayOut,
} from '#privacy/vocabulary';

const home = { database: 'home', region: 'home' } as const;
const abroad = { recipients: ['operator', 'service-region'] } as const;
const done = { worker: 'riu' } as const;

/** How home fetches facts, compares ids and reports. */
export const exchangeWithService = wayOut('comparison and facts between the regions', {
  from: 'home',
  to: 'service',
  is: 'The question for facts and for the random ids known abroad; numbers of people, random ids about which the regions differ, how often something conspicuous happened on a day at home, and whose sign-in was ended when.',
  purpose: 'evidence',
  recipient: 'service-region',
  kinds: ['random-id'],
});

/** Ways out of what passes between the regions. */
export const regionConnectors: readonly ConnectorEntry[] = [exchangeWithService];

/** Tables of what passes between the regions. */
export const regionTables: readonly TableEntry[] = [
  table('service_transfers', {
    ...home,
    is: 'Whose data left home in a calendar year of China: one row a person, made with the first token for the service, or when a decision is told there.',
    rows: { identity: 'all', worker: 'all' },
    whyAll: 'Requests add a row of their own person; the worker adds whom it tells about, and counts them all.',
    delete: ['worker'],
    handling: {
      kind: 'random-id',
      purposes: ['evidence'],
      period: 'evidence',
      answers: { pseudonymous: transferCount, personal: transferCount },
      // The alarm names the year.
      columns: { year: { log: 'allowed' } },
    },
    columns: {
      year: personal('service_id', { identity: 'ri', worker: 'ri' }),
      service_id: pseudonymous('service_id', { identity: 'ri', worker: 'ri' }),
      first_at: personal('service_id', { identity: 'i', worker: 'i' }),
    },
  }),
  table('received_facts', {
    ...home,
    is: 'A fact of the service region that home has had: the same one again changes nothing.',
    rows: { worker: 'all' },
    whyAll: 'The worker alone fetches facts.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: { event_id: key({ worker: 'ri' }), received_at: none({ worker: 'ri' }) },
  }),
  table('comparisons', {
    ...home,
    is: 'A comparison of the ids of both regions.',
    rows: { worker: 'all' },
    whyAll: 'The worker alone compares.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      slot: key({ worker: 'ri' }),
      began_at: none(done),
      next_try_at: none(done),
      ended_at: none({ worker: 'ru' }),
      persons_home: none({ worker: 'ru' }),
      persons_service: none({ worker: 'ru' }),
    },
  }),
  table('comparison_differences', {
    ...home,
    is: 'A random id about which the regions differed; gone with the next comparison that ends.',
    rows: { worker: 'all' },
    whyAll: 'The worker alone compares.',
    delete: ['worker'],
    handling: {
      kind: 'random-id',
      purposes: ['evidence'],
      period: 'one-time',
      answers: { pseudonymous: passing, personal: passing },
      // The privacy desk abroad is told about whom the regions differ, and in what.
      columns: { service_id: abroad, kind: abroad },
    },
    columns: {
      slot: key({ worker: 'ri' }),
      kind: personal('service_id', { worker: 'ri' }),
      service_id: pseudonymous('service_id', { worker: 'ri' }),
    },
  }),
];
