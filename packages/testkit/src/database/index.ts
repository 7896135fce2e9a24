import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { closeDatabase, type DatabaseLayout, type DatabaseUrls, layouts, urlsOf } from '../../../../tools/db/index.ts';
import { asSuperuser, testUrl } from './connection.ts';

/** Name of a database layout of tools/db: which owner and audience roles it has. */
export type LayoutName = keyof typeof layouts;

/** A prepared database that test files copy. */
export interface Template {
  name: string;
  layout: DatabaseLayout;
}

/** A database of one test file. Close every pool on it before `drop`; `drop` cuts sessions that are left. */
export interface FreshDatabase extends DatabaseUrls {
  name: string;
  drop(): Promise<void>;
}

/**
 * Gives the template `name`, making and preparing it when this run has not done so yet.
 * `prepare` gets the owner's address (migrations, grants) and runs once per run, whichever test file comes first.
 * `layout` defaults to the template's own name when that is a layout.
 */
export async function templateFor(
  name: string,
  prepare: (ownerUrl: string) => Promise<void>,
  layout: LayoutName = layoutOf(name),
): Promise<Template> {
  const template: Template = { name: `template_${name}`, layout: layouts[layout] };
  await asSuperuser(async (client) => {
    // Test files run in several processes: the lock makes the others wait for the one that prepares.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template.name]);
    if (!(await exists(client, template.name))) await makeTemplate(client, template, prepare);
  });
  return template;
}

/** A new copy of a template, with one address per audience role. */
export async function freshDatabase(template: Template): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(async (client) => {
    await copyDatabase(client, template.name, name, template.layout);
  });
  return {
    name,
    ...urlsOf({ urlFor: testUrl }, template.layout, name),
    drop: () => asSuperuser((client) => dropDatabase(client, name)),
  };
}

function layoutOf(name: string): LayoutName {
  if (name in layouts) return name as LayoutName;
  throw new Error(
    `Template "${name}" is not the name of a layout (${Object.keys(layouts).join(', ')}): pass the layout.`,
  );
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  return found.rowCount === 1;
}

async function makeTemplate(
  client: pg.Client,
  template: Template,
  prepare: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${template.name}_unfinished`;
  await dropDatabase(client, unfinished);
  // The layout's own database is empty but has the extensions.
  await copyDatabase(client, template.layout.database, unfinished, template.layout);
  await prepare(testUrl(template.layout.owner, unfinished));
  await endSessions(client, unfinished);
  await client.query(
    `ALTER DATABASE ${pg.escapeIdentifier(unfinished)} RENAME TO ${pg.escapeIdentifier(template.name)}`,
  );
}

async function copyDatabase(client: pg.Client, from: string, to: string, layout: DatabaseLayout): Promise<void> {
  await client.query(
    `CREATE DATABASE ${pg.escapeIdentifier(to)} OWNER ${pg.escapeIdentifier(layout.owner)} ` +
      `TEMPLATE ${pg.escapeIdentifier(from)} STRATEGY file_copy`,
  );
  await closeDatabase(client, layout, to);
}

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function endSessions(client: pg.Client, database: string): Promise<void> {
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
}
