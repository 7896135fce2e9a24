import { type ConnectorEntry, wayOut } from '#privacy/vocabulary';

/** How pages of the staff realm come to stand on the origin of the workbench. */
export const passingSignIn = wayOut('pages of staff sign-in', {
  from: 'service',
  to: 'service',
  is: 'What a browser of staff sends to the pages that sign it in: login name, password, code, address and software.',
  purpose: 'staff-work',
  recipient: 'service-region',
  kinds: ['staff-record', 'password', 'authenticator', 'one-time-code', 'ip-address', 'client-software'],
});

/** Ways out of the site. */
export const siteConnectors: readonly ConnectorEntry[] = [passingSignIn];
