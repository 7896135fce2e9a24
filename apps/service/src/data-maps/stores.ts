import {
  noteOfStaff,
  ownTrace,
  passing,
  passingSecret,
  type StoreEntry,
  secretOfStaff,
  securityLog,
  store,
  writtenText,
} from '#privacy/vocabulary';

const staffSecret = { ...secretOfStaff, rectify: 'never' } as const;

/** Files and what is on its way. */
const ofFiles: readonly StoreEntry[] = [
  store('files', {
    place: 'service',
    is: 'Checked files of cases and replies, without location and device data, and their posters; one version of each, none is written over.',
    kinds: ['attachment'],
    purposes: ['cases'],
    period: 'attachments',
    recipients: ['service-region', 'operator', 'colleagues'],
    answers: { ...writtenText, seal: 'move', erase: 'delete-row' },
    verifier: 'apps/service/src/files',
  }),
  store('upload parts', {
    place: 'service',
    is: 'Bytes of files on their way up, and what a check makes of them in a folder of its own; seen by their author alone.',
    kinds: ['attachment'],
    purposes: ['cases'],
    period: 'upload',
    recipients: ['service-region'],
    answers: ownTrace,
    verifier: 'apps/service/src/files',
  }),
  store('signed file addresses', {
    place: 'service',
    is: 'Addresses that open one file for whoever holds them; they stand in answers and in the history of a browser.',
    kinds: ['attachment'],
    purposes: ['cases'],
    period: 'file-address',
    recipients: [],
    answers: passingSecret,
    verifier: 'apps/service/src/files/origin',
  }),
  store('import files', {
    place: 'service',
    is: 'Lists of companies, machines and contracts as administrators brought them.',
    kinds: ['staff-work'],
    purposes: ['staff-work'],
    period: 'imports',
    recipients: ['service-region'],
    answers: { ...passing, export: { withhold: 'of-the-maker' } },
    verifier: 'apps/service/src/imports',
  }),
];

/** What the processes and the database write beside the tables. */
const ofTheMachine: readonly StoreEntry[] = [
  store('jobs of the service', {
    place: 'service',
    is: 'Queues of the job library in the schema jobs: ids of what is to be done, never values.',
    kinds: ['random-id'],
    purposes: ['membership', 'cases', 'staff-work'],
    period: 'handed-over',
    recipients: ['service-region'],
    answers: passing,
    verifier: 'apps/service/src/work.test.ts',
  }),
  store('application log of the service', {
    place: 'service',
    is: 'Lines of the processes on standard output: messages, ids and kinds of faults; addresses only shortened.',
    kinds: ['random-id', 'ip-address', 'page-visit'],
    purposes: ['security-log'],
    period: 'application-logs',
    recipients: ['service-region'],
    answers: securityLog,
    verifier: 'packages/platform/src/log/log.test.ts',
  }),
  store('application log of the staff realm', {
    place: 'service',
    is: 'Lines of the process that signs staff in: messages, ids and kinds of faults.',
    kinds: ['staff-work'],
    purposes: ['staff-work'],
    period: 'application-logs',
    recipients: ['service-region'],
    answers: { ...securityLog, export: { withhold: 'of-others' } },
    verifier: 'packages/platform/src/log/log.test.ts',
  }),
  store('database log of the service', {
    place: 'service',
    is: 'What PostgreSQL writes about itself; without the details of errors, which repeat values.',
    kinds: ['random-id'],
    purposes: ['security-log'],
    period: 'application-logs',
    recipients: ['service-region'],
    answers: securityLog,
    verifier: 'tools/db/cluster.ts',
  }),
  store('write-ahead log of the service', {
    place: 'service',
    is: 'Copies of rows that PostgreSQL has just written, until its checkpoints pass them.',
    kinds: ['name', 'phone', 'contact-email', 'case-text', 'case-contact', 'call', 'staff-work'],
    purposes: ['membership', 'cases', 'calls', 'staff-work'],
    period: 'backups',
    recipients: ['service-region'],
    answers: { ...passing, erase: 'delete-row' },
    verifier: 'tools/db/cluster.ts',
  }),
  store('backups of the service', {
    place: 'service',
    is: 'Not built yet: this software makes no backup of its own. Whoever backs up the data folder holds all of it.',
    kinds: ['name', 'phone', 'contact-email', 'case-text', 'case-contact', 'attachment', 'call', 'staff-work'],
    purposes: ['membership', 'cases', 'calls', 'staff-work'],
    period: 'backups',
    recipients: ['service-region'],
    answers: { ...passing, erase: 'delete-row' },
    verifier: 'docs/runbooks/start-and-stop.md',
  }),
];

/** Places in the browsers of staff. */
const ofTheWorkbench: readonly StoreEntry[] = [
  store('drafts in the workbench', {
    place: 'device',
    is: 'Replies and notes that were not sent, and what a caller said until the case is opened; a day at most, gone at sign-out.',
    kinds: ['case-text', 'case-contact', 'staff-work'],
    purposes: ['cases', 'staff-work'],
    period: 'staff-browser',
    recipients: [],
    answers: { ...noteOfStaff, seal: { keep: 'ends-by-itself' }, erase: 'delete-row', rectify: 'never' },
    verifier: 'apps/workbench/src/cases/drafts.ts',
  }),
  store('session of staff in the browser', {
    place: 'device',
    is: 'The cookie of a signed-in member of staff, a mark of who has signed in in this browser before, language, light or dark, and the page to come back to.',
    kinds: ['sign-in'],
    purposes: ['staff-work'],
    period: 'staff-session',
    recipients: [],
    answers: staffSecret,
    verifier: 'apps/service/src/people/sessions',
  }),
];

/** Places of the service region, and in the browsers of staff, that hold personal data and are no column (privacy.md §1). */
export const serviceStores: readonly StoreEntry[] = [...ofFiles, ...ofTheMachine, ...ofTheWorkbench];
