import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** The numbered SQL files of a folder, in order. @throws Error when a name does not start with four digits. */
export async function migrationsIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of files)
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name)) throw new Error(`migration ${name} is not named 0001-words.sql`);
  return files;
}

/**
 * Brings a database to the newest schema: forward only, one transaction per file, serialised by an advisory lock.
 * @param afterEach runs once at the end in the same session (grants and row policies follow the schema).
 * @returns the files that were applied now.
 */
export async function migrate(
  ownerUrl: string,
  folder: string,
  finish: (client: pg.Client) => Promise<void> = async () => {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('service-center migrate'))`);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
    const done = new Set(rows.map((row) => row.name));
    for (const name of await migrationsIn(folder)) {
      if (done.has(name)) continue;
      await client.query('BEGIN');
      try {
        await client.query(await readFile(join(folder, name), 'utf8'));
        await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw new Error(`migration ${name} failed`, { cause: error });
      }
      applied.push(name);
    }
    await finish(client);
  } finally {
    await client.end();
  }
  return applied;
}
