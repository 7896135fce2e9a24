import { ownDetail, passing, type StoreEntry, securityLog, store } from '#privacy/vocabulary';

/** Places of the home region, and on the device, that hold personal data and are no column (privacy.md §1). */
export const homeStores: readonly StoreEntry[] = [
  store('application log of home', {
    place: 'home',
    is: 'Lines of the processes on standard output; what the register forbids in logs is left out before a line is written.',
    kinds: ['random-id', 'ip-address'],
    purposes: ['security-log'],
    period: 'application-logs',
    answers: securityLog,
    verifier: 'packages/platform/src/log',
  }),
  store('mails on their way', {
    place: 'home',
    is: 'A mail while it is handed to the mail server of the operator: address, code and link; nothing of it is stored here.',
    kinds: ['recovery-email', 'one-time-code'],
    purposes: ['account-mail'],
    period: 'one-time',
    answers: passing,
    verifier: 'apps/identity/src/mail/mailer.test.ts',
  }),
  store('drafts on the device', {
    place: 'device',
    is: 'Cases and replies that were not sent, with their files, under a key that no page can read out; they leave nothing behind when discarded.',
    kinds: ['case-text', 'attachment'],
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
];
