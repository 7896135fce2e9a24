import { doneByStaff, none, personal, type TableEntry, table } from '#privacy/vocabulary';

const read = { staff: 'ri', worker: 'r' } as const;
const written = { ...read, staff: 'riu' } as const;

/** Tables of service goals. The customer role has no right on them. */
export const serviceGoalTables: readonly TableEntry[] = [
  table('service_goals', {
    database: 'service',
    region: 'service',
    is: 'How soon the maker wants to answer and to say more, in minutes of working time.',
    rows: { staff: 'all', worker: 'all' },
    whyAll: 'goals are the same for every company; they hold nothing of one.',
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { personal: doneByStaff },
    },
    columns: {
      product_line: none(read),
      severity: none(read),
      level: none(read),
      calendar: none(written),
      first_answer_minutes: none(written),
      update_minutes: none(written),
      changed_by: personal('changed_by', { staff: 'riu' }),
      changed_at: personal('changed_by', { staff: 'riu' }),
    },
  }),
];
