import { doneByStaff, key, none, personal, type TableEntry, table } from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const desk = { staff: 'ri' } as const;
const handedOn = { customer: 'r', staff: 'ri' } as const;

/** Tables of machines that changed their company. */
export const moveTables: readonly TableEntry[] = [
  table('machine_move_registry', {
    ...service,
    is: 'From which company to which a machine has moved; staff only.',
    // Of machines that staff see where they are now.
    rows: { staff: { via: 'machines', on: ['company_id', 'machine_id'] } },
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { personal: doneByStaff },
    },
    columns: {
      move_id: key(desk),
      machine_number: none(desk),
      company_id: key(desk),
      machine_id: key(desk),
      from_company_id: key(desk),
      from_machine_id: key(desk),
      at: personal('moved_by', desk),
      moved_by: personal('moved_by', desk),
    },
  }),
  table('machine_history', {
    ...service,
    is: 'What a machine had before it came to its company; nothing in it leads to anybody.',
    rows: { customer: 'company', staff: { via: 'machines', on: ['company_id', 'machine_id'] } },
    handling: 'of-nobody',
    columns: {
      company_id: key(handedOn),
      history_id: key(desk),
      machine_id: key(handedOn),
      month: none(handedOn),
      error_number: none(handedOn),
      cause_code: none(handedOn),
      remedy_code: none(handedOn),
      first_move_id: key(desk),
    },
  }),
];
