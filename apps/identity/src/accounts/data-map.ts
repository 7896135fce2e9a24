import {
  credential,
  ownAccount,
  ownDetail,
  ownId,
  ownSecret,
  ownTrace,
  passingSecret,
  personal,
  pseudonymous,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const home = { database: 'home', region: 'home' } as const;
const identityAndWorker = { identity: 'all', worker: 'all' } as const;
const sweeping =
  'Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.';
const account = 'account_id';
/** Letters name it, or are written by it, to the recovery e-mail of the person. */
const inLetters = { purposes: ['sign-in', 'account-mail'], recipients: ['operator', 'the-person'] } as const;

/** Accounts, their passwords, devices and random ids. */
export const accountTables: readonly TableEntry[] = [
  table('accounts', {
    ...home,
    is: "A customer's way to sign in.",
    rows: identityAndWorker,
    whyAll: `${sweeping} It also writes the mails.`,
    delete: ['worker'],
    handling: {
      kind: 'sign-in',
      purposes: ['sign-in'],
      period: 'account',
      answers: { pseudonymous: ownId, personal: ownAccount },
      columns: {
        account_id: { kind: 'random-id' },
        login_name: { kind: 'login-name', ...inLetters },
        recovery_email: { kind: 'recovery-email', ...inLetters },
        recovery_email_key: { kind: 'recovery-email', purposes: ['sign-in', 'account-mail'] },
        language: { ...ownDetail, kind: 'language', ...inLetters },
      },
    },
    columns: {
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      login_name: personal(account, { identity: 'ri', worker: 'r' }),
      recovery_email: personal(account, { identity: 'ri', worker: 'r' }),
      recovery_email_key: personal(account, { identity: 'ri', worker: 'r' }),
      email_confirmed_at: personal(account, { identity: 'riu', worker: 'r' }),
      status: personal(account, { identity: 'riu', worker: 'r' }),
      language: personal(account, { identity: 'riu', worker: 'r' }),
      created_at: personal(account, { identity: 'ri', worker: 'r' }),
    },
  }),
  table('account_passwords', {
    ...home,
    is: "Argon2id hash of an account's password.",
    rows: identityAndWorker,
    whyAll: sweeping,
    delete: ['worker'],
    handling: {
      kind: 'password',
      purposes: ['sign-in'],
      period: 'account',
      answers: { pseudonymous: ownId, credential: ownSecret, personal: ownAccount },
      columns: { account_id: { kind: 'random-id' }, changed_at: { kind: 'sign-in' } },
    },
    columns: {
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      password_hash: credential(account, { identity: 'riu' }),
      changed_at: personal(account, { identity: 'riu' }),
    },
  }),
  table('service_persons', {
    ...home,
    is: 'The only link between an account and the random id by which the service region knows the person.',
    rows: identityAndWorker,
    whyAll: sweeping,
    delete: ['worker'],
    handling: {
      kind: 'random-id',
      purposes: ['membership', 'cases'],
      period: 'account',
      answers: { pseudonymous: ownId, personal: ownTrace },
      // The access token carries it to the service region; the account stays at home.
      columns: { service_id: { recipients: ['operator', 'service-region'] } },
    },
    columns: {
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      service_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      seen_abroad_at: personal(account, { identity: 'r', worker: 'ru' }),
    },
  }),
  table('known_devices', {
    ...home,
    is: 'A browser in which an account has signed in before.',
    rows: identityAndWorker,
    whyAll: sweeping,
    delete: ['worker'],
    handling: {
      kind: 'sign-in',
      purposes: ['sign-in'],
      period: 'account',
      answers: { pseudonymous: ownId, credential: passingSecret, personal: ownTrace },
      columns: { account_id: { kind: 'random-id' } },
    },
    columns: {
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      device_hash: credential(account, { identity: 'ri' }),
      first_seen_at: personal(account, { identity: 'ri' }),
      last_seen_at: personal(account, { identity: 'riu', worker: 'r' }),
    },
  }),
];
