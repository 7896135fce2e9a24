import {
  type ConnectorEntry,
  doneByStaff,
  key,
  none,
  personal,
  pseudonymous,
  type TableEntry,
  table,
  wayOut,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const published = { privacy: 'ri', customer: 'r' } as const;
const prepared = { privacy: 'ri' } as const;
const publicText =
  'policies are for everyone (S8.2); home takes them over, and the customer door asks which one is in force.';
const byStaff = {
  kind: 'staff-work',
  purposes: ['staff-work'],
  period: 'evidence',
  answers: { pseudonymous: doneByStaff, personal: doneByStaff },
} as const;

const toHome = { from: 'service', to: 'home', purpose: 'of-nobody', recipient: 'nobody', kinds: [] } as const;

/** How the privacy desk asks home by which register it works. */
export const askingForRegister = wayOut('register of home', {
  ...toHome,
  is: 'The question by which register home works.',
});

/** How the privacy desk reads a version that only home has. */
export const askingForTexts = wayOut('texts of policies at home', {
  ...toHome,
  is: 'The question for the public text of a version that only home has.',
});

/** Ways out of the privacy desk. */
export const privacyDeskConnectors: readonly ConnectorEntry[] = [askingForRegister, askingForTexts];

/** Policies: prepared, published, taken back, and what home has of them. */
export const policyTables: readonly TableEntry[] = [
  table('policy_drafts', {
    ...service,
    is: 'A policy that is being prepared.',
    rows: { privacy: 'all' },
    whyAll: 'the privacy desk prepares them together.',
    delete: ['privacy'],
    handling: byStaff,
    columns: {
      draft_id: key(prepared),
      purpose: none(prepared),
      applied_from: none(prepared, 'published'),
      register_hash: none(prepared, 'published'),
      prepared_by: pseudonymous('prepared_by', prepared),
      prepared_at: personal('prepared_by', prepared),
    },
  }),
  table('policy_draft_texts', {
    ...service,
    is: 'One text of a policy that is being prepared.',
    rows: { privacy: 'all' },
    whyAll: 'the privacy desk prepares them together.',
    delete: ['privacy'],
    handling: 'of-nobody',
    columns: {
      draft_id: key(prepared),
      kind: none(prepared),
      language: none(prepared),
      title: none({ privacy: 'riu' }),
      body: none({ privacy: 'riu' }),
      sha256: none({ privacy: 'riu' }),
      origin: none({ privacy: 'riu' }),
    },
  }),
  table('policy_versions', {
    ...service,
    is: 'A published policy, or a former one that was brought along.',
    rows: { privacy: 'all', customer: 'all' },
    whyAll: publicText,
    handling: byStaff,
    columns: {
      version: none(published),
      draft_id: key(prepared),
      archived: none(published),
      register_hash: none(published, 'published'),
      changes: none(published),
      published_by: pseudonymous('published_by', prepared),
      published_at: none(published, 'published'),
      effective_at: none(published, 'published'),
    },
  }),
  table('policy_texts', {
    ...service,
    is: 'What a published policy says in one language.',
    rows: { privacy: 'all', customer: 'all' },
    whyAll: publicText,
    handling: 'of-nobody',
    columns: {
      version: none(published),
      kind: none(published),
      language: none(published),
      title: none(published),
      body: none(published),
      sha256: none(published),
      origin: none(prepared),
    },
  }),
  table('policy_take_backs', {
    ...service,
    is: 'A published policy that was taken back before it took effect.',
    rows: { privacy: 'all', customer: 'all' },
    whyAll: publicText,
    handling: byStaff,
    columns: {
      version: none(published),
      taken_back_by: pseudonymous('taken_back_by', prepared),
      taken_back_at: personal('taken_back_by', prepared),
    },
  }),
  table('policy_deliveries', {
    ...service,
    is: 'Highest versions that home said it has, each with the time it first said so.',
    rows: { privacy: 'all', customer: 'all' },
    whyAll: publicText,
    handling: 'of-nobody',
    columns: {
      version: none({ customer: 'ri', privacy: 'r' }),
      delivered_at: none({ customer: 'i', privacy: 'r' }),
    },
  }),
];
