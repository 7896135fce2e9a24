import { key, none, passing, personal, pseudonymous, type TableEntry, table } from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const kept = { privacy: 'riu', worker: 'r' } as const;

/** Tables of what passes between the regions. */
export const regionTables: readonly TableEntry[] = [
  table('home_facts', {
    ...service,
    is: 'A fact that home fetches; whom it is about is emptied when home has it, or after an hour.',
    rows: { customer: 'person', privacy: 'all', worker: 'all' },
    whyAll: 'home fetches the facts about everybody; the worker empties and removes them.',
    delete: ['worker'],
    handling: {
      kind: 'random-id',
      purposes: ['membership'],
      period: 'outbox',
      answers: { pseudonymous: passing, personal: passing },
    },
    columns: {
      event_id: key({ customer: 'i', privacy: 'ri', worker: 'r' }),
      kind: personal('person_id', { customer: 'i', privacy: 'ri', worker: 'r' }),
      person_id: pseudonymous('person_id', { customer: 'i', privacy: 'ru', worker: 'ru' }),
      occurred_at: personal('person_id', { customer: 'i', privacy: 'ri', worker: 'r' }),
      told_at: none({ privacy: 'ru', worker: 'r' }, 'a-process'),
    },
  }),
  table('ended_tokens', {
    ...service,
    is: 'Whose tokens from before a moment are refused, because they ended a sign-in at home; gone when such tokens have ended.',
    rows: { privacy: 'all', worker: 'all' },
    whyAll: 'home tells it of everybody; the worker removes what has ended. Requests ask by require_consent alone.',
    delete: ['worker'],
    handling: {
      kind: 'sign-in',
      purposes: ['security-log'],
      period: 'outbox',
      answers: { pseudonymous: passing, personal: passing },
      columns: { person_id: { kind: 'random-id' } },
    },
    columns: {
      person_id: pseudonymous('person_id', { privacy: 'ri' }),
      ended_at: personal('person_id', { privacy: 'riu', worker: 'r' }),
    },
  }),
  table('home_reports', {
    ...service,
    is: 'How things stand at home, as home said last: numbers and times.',
    rows: { privacy: 'all', worker: 'all' },
    whyAll: 'one row about nobody.',
    handling: 'of-nobody',
    columns: {
      report_id: key({ privacy: 'ri', worker: 'r' }),
      reported_at: none(kept),
      decisions_waiting: none(kept),
      oldest_decision_at: none(kept),
      transfer_year: none(kept),
      transferred_persons: none(kept),
      thresholds: none(kept),
      compared_at: none(kept),
      persons_home: none(kept),
      persons_service: none(kept),
    },
  }),
  table('home_misuse', {
    ...service,
    is: 'How often something conspicuous happened at home on a day, as home said last: numbers, nothing of whom.',
    rows: { privacy: 'all', staff: 'all', worker: 'all' },
    whyAll: 'numbers about nobody.',
    delete: ['privacy'],
    handling: 'of-nobody',
    columns: {
      day: none({ privacy: 'ri', staff: 'r', worker: 'r' }),
      kind: none({ privacy: 'ri', staff: 'r', worker: 'r' }),
      times: none({ privacy: 'ri', staff: 'r', worker: 'r' }),
      sources: none({ privacy: 'ri', staff: 'r', worker: 'r' }),
    },
  }),
  table('region_differences', {
    ...service,
    is: 'A way in which the ids of both regions differed when home last compared them; replaced by the next comparison.',
    rows: { privacy: 'all', worker: 'all' },
    whyAll: 'the privacy officer looks after all of them; the worker raises the alarm by their number.',
    delete: ['privacy'],
    handling: { kind: 'random-id', purposes: ['evidence'], period: 'one-time', answers: { pseudonymous: passing } },
    columns: {
      kind: none({ privacy: 'ri', worker: 'r' }),
      persons: none({ privacy: 'ri', worker: 'r' }),
      examples: pseudonymous('examples', { privacy: 'ri' }),
    },
  }),
];
