import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key, none, table } from '#privacy/vocabulary';
import type { FreshDatabase } from '#testkit/database';
import { as, sample, sampleDatabase, superuserUrl } from '../engine.fixture.ts';
import { applyRegister, grantsSql, registerDifferences, registerMistakes, wallDifferences } from '../index.ts';

const companyA = '0198a000-0000-7000-8000-00000000000a';
const companyB = '0198a000-0000-7000-8000-00000000000b';
const parcelOf = (company: string, n: number) => company.replace('8000-0000', `8000-${String(n).padStart(4, '0')}`);

const declared = {
  handling: 'of-nobody',
  database: 'service',
  region: 'service',
  is: 'Nothing.',
  rows: {},
  columns: { id: none({}) },
} as const;

let base: FreshDatabase;
const asOwner = <T>(work: (client: pg.Client) => Promise<T>, settings = {}) => as(base.ownerUrl, settings, work);
const customerOf = (company: string) => ({ 'app.company_id': company });
const parcelsSeen = (settings: Record<string, string>, url = base.urls.customer!) =>
  as(url, settings, async (client) => (await client.query('SELECT parcel_id FROM parcels')).rowCount);

/** Applies outside `as`: the engine opens the transaction itself. */
async function apply(tables = sample, url = base.ownerUrl): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await applyRegister(client, tables).finally(() => client.end());
}

beforeAll(async () => {
  base = await sampleDatabase();
  await apply();
  await asOwner(
    async (client) => {
      for (const company of [companyA, companyB])
        for (let n = 1; n <= 5; n++) {
          await client.query('INSERT INTO parcels VALUES ($1, $2, $3, $4, $5)', [
            company,
            parcelOf(company, n),
            n % 2 ? 'laser' : 'machine-tool',
            'title',
            'note',
          ]);
          await client.query('INSERT INTO parcel_notes VALUES ($1, $2, $2, $3)', [
            company,
            parcelOf(company, n),
            'body',
          ]);
        }
    },
    { 'app.maintenance': 'on' },
  );
});

afterAll(() => base.drop());

describe('S2.3 rows of another company', () => {
  it('are not seen, and not even without any setting', async () => {
    expect(await parcelsSeen(customerOf(companyA))).toBe(5);
    expect(await parcelsSeen({})).toBe(0);
    expect(await parcelsSeen({ 'app.company_id': '' })).toBe(0);
    expect(await parcelsSeen(customerOf('0198a000-0000-7000-8000-00000000000c'))).toBe(0);
  });

  it('cannot be written, nor a row moved into another company', async () => {
    const insert = (company: string) =>
      as(
        base.urls.customer!,
        customerOf(companyA),
        (client) =>
          client.query('INSERT INTO parcels (company_id, parcel_id, product_line) VALUES ($1, $2, $3)', [
            company,
            parcelOf(company, 9),
            'laser',
          ]),
        false,
      );
    await expect(insert(companyB)).rejects.toThrow(/row-level security/);
    expect((await insert(companyA)).rowCount).toBe(1);
    const renamed = await as(base.urls.customer!, customerOf(companyA), (client) =>
      client.query('UPDATE parcels SET title = $1 WHERE company_id = $2', ['mine now', companyB]),
    );
    expect(renamed.rowCount).toBe(0);
  });

  it('are seen when the policy is dropped and row security is off: the wall is the policy and nothing else', async () => {
    const open = await as(base.ownerUrl, {}, async (client) => {
      await client.query('ALTER TABLE parcels DISABLE ROW LEVEL SECURITY');
    }).then(() => parcelsSeen(customerOf(companyA)));
    console.log(`guard off: a customer of company A sees ${open} parcels, 5 of them of company B`);
    expect(open).toBe(10);
    await apply();
    expect(await parcelsSeen(customerOf(companyA))).toBe(5);
  });

  it('are not seen by their owner either, unless it says that it maintains', async () => {
    expect(await parcelsSeen({}, base.ownerUrl)).toBe(0);
    expect(await parcelsSeen({ 'app.maintenance': 'on' }, base.ownerUrl)).toBe(10);
    expect(await parcelsSeen({ 'app.maintenance': 'on' })).toBe(0);
    await asOwner((client) => client.query('ALTER TABLE parcels NO FORCE ROW LEVEL SECURITY'));
    const open = await parcelsSeen({}, base.ownerUrl);
    console.log(`guard off: without FORCE the owner sees ${open} parcels of any company`);
    expect(open).toBe(10);
    await apply();
  });
});

describe('rows that follow another table', () => {
  const notesSeen = (role: string, settings: Record<string, string>) =>
    as(base.urls[role]!, settings, async (client) => (await client.query('SELECT note_id FROM parcel_notes')).rowCount);

  it('are those of the parcels one sees, by company for customers and by product line for staff', async () => {
    expect(await notesSeen('customer', customerOf(companyA))).toBe(5);
    expect(await notesSeen('staff', { 'app.product_lines': 'laser' })).toBe(6);
    expect(await notesSeen('staff', { 'app.product_lines': 'machine-tool,laser' })).toBe(10);
    expect(await notesSeen('staff', {})).toBe(0);
  });

  it('cannot be deleted beyond that', async () => {
    const deleted = await as(
      base.urls.customer!,
      customerOf(companyA),
      (client) => client.query('DELETE FROM parcel_notes'),
      false,
    );
    expect(deleted.rowCount).toBe(5);
    await expect(
      as(base.urls.staff!, { 'app.product_lines': 'laser' }, (client) => client.query('DELETE FROM parcel_notes')),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('columns', () => {
  const read = (column: string) =>
    as(base.urls.customer!, customerOf(companyA), (client) => client.query(`SELECT ${column} FROM parcels`));

  it('are read only where declared: staff notes never by a customer, not even in a condition', async () => {
    expect((await read('title')).rowCount).toBe(5);
    await expect(read('staff_note')).rejects.toThrow(/permission denied/);
    await expect(read('*')).rejects.toThrow(/permission denied/);
    await expect(read(`parcel_id FROM parcels WHERE staff_note > '' UNION SELECT parcel_id`)).rejects.toThrow(
      /permission/,
    );
  });

  it('added later are unreadable until they are declared, and G1 names them', async () => {
    await asOwner((client) => client.query('ALTER TABLE parcels ADD COLUMN phone text'));
    await expect(read('phone')).rejects.toThrow(/permission denied/);
    expect(await asOwner((client) => registerDifferences(client, sample))).toEqual([
      'column parcels.phone is in the database, but not declared',
    ]);
    await expect(apply()).rejects.toThrow(/parcels.phone is in the database/);
    await asOwner((client) => client.query('GRANT SELECT ON parcels TO customer'));
    expect((await read('phone')).rowCount).toBe(5);
    console.log('guard off: with a grant on the whole table the new column is readable at once');
    await asOwner((client) => client.query('ALTER TABLE parcels DROP COLUMN phone'));
    await apply();
    expect(await asOwner((client) => wallDifferences(client, sample))).toEqual([]);
  });

  it('declared but missing, and tables of either kind, are named by G1 too', async () => {
    const more = [...sample, table('ghosts', { ...declared, columns: { ghost_id: key({}) } })];
    const less = sample.filter(({ name }) => name !== 'cards');
    expect(await asOwner((client) => registerDifferences(client, more))).toEqual([
      'table ghosts is declared, but not in the database',
    ]);
    expect(await asOwner((client) => registerDifferences(client, less))).toEqual([
      'table cards is in the database, but no data map declares it',
    ]);
  });
});

describe('the walls that were applied', () => {
  it('are the same after a second time and differ in nothing from the register', async () => {
    await apply();
    expect(await asOwner((client) => wallDifferences(client, sample))).toEqual([]);
    expect(grantsSql(sample)).toBe(grantsSql([...sample].reverse()));
  });

  it.each([
    ['GRANT SELECT ON parcels TO customer', /customer SELECT parcels: a grant on the whole table/],
    [
      'GRANT SELECT (staff_note) ON parcels TO customer',
      /customer SELECT parcels.staff_note: granted, but not declared/,
    ],
    ['GRANT SELECT (title) ON parcels TO PUBLIC', /PUBLIC SELECT parcels.title/],
    ['REVOKE SELECT (title) ON parcels FROM staff', /staff SELECT parcels.title: declared, but not granted/],
    ['ALTER TABLE parcels DISABLE ROW LEVEL SECURITY', /parcels: row security is not enabled/],
    ['ALTER TABLE cards NO FORCE ROW LEVEL SECURITY', /cards: row security is not forced/],
    ['DROP POLICY customer_rows ON parcels', /parcels: no policy for customer/],
    ['CREATE POLICY more ON parcels FOR SELECT TO customer USING (true)', /policy more has no WITH CHECK/],
    ['ALTER POLICY customer_rows ON parcels USING (true)', /policy customer_rows is not the one that was generated/],
    ['CREATE VIEW every AS SELECT * FROM parcels', /view every is not security_invoker/],
    ['CREATE FUNCTION one() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$', /one\(\) runs as its owner/],
    ['CREATE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$', /two\(\) may be called by PUBLIC/],
    ['ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO customer', /default privileges/],
    ['CREATE SCHEMA side; GRANT USAGE ON SCHEMA side TO customer', /customer has rights in the schema side/],
    [
      `CREATE FUNCTION mine() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT current_setting('app.company_id')::uuid $$;
       DROP POLICY customer_rows ON parcels;
       CREATE POLICY customer_rows ON parcels TO customer USING (company_id = mine()) WITH CHECK (true)`,
      /policy customer_rows calls a function that is not PostgreSQL's own/,
    ],
  ])('are missed when broken: %s', async (breaking, found) => {
    const lines = await as(
      base.ownerUrl,
      {},
      async (client) => {
        await client.query(breaking);
        return wallDifferences(client, sample);
      },
      false,
    );
    expect(lines.join('\n')).toMatch(found);
  });
});

describe('audience roles with more power than an audience', () => {
  it.each([
    ['ALTER ROLE analysis SUPERUSER', /role analysis is a superuser/],
    ['ALTER ROLE analysis BYPASSRLS', /role analysis has BYPASSRLS/],
    ['ALTER ROLE analysis CREATEROLE', /role analysis may make roles/],
    ['ALTER TABLE cards OWNER TO analysis', /role analysis owns cards/],
    ['GRANT service_owner TO staff', /role staff is a member of service_owner/],
    ['ALTER ROLE analysis RENAME TO analyst', /role analysis does not exist/],
  ])('are refused: %s', async (power, words) => {
    // Roles belong to the whole cluster: the change is rolled back, so that no other test file meets it.
    const refused = as(superuserUrl(base), {}, async (client) => {
      await client.query(power);
      await applyRegister(client, sample);
    });
    await expect(refused).rejects.toThrow(words);
  });
});

describe('a register that contradicts itself', () => {
  it.each([
    [{ ...declared, columns: { id: none({ customer: 'r' }) } }, /customer has rights but no row scope/],
    [{ ...declared, rows: { customer: 'company' } }, /customer has a row scope but no right/],
    [
      { ...declared, rows: { customer: 'company' }, columns: { id: none({ customer: 'r' }) } },
      /needs a column company_id/,
    ],
    [{ ...declared, rows: { staff: 'all' }, columns: { id: none({ staff: 'r' }) } }, /does not say why/],
    [
      { ...declared, rows: { identity: 'all' }, columns: { id: none({ identity: 'r' }) } },
      /no audience identity in database service/,
    ],
    [
      { ...declared, rows: { customer: { via: 'cards', on: ['name'] } }, columns: { id: none({ customer: 'r' }) } },
      /needs a column name/,
    ],
    [{ ...declared, region: 'home' }, /stands in region service/],
    [{ ...declared, columns: { 'id"; DROP': none({}) } }, /not a plain snake_case name/],
  ] as const)('is refused (%#)', (entry, words) => {
    expect(registerMistakes([...sample, table('wrong', entry)]).join('\n')).toMatch(words);
  });
});
