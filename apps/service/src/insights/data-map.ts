import { key, none, personal, type TableEntry, table, timeInRecord } from '#privacy/vocabulary';

const counted = { staff: 'r', worker: 'riu' } as const;

/** Tables of insights. No role reads a person in them; the customer role has no right on them. */
export const insightTables: readonly TableEntry[] = [
  table('case_measures', {
    database: 'service',
    region: 'service',
    is: 'What can be counted of a case: waiting in working minutes by whose turn it was, and promises.',
    rows: { staff: 'product-line-and-area', worker: 'all' },
    whyAll: 'the worker measures cases of every company.',
    handling: { kind: 'act-time', purposes: ['cases'], period: 'case-texts', answers: { personal: timeInRecord } },
    columns: {
      company_id: key(counted),
      case_id: key(counted),
      product_line: none(counted),
      // Moves with the company, like the area of its cases.
      area: none({ staff: 'ru', worker: 'riu' }),
      // A day of somebody who opened a case; everything else is counted of the case.
      opened_on: personal('case_id:cases.opened_by:memberships.person_id', counted),
      first_answer: none(counted),
      first_answer_minutes: none(counted),
      is_finished: none(counted),
      is_merged: none(counted),
      maker_minutes: none(counted),
      customer_minutes: none(counted),
      parts_minutes: none(counted),
      visit_minutes: none(counted),
      longest_turn: none(counted),
      promises: none(counted),
      late_promises: none(counted),
    },
  }),
];
