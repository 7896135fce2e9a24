import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationsIn } from '#platform/database';
import { audiencesOf, type DatabaseName, registerDifferences, wallDifferences } from '#privacy/engine';
import { key, none, pseudonymous, type TableEntry } from '#privacy/vocabulary';
import type { FreshDatabase } from '#testkit/database';
import { functionsOf, tablesOf } from '../tools/gen/register.ts';
import { migratedDatabase, migrationFolders, onSchema } from './schema/migrated.ts';
import { unexplainedOfNobody } from './schema/nobody.ts';
import { indexesAcrossCompanies, migrationMistakes, schemaMistakes } from './schema/rules.ts';

describe.each(Object.keys(audiencesOf) as DatabaseName[])('database %s after its migrations', (database) => {
  let base: FreshDatabase;
  let tables: TableEntry[];

  beforeAll(async () => {
    tables = await tablesOf(database);
    base = await migratedDatabase(database);
  });
  afterAll(() => base?.drop());

  it('G1: has exactly the columns that the data maps declare', async () => {
    const columns = tables.reduce((sum, table) => sum + Object.keys(table.columns).length, 0);
    console.log(`G1 ${database}: ${tables.length} tables, ${columns} columns`);
    expect(tables.length).toBeGreaterThan(4);
    expect(await onSchema(base, (client) => registerDifferences(client, tables))).toEqual([]);
  });

  it('G2: grants exactly what the data maps say, with row security forced everywhere', async () => {
    const functions = await functionsOf(database);
    expect(await onSchema(base, (client) => wallDifferences(client, tables, functions))).toEqual([]);
  });

  it('says of every time and hash beside somebody about whom it is, or why about nobody', async () => {
    expect(await onSchema(base, (client) => unexplainedOfNobody(client, tables))).toEqual([]);
    // A time, a day and a fingerprint that were declared without thinking are found; a count is none of them.
    const found = await onSchema(base, async (client) => {
      await client.query('BEGIN');
      await client.query(
        'CREATE TABLE notes (person_id uuid PRIMARY KEY, at timestamptz, day date, text_sha256 text, swept_at timestamptz, n int)',
      );
      const declared = {
        ...{ person_id: pseudonymous('person_id', {}), at: none({}), day: none({}), text_sha256: key({}) },
        ...{ swept_at: none({}, 'a-process'), n: none({}) },
      };
      const notes = { ...tables[0]!, name: 'notes', columns: declared };
      const lines = await unexplainedOfNobody(client, [notes]);
      await client.query('ROLLBACK');
      return lines.map((line) => line.replace(/ \(.*/, ''));
    });
    expect(found).toEqual(['notes.at', 'notes.day', 'notes.text_sha256']);
  });

  it('keeps the rules for tables (trust.md §2)', async () => {
    expect(await onSchema(base, schemaMistakes)).toEqual([]);
  });

  it('has migrations that say why, lock and undo, and grant nothing by hand', async () => {
    const folder = migrationFolders[database];
    const files = await migrationsIn(folder);
    expect(files.length).toBeGreaterThan(1);
    expect(files.flatMap((name) => migrationMistakes(name, readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });

  it('is missed when it breaks: a table, a wall and a rule planted in it', async () => {
    const found = await onSchema(base, async (client) => {
      await client.query('BEGIN');
      await client.query(`CREATE TABLE ghosts (company_id uuid NOT NULL, ghost_id uuid PRIMARY KEY, at timestamp,
        CONSTRAINT up FOREIGN KEY (ghost_id) REFERENCES ghosts ON DELETE CASCADE)`);
      const lines = [
        ...(await registerDifferences(client, tables)),
        ...(await wallDifferences(client, tables)),
        ...(await schemaMistakes(client)),
      ];
      await client.query('ROLLBACK');
      return lines.filter((line) => line.includes('ghosts') || line.startsWith('up:'));
    });
    expect(found.map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'table ghosts is in the database, but no data map declares it',
      'ghosts: row security is not enabled',
      'ghosts: no COMMENT says what a row is',
      'ghosts.at is timestamp without time zone: times are timestamptz, ids are uuid',
      'up: no CASCADE and no SET NULL',
      'ghosts_pkey: a constraint or index is named table__columns',
      'up: a constraint or index is named table__columns',
      'ghosts_pkey: a constraint or index is named table__columns',
      'ghosts_pkey begins with ghost_id: company_id comes first',
      'up: a foreign key between company tables carries company_id',
    ]);
  });
});

describe('the rules about migrations', () => {
  const header = '-- Why: a.\n-- Lock: b.\n-- Undo: c.\n';
  it('find what is planted', () => {
    expect(migrationMistakes('a', `${header}CREATE TABLE a (id uuid);`)).toEqual([]);
    expect(migrationMistakes('a', '-- Why: a. Undo: c.\nSELECT 1;')).toEqual(['a: the header does not say "Lock:"']);
    expect(migrationMistakes('a', `${header}GRANT SELECT ON a TO customer;`)).toHaveLength(1);
    expect(migrationMistakes('a', `${header}CREATE POLICY p ON a USING (true);`)).toHaveLength(1);
    expect(migrationMistakes('a', `${header}COMMENT ON TABLE a IS 'we GRANT nothing';`)).toEqual([]);
  });

  it('give a reason for each index that is an exception', () => {
    for (const [index, reason] of Object.entries(indexesAcrossCompanies))
      expect(reason.length, index).toBeGreaterThan(20);
  });
});
