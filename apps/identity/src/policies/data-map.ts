import {
  type ConnectorEntry,
  key,
  none,
  ownAccount,
  ownId,
  personal,
  proofOfDecision,
  pseudonymous,
  type TableEntry,
  table,
  wayOut,
} from '#privacy/vocabulary';

const identityAll = { identity: 'all' } as const;
const home = { database: 'home', region: 'home' } as const;
const identityAndWorker = { identity: 'all', worker: 'all' } as const;
const sweeping =
  'Who signs in is found by what they typed, so no person can be set beforehand; the worker removes what has ended.';
const account = 'account_id';
const published = 'Published policies are for everyone (S8.2); the worker takes over what the privacy desk publishes.';
const takenOver = { identity: 'r', worker: 'ri' } as const;

/** The service region is told this under the random id, and by its tokens. */
const told = { recipients: ['operator', 'service-region'] } as const;

const toService = { from: 'home', to: 'service' } as const;

/** How home asks for what the privacy desk publishes. */
export const askingForPolicies = wayOut('policies from the service region', {
  ...toService,
  is: 'The question for published policies, and up to which one home has them.',
  purpose: 'of-nobody',
  recipient: 'nobody',
  kinds: [],
});

/** How home tells what people decided. */
export const tellingDecisions = wayOut('decisions to the service region', {
  ...toService,
  is: 'Where a person stands with the transfer abroad and what is optional: random id, yes or no, time.',
  purpose: 'evidence',
  recipient: 'service-region',
  kinds: ['random-id', 'consent'],
});

/** Ways out of policies and consents. */
export const policyConnectors: readonly ConnectorEntry[] = [askingForPolicies, tellingDecisions];

/** Published policies and what people decided about them. */
export const policyTables: readonly TableEntry[] = [
  table('policy_versions', {
    ...home,
    is: 'A published version of the policy.',
    rows: identityAndWorker,
    whyAll: published,
    handling: 'of-nobody',
    columns: {
      version: none(takenOver),
      demo: none(takenOver),
      published_at: none({ identity: 'r', worker: 'i' }),
      effective_at: none(takenOver),
      archived: none(takenOver),
      changes: none({ identity: 'r', worker: 'i' }),
      register_hash: none({ identity: 'r', worker: 'i' }),
    },
  }),
  table('policy_take_backs', {
    ...home,
    is: 'A published policy that was taken back before it took effect.',
    rows: identityAndWorker,
    whyAll: published,
    handling: 'of-nobody',
    columns: { version: none(takenOver), told_at: none({ worker: 'i' }) },
  }),
  table('policy_effects', {
    ...home,
    is: 'A policy version in force of which the service region was told whose optional consents it ended.',
    rows: { worker: 'all' },
    whyAll: 'The worker alone follows what takes effect.',
    handling: 'of-nobody',
    columns: { version: key({ worker: 'ri' }), followed_at: none({ worker: 'i' }) },
  }),
  table('policy_texts', {
    ...home,
    is: 'What a policy version says in one language.',
    rows: identityAndWorker,
    whyAll: published,
    handling: 'of-nobody',
    columns: {
      version: none(takenOver),
      kind: none(takenOver),
      language: none(takenOver),
      title: none({ identity: 'r', worker: 'i' }),
      body: none({ identity: 'r', worker: 'i' }),
      sha256: none(takenOver),
    },
  }),
  table('consent_events', {
    ...home,
    is: 'A decision of a person about a text, with the hash of what was shown.',
    rows: identityAll,
    whyAll: 'Requests only add rows, and read those of the account that is signed in.',
    handling: {
      kind: 'consent',
      purposes: ['evidence'],
      period: 'consent-evidence',
      answers: { pseudonymous: proofOfDecision, personal: proofOfDecision },
      columns: { account_id: { kind: 'random-id' }, kind: told, given: told, decided_at: told },
    },
    columns: {
      event_id: key({ identity: 'ri' }),
      account_id: pseudonymous(account, { identity: 'ri' }),
      kind: personal(account, { identity: 'ri' }),
      given: personal(account, { identity: 'ri' }),
      version: personal(account, { identity: 'ri' }),
      language: personal(account, { identity: 'ri' }),
      text_sha256: personal(account, { identity: 'ri' }),
      method: personal(account, { identity: 'ri' }),
      decided_at: personal(account, { identity: 'ri' }),
    },
  }),
  table('consent_states', {
    ...home,
    is: 'Where a person stands with one consent.',
    rows: identityAndWorker,
    whyAll: sweeping,
    delete: ['worker'],
    handling: {
      kind: 'consent',
      purposes: ['sign-in', 'evidence'],
      period: 'account',
      answers: { pseudonymous: ownId, personal: { ...ownAccount, rectify: 'by-person' } },
      columns: { account_id: { kind: 'random-id' }, kind: told, given: told, decided_at: told },
    },
    columns: {
      account_id: pseudonymous(account, { identity: 'ri', worker: 'r' }),
      kind: personal(account, { identity: 'ri', worker: 'r' }),
      given: personal(account, { identity: 'riu', worker: 'r' }),
      version: personal(account, { identity: 'riu', worker: 'r' }),
      language: personal(account, { identity: 'riu', worker: 'r' }),
      decided_at: personal(account, { identity: 'riu', worker: 'r' }),
    },
  }),
];
