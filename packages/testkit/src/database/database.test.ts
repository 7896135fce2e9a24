import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase, type Template, templateFor } from './index.ts';

let template: Template;
let prepared = 0;

async function prepare(ownerUrl: string): Promise<void> {
  prepared += 1;
  await query(ownerUrl, 'CREATE TABLE pieces (id int PRIMARY KEY); GRANT SELECT, INSERT ON pieces TO customer');
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

describe('a database per test file', () => {
  let first: FreshDatabase;
  let second: FreshDatabase;

  beforeAll(async () => {
    const templates = await Promise.all([
      templateFor('testkit_trial', prepare, 'service'),
      templateFor('testkit_trial', prepare, 'service'),
    ]);
    template = templates[0]!;
    first = await freshDatabase(template);
    second = await freshDatabase(template);
  });

  afterAll(async () => {
    await first.drop();
    await second.drop();
  });

  it('prepares the template once, however many ask for it', () => {
    expect(prepared).toBe(1);
  });

  it('shows what one file writes to no other file', async () => {
    await query(first.urls.customer!, 'INSERT INTO pieces VALUES (1)');
    expect((await query(first.urls.customer!, 'SELECT * FROM pieces')).rowCount).toBe(1);
    expect((await query(second.urls.customer!, 'SELECT * FROM pieces')).rowCount).toBe(0);
  });

  it('connects as the audience role, which owns nothing and is above no policy', async () => {
    const { rows } = await query(
      first.urls.customer!,
      'SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ rolname: 'customer', rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
    await expect(query(first.urls.customer!, 'CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  });

  it('gives the owner no superuser rights and no way around row security', async () => {
    const { rows } = await query(
      first.ownerUrl,
      'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('lets roles of another database not connect', async () => {
    const foreign = new URL(first.urls.customer!);
    const home = await freshDatabase(await templateFor('testkit_home_trial', async () => {}, 'home'));
    foreign.pathname = `/${home.name}`;
    await expect(query(foreign.href, 'SELECT 1')).rejects.toThrow(/permission denied for database/);
    await home.drop();
  });
});
