import {
  type Answers,
  doneByStaff,
  key,
  mixed,
  none,
  noteOfStaff,
  personal,
  pseudonymous,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const told = { staff: 'ri', worker: 'r' } as const;
const moving = { staff: 'ru', worker: 'ru' } as const;
const written = { staff: 'r', worker: 'ri' } as const;
const wholeBase = 'administrators import for every company; the worker does what they asked for.';

const refusedCell: Answers = { ...noteOfStaff, seal: { keep: 'ends-by-itself' }, erase: 'delete-row' };

/**
 * Tables of imports. Purpose: master data come in and can be taken back. File, refused rows and effects are deleted 30
 * days after the upload, the line about the import itself after 3 years.
 */
export const importTables: readonly TableEntry[] = [
  table('imports', {
    ...service,
    is: 'A file of companies, machines or service contracts: how it is read, and how far it is; 3 years, its file 30 days.',
    rows: { staff: 'all', worker: 'all' },
    whyAll: wholeBase,
    delete: ['worker'],
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'evidence',
      answers: { pseudonymous: doneByStaff, mixed: noteOfStaff, personal: doneByStaff },
    },
    columns: {
      import_id: key(told),
      kind: none(told),
      file_name: mixed('staff_id', { staff: 'ri' }),
      format: none(told),
      file_key: key({ staff: 'ri', worker: 'ru' }),
      file_bytes: none(told),
      staff_id: pseudonymous('staff_id', told),
      product_lines: none(told),
      areas: none(told),
      undo_product_lines: none({ staff: 'u', worker: 'r' }),
      undo_areas: none({ staff: 'u', worker: 'r' }),
      state: none({ staff: 'riu', worker: 'ru' }),
      failure: none(moving),
      reading: none({ staff: 'riu', worker: 'r' }),
      mapping: none({ staff: 'riu', worker: 'r' }),
      new_models: none({ staff: 'ru', worker: 'r' }),
      rows_total: none(moving),
      rows_done: none(moving),
      created: none(moving),
      changed: none(moving),
      unchanged: none(moving),
      refused: none(moving),
      taken_back: none(moving),
      kept: none(moving),
      uploaded_at: personal('staff_id', told),
      changed_at: personal('staff_id', { staff: 'riu', worker: 'ru' }),
      touched_at: none({ staff: 'riu', worker: 'ru' }, 'a-process'),
    },
  }),
  table('import_refusals', {
    ...service,
    is: 'A row of an imported file that was refused, or that undo had to leave, and why; 30 days.',
    rows: { staff: 'all', worker: 'all' },
    whyAll: wholeBase,
    delete: ['staff', 'worker'],
    handling: { kind: 'staff-work', purposes: ['staff-work'], period: 'imports', answers: { mixed: refusedCell } },
    columns: {
      import_id: key(written),
      line: none(written),
      field: none(written),
      column_index: none(written),
      reason: none(written),
      // A file may hold what it should not; so a cell that was refused may say anything about anybody.
      value: mixed('import_id:imports.staff_id', written),
      other_line: none(written),
    },
  }),
  table('import_effects', {
    ...service,
    is: 'What one row of an import made or changed, so that it can be taken back; 30 days.',
    rows: { worker: 'all' },
    whyAll: wholeBase,
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      import_id: key({ worker: 'ri' }),
      line: none({ worker: 'ri' }),
      company_id: key({ worker: 'ri' }),
      thing_id: key({ worker: 'ri' }),
      before: none({ worker: 'ri' }),
      after: none({ worker: 'ri' }),
      undone: none({ worker: 'ru' }),
    },
  }),
];
