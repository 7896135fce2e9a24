import {
  credential,
  doneByStaff,
  personal,
  pseudonymous,
  secretOfStaff,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const staffPlace = { database: 'staff_realm', region: 'service' } as const;
const staff = 'staff_id';
const account = 'account_id';
const signedOut = 'Who signs in is found by what they typed, so no person can be set beforehand.';

/** Staff accounts of the staff realm. */
export const staffTables: readonly TableEntry[] = [
  table('staff_accounts', {
    ...staffPlace,
    is: "A staff member's way to sign in: password and authenticator.",
    rows: { staff_identity: 'all' },
    whyAll: signedOut,
    handling: {
      kind: 'staff-record',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { pseudonymous: doneByStaff, personal: doneByStaff, credential: secretOfStaff },
      columns: {
        login_name: { log: 'never' },
        password_hash: { kind: 'password', period: 'employment' },
        totp_secret: { kind: 'authenticator', period: 'employment' },
        last_totp_step: { kind: 'authenticator', period: 'employment' },
      },
    },
    columns: {
      staff_id: pseudonymous(staff, { staff_identity: 'ri' }),
      login_name: personal(staff, { staff_identity: 'riu' }),
      password_hash: credential(staff, { staff_identity: 'riu' }),
      totp_secret: credential(staff, { staff_identity: 'riu' }),
      last_totp_step: credential(staff, { staff_identity: 'riu' }),
      status: personal(staff, { staff_identity: 'riu' }),
      created_at: personal(staff, { staff_identity: 'ri' }),
    },
  }),
  table('staff_invites', {
    ...staffPlace,
    is: 'A staff member who may set a password and an authenticator by a link that is good once.',
    rows: { staff_identity: 'all' },
    whyAll: signedOut,
    delete: ['staff_identity'],
    handling: {
      kind: 'staff-record',
      purposes: ['staff-work'],
      period: 'one-time',
      answers: { pseudonymous: doneByStaff, personal: doneByStaff, credential: secretOfStaff },
      columns: {
        login_name: { log: 'never' },
        token_hash: { kind: 'one-time-code' },
        totp_secret: { kind: 'authenticator' },
      },
    },
    columns: {
      staff_id: pseudonymous(staff, { staff_identity: 'ri' }),
      login_name: personal(staff, { staff_identity: 'riu' }),
      token_hash: credential(staff, { staff_identity: 'riu' }),
      totp_secret: credential(staff, { staff_identity: 'riu' }),
      ends_at: personal(staff, { staff_identity: 'riu' }),
    },
  }),
  table('known_devices', {
    ...staffPlace,
    is: 'A browser in which an account has signed in before.',
    rows: { staff_identity: 'all' },
    whyAll: signedOut,
    delete: ['staff_identity'],
    handling: {
      kind: 'sign-in',
      purposes: ['staff-work'],
      period: 'employment',
      answers: { pseudonymous: doneByStaff, personal: doneByStaff, credential: secretOfStaff },
    },
    columns: {
      account_id: pseudonymous(account, { staff_identity: 'ri' }),
      device_hash: credential(account, { staff_identity: 'ri' }),
      first_seen_at: personal(account, { staff_identity: 'ri' }),
      last_seen_at: personal(account, { staff_identity: 'riu' }),
    },
  }),
];
