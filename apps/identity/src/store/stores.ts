import {
  ownDetail,
  ownSecret,
  ownTrace,
  passing,
  passingSecret,
  type StoreEntry,
  securityLog,
  store,
} from '#privacy/vocabulary';

/** Places of the home region that hold personal data and are no column (privacy.md §1). */
const atHome: readonly StoreEntry[] = [
  store('application log of home', {
    place: 'home',
    is: 'Lines of the processes on standard output: messages, ids and kinds of faults; addresses only shortened.',
    kinds: ['random-id', 'ip-address', 'page-visit'],
    purposes: ['security-log'],
    period: 'application-logs',
    answers: securityLog,
    verifier: 'packages/platform/src/log/log.test.ts',
  }),
  store('database log of home', {
    place: 'home',
    is: 'What PostgreSQL writes about itself; without the details of errors, which repeat values.',
    kinds: ['random-id'],
    purposes: ['security-log'],
    period: 'application-logs',
    answers: securityLog,
    verifier: 'tools/db/cluster.ts',
  }),
  store('write-ahead log of home', {
    place: 'home',
    is: 'Copies of rows that PostgreSQL has just written, until its checkpoints pass them.',
    kinds: ['login-name', 'recovery-email', 'password', 'sign-in', 'consent'],
    purposes: ['sign-in'],
    period: 'backups',
    answers: { ...ownSecret, seal: { keep: 'ends-by-itself' }, rectify: 'never' },
    verifier: 'tools/db/cluster.ts',
  }),
  store('backups of home', {
    place: 'home',
    is: 'Not built yet: this software makes no backup of its own. Whoever backs up the data folder holds all of it.',
    kinds: ['login-name', 'recovery-email', 'password', 'sign-in', 'consent'],
    purposes: ['sign-in'],
    period: 'backups',
    answers: { ...ownSecret, seal: { keep: 'ends-by-itself' }, rectify: 'never' },
    verifier: 'docs/runbooks/start-and-stop.md',
  }),
  store('mails on their way', {
    place: 'home',
    is: 'A mail while it is handed to the mail server of the operator: address, login name, code and link; no text of it is stored here.',
    kinds: ['recovery-email', 'login-name', 'one-time-code'],
    purposes: ['account-mail'],
    period: 'one-time',
    answers: passing,
    verifier: 'apps/identity/src/mail/mailer.test.ts',
  }),
  store('demo mail box', {
    place: 'home',
    is: 'Mails of the demo, in the memory of a process that a real installation does not have.',
    kinds: ['recovery-email', 'login-name', 'one-time-code'],
    purposes: ['account-mail'],
    period: 'demo-run',
    answers: passing,
    verifier: 'tools/start/children/mail-box.ts',
  }),
];

/** Places on the customer's own phone or computer. */
const onTheDevice: readonly StoreEntry[] = [
  store('drafts on the device', {
    place: 'device',
    is: 'Cases and replies that were not sent, with their files, under a key that no page can read out; they leave nothing behind when discarded.',
    kinds: ['case-text', 'case-contact', 'attachment'],
    purposes: ['cases'],
    period: 'device',
    answers: { ...ownDetail, seal: { keep: 'ends-by-itself' } },
    verifier: 'journeys/stories/network/offline.story.ts',
  }),
  store('last seen pages on the device', {
    place: 'device',
    is: 'Cases and machines as the person saw them last, to be read without a network; gone at sign-out.',
    kinds: ['case-text', 'case-authorship'],
    purposes: ['cases'],
    period: 'device',
    answers: { ...ownDetail, seal: { keep: 'ends-by-itself' }, export: { withhold: 'technical' } },
    verifier: 'journeys/stories/network/offline.story.ts',
  }),
  store('marks of the app on the device', {
    place: 'device',
    is: 'That the policy was agreed to here, the random number of the person, the chosen company and language.',
    kinds: ['consent', 'random-id', 'language'],
    purposes: ['sign-in'],
    period: 'device-marks',
    answers: { ...ownTrace, export: { withhold: 'technical' } },
    verifier: 'apps/customer/src/session/storage.ts',
  }),
  store('cookies of home on the device', {
    place: 'device',
    is: 'The session and the mark of a known device; no script can read them.',
    kinds: ['sign-in'],
    purposes: ['sign-in'],
    period: 'session',
    answers: passingSecret,
    verifier: 'apps/identity/src/server/cookies.ts',
  }),
];

/** Every store of the home region and of the device. */
export const homeStores: readonly StoreEntry[] = [...atHome, ...onTheDevice];
