import { none, type TableEntry, table } from '#privacy/vocabulary';

/** Which processing registers home has worked by. */
export const registerTables: readonly TableEntry[] = [
  table('register_snapshots', {
    database: 'home',
    region: 'home',
    is: 'A processing register that this region has worked by, from when on; the owner writes it, nobody changes it.',
    rows: { identity: 'all', privacy: 'all' },
    whyAll: 'registers are about no person; home tells which one it works by.',
    handling: 'of-nobody',
    columns: {
      register_hash: none({ identity: 'r', privacy: 'r' }),
      canonical: none({ privacy: 'r' }),
      first_seen_at: none({ identity: 'r', privacy: 'r' }),
      software_version: none({ identity: 'r', privacy: 'r' }),
    },
  }),
];
