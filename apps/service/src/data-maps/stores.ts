import { ownTrace, passing, type StoreEntry, securityLog, store, writtenText } from '#privacy/vocabulary';

/** Places of the service region that hold personal data and are no column (privacy.md §1). */
export const serviceStores: readonly StoreEntry[] = [
  store('files', {
    place: 'service',
    is: 'Checked files of cases and replies, without location and device data, and their posters.',
    kinds: ['attachment'],
    purposes: ['cases'],
    period: 'attachments',
    answers: { ...writtenText, seal: 'move', erase: 'delete-row' },
    verifier: 'apps/service/src/files',
  }),
  store('upload parts', {
    place: 'service',
    is: 'Bytes of files on their way up, seen by their author alone.',
    kinds: ['attachment'],
    purposes: ['cases'],
    period: 'upload',
    answers: ownTrace,
    verifier: 'apps/service/src/files',
  }),
  store('import files', {
    place: 'service',
    is: 'Lists of companies, machines and contracts as administrators brought them.',
    kinds: ['staff-work'],
    purposes: ['staff-work'],
    period: 'imports',
    answers: { ...passing, export: { withhold: 'of-the-maker' } },
    verifier: 'apps/service/src/imports',
  }),
  store('jobs of the service', {
    place: 'service',
    is: 'Queues of the job library in a schema of its own: ids of what is to be done, never values.',
    kinds: ['random-id'],
    purposes: ['cases'],
    period: 'one-time',
    answers: passing,
    verifier: 'apps/service/src/work.test.ts',
  }),
  store('application log of the service', {
    place: 'service',
    is: 'Lines of the processes on standard output; what the register forbids in logs is left out before a line is written.',
    kinds: ['random-id', 'ip-address'],
    purposes: ['security-log'],
    period: 'application-logs',
    answers: securityLog,
    verifier: 'packages/platform/src/log',
  }),
];
