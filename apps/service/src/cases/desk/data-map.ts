import {
  doneByStaff,
  type Handling,
  key,
  mixed,
  none,
  noteOfStaff,
  personal,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const ofCase = { via: 'cases', on: ['company_id', 'case_id'] } as const;
const desk = { staff: 'ri' } as const;
const seenByBoth = { customer: 'r', staff: 'ri' } as const;
const lateness = { staff: 'ri', worker: 'i' } as const;
const counted = 'the worker counts when the maker has answered cases of every company.';
const ofDesk: Handling = {
  kind: 'staff-work',
  purposes: ['staff-work'],
  period: 'case-texts',
  answers: { personal: doneByStaff },
};

/** What the desk does with cases: merges, links, splits, changes, filters. */
export const deskTables: readonly TableEntry[] = [
  table('case_merges', {
    ...service,
    is: 'That one case goes on in another of the same company: who said so, when, and who took it back.',
    rows: { customer: 'company', staff: ofCase, worker: 'all' },
    whyAll: counted,
    handling: ofDesk,
    columns: {
      company_id: key({ customer: 'r', staff: 'ri', worker: 'r' }),
      merge_id: key({ customer: 'r', staff: 'ri' }),
      case_id: key({ customer: 'r', staff: 'ri', worker: 'r' }),
      into_case_id: key({ customer: 'r', staff: 'ri', worker: 'r' }),
      at: personal('author_staff_id', { customer: 'r', staff: 'ri', worker: 'r' }),
      author_staff_id: personal('author_staff_id', { customer: 'r', staff: 'ri' }),
      turn: none({ staff: 'ri', worker: 'r' }),
      was_state: none(desk),
      was_promised_update_at: none(desk, 'the-case'),
      was_clock: none(desk),
      was_due_at: none(desk, 'the-case'),
      was_due_of: none(desk),
      undone_at: personal('undone_by', { customer: 'r', staff: 'ru', worker: 'r' }),
      undone_by: personal('undone_by', { customer: 'r', staff: 'ru' }),
    },
  }),
  table('case_links', {
    ...service,
    is: 'That a case has the same fault as another one: who said so, when, and who took it back; staff only.',
    rows: { staff: ofCase },
    handling: ofDesk,
    columns: {
      company_id: key(desk),
      link_id: key(desk),
      case_id: key(desk),
      other_case_id: key(desk),
      at: personal('author_staff_id', desk),
      author_staff_id: personal('author_staff_id', desk),
      removed_at: personal('removed_by', { staff: 'ru' }),
      removed_by: personal('removed_by', { staff: 'ru' }),
    },
  }),
  table('case_splits', {
    ...service,
    is: 'That a case was split off from another of the same company: by whom and when.',
    rows: { customer: 'company', staff: ofCase },
    handling: ofDesk,
    columns: {
      company_id: key(seenByBoth),
      case_id: key(seenByBoth),
      from_case_id: key(seenByBoth),
      at: personal('author_staff_id', seenByBoth),
      author_staff_id: personal('author_staff_id', seenByBoth),
    },
  }),
  table('case_split_entries', {
    ...service,
    is: 'Which replies a case that was split off brought along.',
    // Whoever may read the reply: of another product line too, the desk sees that it was split off before.
    rows: { customer: 'company', staff: { via: 'case_replies', on: ['company_id', 'reply_id'] } },
    handling: 'of-nobody',
    columns: {
      company_id: key(seenByBoth),
      case_id: key(seenByBoth),
      reply_id: key(seenByBoth),
      is_opening: none(seenByBoth),
    },
  }),
  table('case_split_calls', {
    ...service,
    is: 'Which calls a case that was split off brought along.',
    rows: { customer: 'company', staff: { via: 'calls', on: ['company_id', 'call_id'] } },
    handling: 'of-nobody',
    columns: { company_id: key(seenByBoth), case_id: key(seenByBoth), call_id: key(seenByBoth) },
  }),
  table('case_split_notes', {
    ...service,
    is: 'Which internal notes a case that was split off brought along; staff only.',
    rows: { staff: { via: 'case_notes', on: ['company_id', 'note_id'] } },
    handling: 'of-nobody',
    columns: { company_id: key(desk), case_id: key(desk), note_id: key(desk) },
  }),
  table('case_desk_changes', {
    ...service,
    is: 'Facts about a case that only staff see.',
    rows: { staff: ofCase, worker: 'all' },
    whyAll: 'the worker says of cases of every company that they are late.',
    handling: ofDesk,
    columns: {
      company_id: key(lateness),
      change_id: key(lateness),
      case_id: key(lateness),
      kind: personal('author_staff_id', lateness),
      at: personal('author_staff_id', lateness),
      author_staff_id: personal('author_staff_id', desk),
      assignee: personal('assignee', desk),
      priority: none(desk),
      due_of: none({ staff: 'r', worker: 'i' }),
      due_at: none({ staff: 'r', worker: 'i' }, 'the-case'),
    },
  }),
  table('saved_filters', {
    ...service,
    is: 'How somebody narrows the queue, kept under a name for themselves or for every desk.',
    rows: { staff: 'all' },
    whyAll: 'filters hold words of the desk and nothing of a company; the queries show one’s own and what is shared.',
    delete: ['staff'],
    // A name or a word that is searched for may say anything.
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'employment',
      answers: { personal: doneByStaff, mixed: { ...noteOfStaff, erase: 'delete-row', rectify: 'by-person' } },
    },
    columns: {
      filter_id: key({ staff: 'ri' }),
      staff_id: personal('staff_id', { staff: 'ri' }),
      name: mixed('staff_id', { staff: 'riu' }),
      shared: none({ staff: 'riu' }),
      wish: mixed('staff_id', { staff: 'riu' }),
      changed_at: personal('staff_id', { staff: 'riu' }),
    },
  }),
];
