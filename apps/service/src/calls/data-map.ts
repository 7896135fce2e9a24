import {
  doneByStaff,
  key,
  mixed,
  noteOfStaff,
  personal,
  placeInRecord,
  pseudonymous,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const seen = { customer: 'r', staff: 'ri' } as const;
const desk = { staff: 'ri' } as const;

/** The table of calls. A customer reads time and caller; note and who logged it are staff-only (S2.4). */
export const callTables: readonly TableEntry[] = [
  table('calls', {
    database: 'service',
    region: 'service',
    is: 'A phone contact between staff and a customer about a case.',
    rows: { customer: 'company', staff: { via: 'cases', on: ['company_id', 'case_id'] } },
    handling: {
      kind: 'call',
      purposes: ['calls', 'cases'],
      period: 'case-texts',
      answers: { pseudonymous: placeInRecord, personal: doneByStaff, mixed: noteOfStaff },
      columns: {
        called_at: { ...placeInRecord, log: 'never' },
        caller_staff_id: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] },
        logged_by: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] },
        logged_at: { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] },
        note: { kind: 'staff-work', purposes: ['staff-work', 'cases'] },
      },
    },
    columns: {
      company_id: key(seen),
      call_id: key(seen),
      case_id: key(seen),
      called_at: personal('caller_membership_id:memberships.person_id', seen),
      caller_membership_id: pseudonymous('caller_membership_id:memberships.person_id', seen),
      caller_staff_id: personal('caller_staff_id', seen),
      logged_by: personal('logged_by', desk),
      logged_at: personal('logged_by', desk),
      note: mixed('logged_by', desk),
    },
  }),
];
