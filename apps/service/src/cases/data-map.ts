import {
  type Answers,
  doneByStaff,
  key,
  mixed,
  none,
  noteOfStaff,
  personal,
  placeInRecord,
  pseudonymous,
  type TableEntry,
  table,
  timeInRecord,
  valueInRecord,
  writtenText,
} from '#privacy/vocabulary';
import { deskTables } from './desk/data-map.ts';

const service = { database: 'service', region: 'service' } as const;
const ofCase = { via: 'cases', on: ['company_id', 'case_id'] } as const;
const sent = { customer: 'ri', staff: 'r' } as const;
const moved = { customer: 'ru', staff: 'ru', worker: 'ru' } as const;
const told = { customer: 'ri', staff: 'ri' } as const;
const fact = { customer: 'ri', staff: 'ri', worker: 'ri' } as const;
const desk = { staff: 'ri' } as const;
const everyCase = 'the worker closes unopposed solutions of every company, and counts what is due.';
const counted = 'the worker counts when the maker has answered cases of every company.';
const opener = 'opened_by:memberships.person_id';
const author = 'author_membership_id:memberships.person_id';

const byStaff = { ...doneByStaff, kind: 'staff-work', purposes: ['staff-work'] } as const;
/** Of a case that may be counted for improvement, with its opener's consent (S2.5). */
const analysed = { ...placeInRecord, kind: 'analysed-case', purposes: ['cases', 'improvement'] } as const;
/** When somebody wrote, joined or changed something. */
const time = { ...timeInRecord, kind: 'act-time' } as const;
/** Made anew from the texts; it goes where they go. */
const searchWords: Answers = { ...writtenText, export: { withhold: 'technical' }, rectify: 'never' };

/** Tables of cases. The customer role has no right at all on priority, assignee, notes and desk changes. */
export const caseTables: readonly TableEntry[] = [
  table('case_registry', {
    ...service,
    is: 'Case number and case id to company, across all companies.',
    rows: { customer: 'company', staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCase,
    handling: {
      kind: 'act-time',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { personal: timeInRecord },
    },
    columns: {
      case_id: key({ ...told, worker: 'r' }),
      serial: none({}),
      case_number: none({ customer: 'r', staff: 'r' }),
      company_id: key({ ...told, worker: 'r' }),
      product_line: none({ customer: 'i', staff: 'ri' }),
      area: none({ customer: 'i', staff: 'riu' }),
      opened_at: personal(`case_id:cases.${opener}`, { customer: 'i', staff: 'ri', worker: 'r' }),
      closed_at: none({ customer: 'ru', staff: 'ru', worker: 'ru' }, 'the-case'),
    },
  }),
  table('cases', {
    ...service,
    is: 'One reported problem or wish: what the customer sent or said on the phone, and where it stands now.',
    rows: { customer: 'company', staff: 'product-line-and-area', worker: 'all' },
    whyAll: everyCase,
    handling: {
      kind: 'case-text',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { pseudonymous: placeInRecord, mixed: writtenText, personal: valueInRecord },
      columns: {
        opened_by: { kind: 'case-authorship' },
        opened_by_staff: byStaff,
        assignee: byStaff,
        contact_membership_id: { kind: 'case-contact' },
        call_back_number: { kind: 'case-contact' },
        model: analysed,
        error_number: analysed,
        control_software: analysed,
        severity: analysed,
        cause_code: analysed,
        remedy_code: analysed,
        opened_at: analysed,
        language: { ...placeInRecord, kind: 'language' },
      },
    },
    columns: {
      company_id: key({ ...told, worker: 'r' }),
      case_id: key({ ...told, worker: 'r' }),
      case_number: none({ ...told, worker: 'r' }),
      machine_id: key({ ...told, worker: 'r' }),
      machine_number: none(told),
      model: personal(opener, told),
      product_line: none({ ...told, worker: 'r' }),
      area: none({ customer: 'ri', staff: 'riu', worker: 'r' }),
      opened_by: pseudonymous(opener, told),
      opened_by_staff: personal('opened_by_staff', { customer: 'r', staff: 'ri' }),
      opened_at: personal(opener, { ...told, worker: 'r' }),
      changed_at: none({ customer: 'riu', staff: 'riu', worker: 'u' }, 'the-case'),
      reason: none(told),
      severity: personal(opener, { ...told, worker: 'r' }),
      error_number: personal(opener, told),
      description: mixed(opener, told),
      language: personal(opener, told),
      contact_membership_id: pseudonymous('contact_membership_id:memberships.person_id', told),
      call_back_number: personal(opener, told),
      alarms: none(sent),
      alarms_at: none(sent, 'the-machine'),
      alarm_proof: none(sent),
      control_software: personal(opener, sent),
      state: none(moved),
      turn: none({ customer: 'ru', staff: 'ru', worker: 'r' }),
      promised_update_at: none({ customer: 'ru', staff: 'ru', worker: 'ru' }, 'the-case'),
      solved_at: none(moved, 'the-case'),
      cause: mixed('case_id:case_changes.author_staff_id', { customer: 'ru', staff: 'ru' }),
      remedy: mixed('case_id:case_changes.author_staff_id', { customer: 'ru', staff: 'ru' }),
      cause_code: personal(opener, { staff: 'ru' }),
      remedy_code: personal(opener, { staff: 'ru' }),
      closed_at: none({ customer: 'u', staff: 'ru', worker: 'u' }, 'the-case'),
      file_count: none({ customer: 'riu', staff: 'r' }),
      spoken_at: none({ staff: 'ru', worker: 'r' }, 'the-case'),
      goes_on_in: none({ customer: 'r', staff: 'ru', worker: 'r' }),
      clock: none({ staff: 'ru', worker: 'ru' }),
      due_at: none({ staff: 'ru', worker: 'ru' }, 'the-case'),
      due_of: none({ staff: 'ru', worker: 'ru' }),
      band: none({ staff: 'r' }),
      rises_at: none({ staff: 'r' }, 'the-case'),
      priority: none({ staff: 'ru' }),
      assignee: personal('assignee', { staff: 'ru' }),
    },
  }),
  table('case_replies', {
    ...service,
    is: 'What one side wrote to the other in a case.',
    rows: { customer: 'company', staff: ofCase, worker: 'all' },
    whyAll: counted,
    handling: {
      kind: 'case-text',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { pseudonymous: placeInRecord, mixed: writtenText, personal: doneByStaff },
      columns: { author_membership_id: { kind: 'case-authorship' }, author_staff_id: byStaff, at: time },
    },
    columns: {
      company_id: key({ ...told, worker: 'r' }),
      reply_id: key({ ...told, worker: 'r' }),
      case_id: key({ ...told, worker: 'r' }),
      at: personal(author, { ...told, worker: 'r' }),
      author_membership_id: pseudonymous(author, { ...told, worker: 'r' }),
      author_staff_id: personal('author_staff_id', { customer: 'r', staff: 'ri' }),
      text: mixed(author, told),
    },
  }),
  table('case_words', {
    ...service,
    is: 'Pieces of the words of a case, its replies and its solution, to be searched.',
    rows: { customer: 'company', staff: 'product-line-and-area' },
    handling: {
      kind: 'case-text',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { mixed: searchWords, personal: timeInRecord },
      columns: { opened_at: { kind: 'act-time' } },
    },
    columns: {
      company_id: key(told),
      case_id: key(told),
      product_line: none({ customer: 'i', staff: 'ri' }),
      area: none({ customer: 'i', staff: 'riu' }),
      opened_at: personal(`case_id:cases.${opener}`, told),
      words: mixed(`case_id:cases.${opener}`, { customer: 'riu', staff: 'riu' }),
    },
  }),
  table('case_joiners', {
    ...service,
    is: 'Who has the same problem as an open case and joined it.',
    rows: { customer: 'company', staff: ofCase },
    handling: {
      kind: 'case-authorship',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { pseudonymous: placeInRecord, personal: timeInRecord },
      columns: { at: { kind: 'act-time' } },
    },
    columns: {
      company_id: key(sent),
      case_id: key(sent),
      membership_id: pseudonymous('membership_id:memberships.person_id', sent),
      at: personal('membership_id:memberships.person_id', sent),
    },
  }),
  table('case_notes', {
    ...service,
    is: 'Internal notes; staff only.',
    rows: { staff: ofCase },
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work', 'cases'],
      period: 'case-texts',
      answers: { personal: doneByStaff, mixed: noteOfStaff },
    },
    columns: {
      company_id: key(desk),
      note_id: key(desk),
      case_id: key(desk),
      at: personal('author_staff_id', desk),
      author_staff_id: personal('author_staff_id', desk),
      text: mixed('author_staff_id', desk),
    },
  }),
  table('case_changes', {
    ...service,
    is: 'Facts about a case that both sides see.',
    rows: { customer: 'company', staff: ofCase, worker: 'all' },
    whyAll: everyCase,
    handling: {
      kind: 'case-text',
      purposes: ['cases'],
      period: 'case-texts',
      answers: { pseudonymous: placeInRecord, mixed: writtenText, personal: doneByStaff },
      columns: {
        author_membership_id: { kind: 'case-authorship' },
        author_staff_id: byStaff,
        at: time,
        kind: { ...timeInRecord, kind: 'case-authorship' },
        how: { ...timeInRecord, kind: 'case-authorship' },
      },
    },
    columns: {
      company_id: key(fact),
      change_id: key(fact),
      case_id: key(fact),
      kind: personal(author, fact),
      at: personal(author, fact),
      author_membership_id: pseudonymous(author, told),
      author_staff_id: personal('author_staff_id', { customer: 'r', staff: 'ri' }),
      turn: none({ ...told, worker: 'r' }),
      promised_update_at: none({ customer: 'r', staff: 'ri', worker: 'r' }, 'the-case'),
      cause: mixed('author_staff_id', { customer: 'r', staff: 'ri' }),
      remedy: mixed('author_staff_id', { customer: 'r', staff: 'ri' }),
      text: mixed(author, told),
      how: personal(author, fact),
      stop_reason: none({ customer: 'r', staff: 'ri' }),
    },
  }),
  ...deskTables,
];
