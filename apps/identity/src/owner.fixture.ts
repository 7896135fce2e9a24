import pg from 'pg';
import { ownerSettings } from './migrate.ts';

/** Runs one statement as the owner, past row security; what a request role may not do is tested with its own role. */
export async function asOwner(
  ownerUrl: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(ownerSettings)) await client.query(`SET LOCAL ${name} = '${value}'`);
    const { rows } = await client.query(text, values);
    await client.query('COMMIT');
    return rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
