import type { ClientBase } from 'pg';
import type { FunctionEntry, TableEntry } from '#privacy/vocabulary';
import { registerDifferences } from './differences.ts';
import { grantsSql } from './grants.ts';
import { RegisterRefused } from './mistakes.ts';
import { roleDifferences } from './roles.ts';

/**
 * Writes the grants and row policies of a database, as its owner, in one transaction; running it again changes
 * nothing. Every earlier grant and policy in the schema `public` is taken back first.
 * @throws RegisterRefused when the register contradicts itself, differs from the schema (G1), or an audience role has
 * more power than an audience may have (G2); then nothing is changed
 */
export async function applyRegister(
  client: ClientBase,
  tables: readonly TableEntry[],
  functions: readonly FunctionEntry[] = [],
): Promise<void> {
  const database = tables[0]?.database;
  if (!database) throw new RegisterRefused(['it declares no table']);
  const text = grantsSql(tables, database, functions);
  const refused = [...(await roleDifferences(client, database)), ...(await registerDifferences(client, tables))];
  if (refused.length > 0) throw new RegisterRefused(refused);
  await client.query('BEGIN');
  try {
    // Policies need each table for itself for a moment: rather fail here than queue every request behind this.
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query(text);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
