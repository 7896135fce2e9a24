import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audiencesOf, type DatabaseName, registerDifferences } from '#privacy/engine';
import type { TableEntry } from '#privacy/vocabulary';
import type { FreshDatabase } from '#testkit/database';
import { tablesOf } from '../tools/gen/register.ts';
import { migratedDatabase, onSchema } from './schema/migrated.ts';
import { seenOfStaff, staffOnly } from './schema/staff-only.ts';

const smuggled = 'smuggled_in';

/** Rights of the audiences on the smuggled column of every table, as `role right table`. */
const rightsOnSmuggled = `
  SELECT r || ' ' || p || ' ' || c.relname AS held
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, unnest($1::text[]) r, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) p
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = '${smuggled}'
    AND has_column_privilege(r, c.oid, a.attnum, p) ORDER BY 1`;

describe.each(Object.keys(audiencesOf) as DatabaseName[])('a column that no data map declares, in %s', (database) => {
  let base: FreshDatabase;
  let tables: TableEntry[];

  beforeAll(async () => {
    tables = await tablesOf(database);
    base = await migratedDatabase(database);
  });
  afterAll(() => base?.drop());

  /** Adds the column to every table, asks, and takes it back. */
  const withSmuggled = <T>(work: (client: Parameters<Parameters<typeof onSchema>[1]>[0]) => Promise<T>): Promise<T> =>
    onSchema(base, async (client) => {
      await client.query('BEGIN');
      for (const { name } of tables) await client.query(`ALTER TABLE ${name} ADD COLUMN ${smuggled} text`);
      const found = await work(client);
      await client.query('ROLLBACK');
      return found;
    });

  it('G1: is named for every table, so that the tests turn red', async () => {
    const lines = await withSmuggled((client) => registerDifferences(client, tables));
    expect(lines.filter((line) => line.includes(`.${smuggled} is in the database, but not declared`))).toHaveLength(
      tables.length,
    );
  });

  it('G1: can be read, written or changed by no role of that database', async () => {
    const held = await withSmuggled((client) => client.query(rightsOnSmuggled, [audiencesOf[database]]));
    expect(held.rows).toEqual([]);
    console.log(`G1 ${database}: ${tables.length} tables × ${audiencesOf[database].length} roles, no right`);
  });

  it('G1: would be readable at once with a grant on the whole table', async () => {
    const [role] = audiencesOf[database];
    const held = await withSmuggled(async (client) => {
      await client.query(`GRANT SELECT ON ${tables[0]!.name} TO ${role}`);
      return client.query(rightsOnSmuggled, [audiencesOf[database]]);
    });
    expect(held.rows).toEqual([{ held: `${role} SELECT ${tables[0]!.name}` }]);
  });
});

describe('G2: what is for staff only', () => {
  it('is granted to no customer: the reviewed list of columns', async () => {
    const tables = new Map((await tablesOf('service')).map((table) => [table.name, table]));
    for (const [name, columns] of Object.entries(staffOnly)) {
      const table = tables.get(name);
      expect(table, name).toBeDefined();
      if (columns === 'all') {
        expect(table!.rows.customer, name).toBeUndefined();
        continue;
      }
      for (const column of columns) {
        expect(table!.columns[column], `${name}.${column}`).toBeDefined();
        expect(table!.columns[column]!.who.customer ?? '', `${name}.${column}`).not.toContain('r');
      }
    }
  });

  it('and of staff themselves customers read what is on the reviewed list, nothing else', async () => {
    const read = (await tablesOf('service')).flatMap((table) =>
      Object.entries(table.columns)
        .filter(
          ([, column]) => column.who.customer?.includes('r') && ['personal', 'pseudonymous'].includes(column.class),
        )
        .filter(([, { person }]) => /(^|_)staff(_id)?$|^undone_by$|^assignee$/.test(person ?? ''))
        .map(([column]) => `${table.name}.${column}`),
    );
    expect(read.sort()).toEqual([...seenOfStaff].sort());
  });
});
