import { key, mixed, none, personal, pseudonymous, type TableEntry, table } from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const ofCase = { via: 'cases', on: ['company_id', 'case_id'] } as const;
const sent = { customer: 'ri', staff: 'r' } as const;
const moved = { customer: 'ru', staff: 'ru', worker: 'ru' } as const;
const told = { customer: 'ri', staff: 'ri' } as const;
const fact = { customer: 'ri', staff: 'ri', worker: 'ri' } as const;
const desk = { staff: 'ri' } as const;
const lateness = { staff: 'ri', worker: 'i' } as const;
const searched = { customer: 'ri', staff: 'r' } as const;
const everyCase = 'the worker closes unopposed solutions of every company, and counts what is due.';
const counted = 'the worker counts when the maker has answered cases of every company.';
const opener = 'opened_by:memberships.person_id';
const author = 'author_membership_id:memberships.person_id';

/** Tables of cases. The customer role has no right at all on priority, assignee, notes and desk changes. */
export const caseTables: readonly TableEntry[] = [
  table('case_registry', {
    ...service,
    is: 'Case number and case id to company, across all companies.',
    rows: { customer: 'company', staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCase,
    columns: {
      case_id: key({ ...sent, worker: 'r' }),
      serial: none({}),
      case_number: none({ customer: 'r', staff: 'r' }),
      company_id: key({ ...sent, worker: 'r' }),
      product_line: none({ customer: 'i', staff: 'r' }),
      area: none({ customer: 'i', staff: 'ru' }),
      opened_at: none({ customer: 'i', staff: 'r' }),
      closed_at: none({ customer: 'ru', staff: 'ru', worker: 'ru' }),
    },
  }),
  table('cases', {
    ...service,
    is: 'One reported problem or wish: what the customer sent and where it stands now.',
    rows: { customer: 'company', staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCase,
    columns: {
      company_id: key({ ...sent, worker: 'r' }),
      case_id: key({ ...sent, worker: 'r' }),
      case_number: none({ ...sent, worker: 'r' }),
      machine_id: key({ ...sent, worker: 'r' }),
      machine_number: none(sent),
      model: none(sent),
      product_line: none({ ...sent, worker: 'r' }),
      area: none({ customer: 'ri', staff: 'ru', worker: 'r' }),
      opened_by: pseudonymous(opener, sent),
      opened_at: none({ ...sent, worker: 'r' }),
      changed_at: none({ customer: 'riu', staff: 'ru', worker: 'u' }),
      reason: none(sent),
      severity: none({ ...sent, worker: 'r' }),
      error_number: none(sent),
      description: mixed(opener, sent),
      language: none(sent),
      contact_membership_id: pseudonymous('contact_membership_id:memberships.person_id', sent),
      call_back_number: personal(opener, sent),
      alarms: none(sent),
      alarms_at: none(sent),
      alarm_proof: none(sent),
      control_software: none(sent),
      state: none(moved),
      turn: none({ customer: 'ru', staff: 'ru', worker: 'r' }),
      promised_update_at: none({ customer: 'ru', staff: 'ru', worker: 'ru' }),
      solved_at: none(moved),
      cause: none({ customer: 'ru', staff: 'ru' }),
      remedy: none({ customer: 'ru', staff: 'ru' }),
      cause_code: none({ staff: 'ru' }),
      remedy_code: none({ staff: 'ru' }),
      closed_at: none({ customer: 'u', staff: 'ru', worker: 'u' }),
      file_count: none({ customer: 'riu', staff: 'r' }),
      clock: none({ staff: 'ru', worker: 'ru' }),
      due_at: none({ staff: 'ru', worker: 'ru' }),
      due_of: none({ staff: 'ru', worker: 'ru' }),
      band: none({ staff: 'r' }),
      rises_at: none({ staff: 'r' }),
      priority: none({ staff: 'ru' }),
      assignee: personal('assignee', { staff: 'ru' }),
    },
  }),
  table('case_replies', {
    ...service,
    is: 'What one side wrote to the other in a case.',
    rows: { customer: 'company', staff: ofCase, worker: 'all' },
    whyAll: counted,
    columns: {
      company_id: key({ ...told, worker: 'r' }),
      reply_id: key(told),
      case_id: key({ ...told, worker: 'r' }),
      at: none({ ...told, worker: 'r' }),
      author_membership_id: pseudonymous(author, { ...told, worker: 'r' }),
      author_staff_id: personal('author_staff_id', { customer: 'r', staff: 'ri' }),
      text: mixed(author, told),
    },
  }),
  table('case_words', {
    ...service,
    is: 'Pieces of the words of a case, its replies and its solution, to be searched.',
    rows: { customer: 'company', staff: ofCase },
    columns: {
      company_id: key(searched),
      case_id: key(searched),
      opened_at: none({ customer: 'ri', staff: 'r' }),
      words: mixed(`case_id:cases.${opener}`, { customer: 'riu', staff: 'ru' }),
    },
  }),
  table('case_joiners', {
    ...service,
    is: 'Who has the same problem as an open case and joined it.',
    rows: { customer: 'company', staff: ofCase },
    columns: {
      company_id: key(sent),
      case_id: key(sent),
      membership_id: pseudonymous('membership_id:memberships.person_id', sent),
      at: none(sent),
    },
  }),
  table('case_notes', {
    ...service,
    is: 'Internal notes; staff only.',
    rows: { staff: ofCase },
    columns: {
      company_id: key(desk),
      note_id: key(desk),
      case_id: key(desk),
      at: none(desk),
      author_staff_id: personal('author_staff_id', desk),
      text: mixed('author_staff_id', desk),
    },
  }),
  table('case_changes', {
    ...service,
    is: 'Facts about a case that both sides see.',
    rows: { customer: 'company', staff: ofCase, worker: 'all' },
    whyAll: everyCase,
    columns: {
      company_id: key(fact),
      change_id: key(fact),
      case_id: key(fact),
      kind: none(fact),
      at: none(fact),
      author_membership_id: pseudonymous(author, told),
      author_staff_id: personal('author_staff_id', { customer: 'r', staff: 'ri' }),
      turn: none({ ...told, worker: 'r' }),
      promised_update_at: none({ customer: 'r', staff: 'ri', worker: 'r' }),
      cause: mixed('author_staff_id', { customer: 'r', staff: 'ri' }),
      remedy: mixed('author_staff_id', { customer: 'r', staff: 'ri' }),
      text: mixed(author, told),
      how: none(fact),
      stop_reason: none({ customer: 'r', staff: 'ri' }),
    },
  }),
  table('case_desk_changes', {
    ...service,
    is: 'Facts about a case that only staff see.',
    rows: { staff: ofCase, worker: 'all' },
    whyAll: 'the worker says of cases of every company that they are late.',
    columns: {
      company_id: key(lateness),
      change_id: key(lateness),
      case_id: key(lateness),
      kind: none(lateness),
      at: none(lateness),
      author_staff_id: personal('author_staff_id', desk),
      assignee: personal('assignee', desk),
      priority: none(desk),
      due_of: none({ staff: 'r', worker: 'i' }),
      due_at: none({ staff: 'r', worker: 'i' }),
    },
  }),
  table('saved_filters', {
    ...service,
    is: 'How somebody narrows the queue, kept under a name for themselves or for every desk.',
    rows: { staff: 'all' },
    whyAll: 'filters hold words of the desk and nothing of a company; the queries show one’s own and what is shared.',
    delete: ['staff'],
    columns: {
      filter_id: key({ staff: 'ri' }),
      staff_id: personal('staff_id', { staff: 'ri' }),
      name: none({ staff: 'riu' }),
      shared: none({ staff: 'riu' }),
      wish: none({ staff: 'riu' }),
      changed_at: none({ staff: 'riu' }),
    },
  }),
];
