import {
  type Audience,
  credential,
  key,
  mixed,
  none,
  personal,
  pseudonymous,
  type TableEntry,
  table,
} from '#privacy/vocabulary';

const sweeping = 'Found by a hash that only the holder can show; what has ended is removed by a sweep over all rows.';

/** Tables that both realms have, for the role that answers requests and the one that sweeps. */
export function sharedTables(
  place: Pick<TableEntry, 'database' | 'region'>,
  requests: Audience,
  sweeper: Audience,
): TableEntry[] {
  const one = requests === sweeper;
  const rows = one ? { [requests]: 'all' as const } : { [requests]: 'all' as const, [sweeper]: 'all' as const };
  return [
    table('oidc_records', {
      ...place,
      is: 'What the OpenID provider remembers: found by hash, content encrypted.',
      rows,
      whyAll: sweeping,
      delete: one ? [requests] : [requests, sweeper],
      columns: {
        model: none({ [requests]: 'ri' }),
        id_hash: credential('subject_id', { [requests]: 'ri' }),
        uid_hash: credential('subject_id', { [requests]: 'riu' }),
        grant_id: key({ [requests]: 'riu' }),
        subject_id: pseudonymous('subject_id', { [requests]: 'riu' }),
        client_id: none({ [requests]: 'riu' }),
        payload: credential('subject_id', { [requests]: 'riu' }),
        consumed_at: personal('subject_id', { [requests]: 'riu' }),
        created_at: personal('subject_id', { [requests]: 'ri' }),
        expires_at: none(one ? { [requests]: 'riu' } : { [requests]: 'riu', [sweeper]: 'r' }),
      },
    }),
    table('signing_keys', {
      ...place,
      is: 'A key that signs tokens.',
      rows: { [requests]: 'all' },
      whyAll: 'Keys belong to the realm, not to a person.',
      delete: [requests],
      columns: {
        kid: key({ [requests]: 'ri' }),
        private_key: key({ [requests]: 'ri' }),
        published_at: none({ [requests]: 'ri' }),
        signs_from: none({ [requests]: 'ri' }),
      },
    }),
    table('audit_entries', {
      ...place,
      is: 'Who did or saw what.',
      rows: { [requests]: 'all' },
      whyAll: 'Requests only add rows.',
      columns: {
        entry_id: key({ [requests]: 'i' }),
        at: personal('actor_person_id', { [requests]: 'i' }),
        region: none({ [requests]: 'i' }),
        actor_kind: none({ [requests]: 'i' }),
        actor_person_id: pseudonymous('actor_person_id', { [requests]: 'i' }),
        what: personal('actor_person_id', { [requests]: 'i' }),
        company_id: key({ [requests]: 'i' }),
        salt: key({ [requests]: 'i' }),
        commitment: key({ [requests]: 'i' }),
        payload: mixed('actor_person_id', { [requests]: 'i' }),
      },
    }),
    table('outbox_events', {
      ...place,
      is: 'A business fact waiting to be relayed; ids only.',
      rows: { [requests]: 'all' },
      whyAll: 'Requests only add rows.',
      columns: {
        event_id: key({ [requests]: 'i' }),
        kind: none({ [requests]: 'i' }),
        company_id: key({ [requests]: 'i' }),
        body: pseudonymous('body', { [requests]: 'i' }),
        occurred_at: none({ [requests]: 'i' }),
        relayed_at: none({}),
      },
    }),
    table('throttles', {
      ...place,
      is: 'How often a thing was tried in a window of time, under a hash of its key.',
      rows,
      whyAll: 'Counts are found by the hash of their key.',
      delete: [sweeper],
      columns: {
        throttle_key: key(one ? { [requests]: 'ri' } : { [requests]: 'ri', [sweeper]: 'ri' }),
        window_start: none(one ? { [requests]: 'ri' } : { [requests]: 'ri', [sweeper]: 'ri' }),
        times: none(one ? { [requests]: 'riu' } : { [requests]: 'riu', [sweeper]: 'riu' }),
      },
    }),
  ];
}
