import { key, mixed, none, personal, pseudonymous, type TableEntry, table } from '#privacy/vocabulary';

const seen = { customer: 'r', staff: 'ri' } as const;
const desk = { staff: 'ri' } as const;

/** The table of calls. A customer reads time and caller; note and who logged it are staff-only (S2.4). */
export const callTables: readonly TableEntry[] = [
  table('calls', {
    database: 'service',
    region: 'service',
    is: 'A phone contact between staff and a customer about a case.',
    rows: { customer: 'company', staff: { via: 'cases', on: ['company_id', 'case_id'] } },
    columns: {
      company_id: key(seen),
      call_id: key(seen),
      case_id: key(seen),
      called_at: none(seen),
      caller_membership_id: pseudonymous('caller_membership_id:memberships.person_id', seen),
      caller_staff_id: personal('caller_staff_id', seen),
      logged_by: personal('logged_by', desk),
      logged_at: none(desk),
      note: mixed('logged_by', desk),
    },
  }),
];
