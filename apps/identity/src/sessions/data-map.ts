import {
  credential,
  key,
  none,
  ownId,
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
/** When a code or link was made and used says nothing of the code. */
const times = {
  created_at: { kind: 'operation' },
  used_at: { kind: 'operation' },
  expires_at: { kind: 'operation' },
} as const;

/** Signed-in browsers, and what proves that a mail arrived. */
export const sessionTables: readonly TableEntry[] = [
  table('email_checks', {
    ...home,
    is: 'Whether a recovery e-mail reaches its owner.',
    rows: identityAndWorker,
    whyAll: `${sweeping} It also makes code and link when the mail goes out.`,
    delete: ['worker'],
    handling: {
      kind: 'one-time-code',
      purposes: ['account-mail'],
      period: 'one-time',
      answers: { pseudonymous: ownId, personal: ownTrace, credential: passingSecret },
      columns: {
        account_id: { kind: 'random-id' },
        address_key: { kind: 'recovery-email' },
        ...times,
        attempts_left: { kind: 'operation' },
      },
    },
    columns: {
      check_id: key({ identity: 'ri', worker: 'r' }),
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      address_key: personal(account, { identity: 'ri', worker: 'r' }),
      code_hash: credential(account, { identity: 'r', worker: 'u' }),
      token_hash: credential(account, { identity: 'r', worker: 'u' }),
      attempts_left: personal(account, { identity: 'riu', worker: 'u' }),
      created_at: personal(account, { identity: 'ri' }),
      expires_at: personal(account, { identity: 'ri', worker: 'ru' }),
      used_at: personal(account, { identity: 'ru', worker: 'r' }),
    },
  }),
  table('one_time_tokens', {
    ...home,
    is: 'A single-use token, bound to account and address.',
    rows: identityAndWorker,
    whyAll: `${sweeping} It also makes the token when the mail goes out.`,
    delete: ['worker'],
    handling: {
      kind: 'one-time-code',
      purposes: ['account-mail'],
      period: 'one-time',
      answers: { pseudonymous: ownId, personal: ownTrace, credential: passingSecret },
      columns: {
        account_id: { kind: 'random-id' },
        address_key: { kind: 'recovery-email' },
        ...times,
        purpose: { kind: 'operation' },
      },
    },
    columns: {
      token_hash: credential(account, { identity: 'ri', worker: 'i' }),
      purpose: personal(account, { identity: 'ri', worker: 'ri' }),
      account_id: pseudonymous(account, { identity: 'ri', worker: 'ri' }),
      address_key: personal(account, { identity: 'ri', worker: 'i' }),
      created_at: personal(account, { identity: 'ri', worker: 'i' }),
      expires_at: personal(account, { identity: 'ri', worker: 'ri' }),
      used_at: personal(account, { identity: 'ru' }),
    },
  }),
  table('mails', {
    ...home,
    is: 'A mail to write to an account; no address, no text, no token.',
    rows: identityAndWorker,
    whyAll: 'Requests only add rows; the worker sends them all.',
    delete: ['worker'],
    handling: {
      kind: 'operation',
      purposes: ['account-mail'],
      period: 'one-time',
      answers: { pseudonymous: ownId, personal: ownTrace },
      columns: { account_id: { kind: 'random-id' }, language: { kind: 'language' } },
    },
    columns: {
      mail_id: key({ identity: 'i', worker: 'r' }),
      account_id: pseudonymous(account, { identity: 'i', worker: 'r' }),
      check_id: key({ identity: 'i', worker: 'r' }),
      kind: personal(account, { identity: 'i', worker: 'r' }),
      language: personal(account, { identity: 'i', worker: 'r' }),
      requested_at: personal(account, { identity: 'i', worker: 'r' }),
      next_try_at: none({ identity: 'i', worker: 'ru' }, 'a-process'),
      attempts: none({ identity: 'i', worker: 'ru' }),
      sent_at: personal(account, { worker: 'ru' }),
    },
  }),
  table('home_sessions', {
    ...home,
    is: 'A signed-in browser with the refresh token that no page sees.',
    rows: identityAndWorker,
    whyAll: sweeping,
    delete: ['identity', 'worker'],
    handling: {
      kind: 'sign-in',
      purposes: ['sign-in'],
      period: 'session',
      answers: { pseudonymous: ownId, personal: ownTrace, credential: passingSecret },
      columns: {
        account_id: { kind: 'random-id' },
        software: { kind: 'client-software' },
        address: { kind: 'ip-address' },
      },
    },
    columns: {
      session_id: key({ identity: 'ri' }),
      account_id: pseudonymous(account, { identity: 'ri' }),
      cookie_hash: credential(account, { identity: 'ri' }),
      refresh_token: credential(account, { identity: 'riu' }),
      grant_id: key({ identity: 'ri' }),
      provider_session_hash: credential(account, { identity: 'ri' }),
      software: personal(account, { identity: 'ri' }),
      address: personal(account, { identity: 'ri' }),
      is_new: personal(account, { identity: 'ri' }),
      created_at: personal(account, { identity: 'ri' }),
      last_used_at: personal(account, { identity: 'riu' }),
      expires_at: personal(account, { identity: 'riu', worker: 'r' }),
    },
  }),
];
