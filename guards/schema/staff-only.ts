/**
 * What customers must never read, by table; `all`: no row of it. Reviewed by people: a column that staff write for each
 * other is added here together with its declaration.
 */
export const staffOnly: Readonly<Record<string, 'all' | readonly string[]>> = {
  case_notes: 'all',
  case_desk_changes: 'all',
  case_links: 'all',
  case_measures: 'all',
  case_split_notes: 'all',
  machine_move_registry: 'all',
  machine_registry: 'all',
  service_contracts: 'all',
  service_goals: 'all',
  saved_filters: 'all',
  reply_templates: 'all',
  imports: 'all',
  import_refusals: 'all',
  teams: 'all',
  staff_sessions: 'all',
  // Priority is the maker's, whatever severity the customer says; due times and who works on it are internal.
  cases: [
    'priority',
    'assignee',
    'clock',
    'due_at',
    'due_of',
    'band',
    'rises_at',
    'spoken_at',
    'cause_code',
    'remedy_code',
  ],
  // S2.4: time and name of who called, nothing else.
  calls: ['note', 'logged_by', 'logged_at'],
  case_merges: ['turn', 'was_state', 'was_promised_update_at', 'was_clock', 'was_due_at', 'was_due_of'],
  machines: ['warranty_until', 'endings'],
  companies: ['endings', 'since'],
  staff_members: ['login_name', 'team_id', 'roles', 'product_lines', 'areas', 'since', 'left_at'],
};

/** What of staff customers do read: the name of whoever answered, called, solved, merged or split, and when (S2.4). */
export const seenOfStaff: readonly string[] = [
  'calls.caller_staff_id',
  'case_changes.author_staff_id',
  'case_merges.at',
  'case_merges.author_staff_id',
  'case_merges.undone_at',
  'case_merges.undone_by',
  'case_replies.author_staff_id',
  'case_splits.at',
  'case_splits.author_staff_id',
  'cases.opened_by_staff',
  'staff_members.name',
  'staff_members.staff_id',
];
