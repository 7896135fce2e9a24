import { type ConnectorEntry, wayOut } from '#privacy/vocabulary';

/** How letters leave; each has a purpose of its own (`letterPurposes`). */
export const handingLetters = wayOut('mail server', {
  from: 'home',
  to: 'mail-server',
  is: 'A letter to the recovery e-mail of a person, handed to the mail server of the operator: address, login name, code and link.',
  purpose: 'account-mail',
  recipient: 'the-person',
  kinds: ['recovery-email', 'login-name', 'one-time-code', 'language'],
});

/** Ways out of mails. */
export const mailConnectors: readonly ConnectorEntry[] = [handingLetters];
