import pg from 'pg';
import { inject } from 'vitest';
import { key, mixed, none, ownDetail, personal, type TableEntry, table, writtenText } from '#privacy/vocabulary';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { platformTables } from '../../../../apps/service/src/data-maps/platform.ts';
import { registerSnapshotsSql } from './processing/snapshots.ts';
import { auditAndOutboxSql } from './records/tables.ts';

const service = { database: 'service', region: 'service' } as const;

/** A small register with one table of each row scope. */
export const sample: readonly TableEntry[] = [
  table('parcels', {
    ...service,
    is: 'Something of a company.',
    rows: { customer: 'company', staff: 'product-line' },
    handling: { kind: 'case-text', purposes: ['cases'], period: 'case-texts', answers: { mixed: writtenText } },
    columns: {
      company_id: key({ customer: 'ri', staff: 'r' }),
      parcel_id: key({ customer: 'ri', staff: 'r' }),
      product_line: none({ customer: 'i', staff: 'r' }),
      title: mixed('parcel_id', { customer: 'riu', staff: 'r' }),
      staff_note: mixed('parcel_id', { staff: 'ru' }),
    },
  }),
  table('parcel_notes', {
    ...service,
    is: 'A line about a parcel.',
    rows: {
      customer: { via: 'parcels', on: ['parcel_id', 'company_id'] },
      staff: { via: 'parcels', on: ['company_id', 'parcel_id'] },
    },
    delete: ['customer'],
    handling: { kind: 'case-text', purposes: ['cases'], period: 'case-texts', answers: { mixed: writtenText } },
    columns: {
      company_id: key({ customer: 'ri', staff: 'ri' }),
      parcel_id: key({ customer: 'ri', staff: 'ri' }),
      note_id: key({ customer: 'ri', staff: 'ri' }),
      body: mixed('note_id', { customer: 'ri', staff: 'ri' }),
    },
  }),
  table('cards', {
    ...service,
    is: 'What a person tells about itself.',
    rows: { customer: 'person' },
    handling: { kind: 'name', purposes: ['membership'], period: 'profile', answers: { personal: ownDetail } },
    columns: { person_id: key({ customer: 'ri' }), name: personal('person_id', { customer: 'riu' }) },
  }),
  ...platformTables,
];

/** The same tables as SQL. */
export const sampleSql = `
  CREATE TABLE parcels (company_id uuid, parcel_id uuid, product_line text NOT NULL, title text, staff_note text,
    PRIMARY KEY (company_id, parcel_id));
  CREATE TABLE parcel_notes (company_id uuid, parcel_id uuid, note_id uuid, body text,
    PRIMARY KEY (company_id, parcel_id, note_id), FOREIGN KEY (company_id, parcel_id) REFERENCES parcels);
  CREATE TABLE cards (person_id uuid PRIMARY KEY, name text);
  CREATE TABLE schema_migrations (name text PRIMARY KEY, applied_at timestamptz);
  ${auditAndOutboxSql}
  ${registerSnapshotsSql}`;

/** Runs work on one connection under the given settings, in a transaction that is rolled back unless `keep`. */
export async function as<T>(
  url: string,
  settings: Record<string, string>,
  work: (client: pg.Client) => Promise<T>,
  keep = true,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [name, value]);
    const result = await work(client);
    await client.query(keep ? 'COMMIT' : 'ROLLBACK');
    return result;
  } finally {
    await client.end();
  }
}

/** A database with the sample tables and nothing granted. */
export async function sampleDatabase(): Promise<FreshDatabase> {
  return freshDatabase(
    await templateFor(
      'privacy_engine',
      (url) => as(url, {}, async (client) => void (await client.query(sampleSql))),
      'service',
    ),
  );
}

/** The address of the cluster's superuser in a test database, for what no owner may do. */
export function superuserUrl(base: FreshDatabase): string {
  const url = new URL(base.ownerUrl);
  url.username = 'postgres';
  url.password = inject('testCluster').passwords.postgres!;
  return url.href;
}
