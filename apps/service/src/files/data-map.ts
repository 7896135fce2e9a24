import {
  key,
  mixed,
  none,
  ownId,
  ownTrace,
  pseudonymous,
  type TableEntry,
  table,
  writtenText,
} from '#privacy/vocabulary';

const started = { customer: 'ri', worker: 'r' } as const;
const changing = { customer: 'riu', worker: 'ru' } as const;
const found = { customer: 'ru', worker: 'ru' } as const;
const joined = { customer: 'ri', staff: 'r' } as const;

/** Every table of files. What a draft carries is its author's alone; what a case carries is its company's. */
export const filesDataMap: readonly TableEntry[] = [
  table('uploads', {
    database: 'service',
    region: 'service',
    is: 'A file on its way up, of one person, until a day after its last byte or its joining.',
    rows: { customer: 'person', worker: 'all' },
    whyAll: 'the worker drops abandoned uploads and repeats interrupted checks of everybody.',
    delete: ['customer', 'worker'],
    handling: {
      kind: 'attachment',
      purposes: ['cases'],
      period: 'upload',
      answers: { pseudonymous: ownTrace, mixed: ownTrace },
      columns: { person_id: { ...ownId, kind: 'random-id' } },
    },
    columns: {
      upload_id: key(started),
      person_id: pseudonymous('person_id', started),
      company_id: key(started),
      storage_key: key(started),
      file_name: mixed('person_id', { customer: 'ri' }),
      upload_bytes: none(started),
      told_kind: none(started),
      told_sha256: pseudonymous('person_id', started),
      poster_of: key(started),
      metadata: mixed('person_id', { customer: 'ri' }),
      state: none(changing),
      refusal: none(found),
      type: none(found),
      bytes: none(found),
      width: none(found),
      height: none(found),
      duration_ms: none(found),
      codecs: none(found),
      sha256: pseudonymous('person_id', found),
      started_at: none(started),
      touched_at: none(changing),
      joined_at: none({ customer: 'ru', worker: 'r' }),
      check_started_at: none(found),
      check_attempts: none(changing),
      lease_id: key({ customer: 'ru' }),
      lease_until: none({ customer: 'ru', worker: 'r' }),
      lease_yield: none({ customer: 'riu' }),
    },
  }),
  table('files', {
    database: 'service',
    region: 'service',
    is: 'A checked file that belongs to a case or to one of its replies.',
    // Staff see the files of the cases they see.
    rows: { customer: 'company', staff: { via: 'cases', on: ['company_id', 'case_id'] } },
    handling: {
      kind: 'attachment',
      purposes: ['cases'],
      period: 'attachments',
      // A file goes with its object: what a person added does not stay without the person.
      answers: {
        pseudonymous: { ...ownTrace, seal: 'move', export: { withhold: 'technical' } },
        mixed: { ...writtenText, erase: 'delete-row' },
      },
      columns: { person_id: { kind: 'case-authorship' } },
    },
    columns: {
      company_id: key(joined),
      file_id: key(joined),
      case_id: key(joined),
      reply_id: key(joined),
      person_id: pseudonymous('person_id', { customer: 'i' }),
      position: none(joined),
      storage_key: key({ customer: 'ri', staff: 'r' }),
      file_name: mixed('person_id', joined),
      type: none(joined),
      bytes: none(joined),
      width: none(joined),
      height: none(joined),
      duration_ms: none(joined),
      codecs: none(joined),
      caption: mixed('person_id', joined),
      sha256: pseudonymous('person_id', { customer: 'ri' }),
      poster_key: key({ customer: 'ri' }),
      poster_type: none(joined),
      poster_sha256: pseudonymous('person_id', { customer: 'ri' }),
      joined_at: none(joined),
    },
  }),
];
