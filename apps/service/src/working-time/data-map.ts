import { doneByStaff, none, personal, type TableEntry, table } from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const read = { customer: 'r', staff: 'ri', privacy: 'r', worker: 'r' } as const;
const corrected = { ...read, staff: 'riu' } as const;
const everybody = { customer: 'all', staff: 'all', privacy: 'all', worker: 'all' } as const;
const why = 'due times of everybody are counted by it; it holds nothing of a company or customer.';

/** Tables of working time. */
export const workingTimeTables: readonly TableEntry[] = [
  table('working_calendar', {
    ...service,
    is: 'A day that differs from its weekday: free, worked in exchange, or its weekday after all.',
    rows: everybody,
    whyAll: why,
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { personal: doneByStaff },
    },
    columns: {
      calendar: none(read),
      date: none(read, 'the-calendar'),
      kind: none(corrected),
      name: none({ staff: 'riu' }),
      status: none(corrected),
      source: none({ staff: 'riu' }),
      changed_by: personal('changed_by', { staff: 'riu' }),
      changed_at: personal('changed_by', { staff: 'riu' }),
    },
  }),
  table('working_hours', {
    ...service,
    is: 'When a day of the week is worked, in minutes since midnight.',
    rows: everybody,
    whyAll: why,
    delete: ['staff'],
    handling: 'of-nobody',
    columns: { calendar: none(read), day: none(read), opens: none(read), closes: none(read) },
  }),
];
