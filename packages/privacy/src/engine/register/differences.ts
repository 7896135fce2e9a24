import type { ClientBase } from 'pg';
import type { TableEntry } from '#privacy/vocabulary';
import { migrationLedger } from './databases.ts';

/**
 * G1: every column of every ordinary table in the schema `public` is declared, and everything declared is there. Views
 * that hold rows of their own have no entry kind yet and are refused.
 * @returns one sentence per difference; empty when both say the same
 */
export async function registerDifferences(client: ClientBase, tables: readonly TableEntry[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string; kind: string; columns: string[] }>(
    `SELECT c.relname AS table, c.relkind AS kind,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum > 0 AND NOT a.attisdropped) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition
     GROUP BY c.oid ORDER BY 1`,
  );
  const real = new Map(rows.map((row) => [row.table, row]));
  const declared = new Map(tables.map((table) => [table.name, table]));
  const lines: string[] = [];
  for (const { table, kind, columns } of rows) {
    if (kind === 'm' || kind === 'f') {
      lines.push(`${table} is a ${kind === 'm' ? 'materialized view' : 'foreign table'}: no data map can declare it`);
      continue;
    }
    const entry = declared.get(table);
    if (!entry && table === migrationLedger) continue;
    if (!entry) lines.push(`table ${table} is in the database, but no data map declares it`);
    else
      for (const column of columns ?? [])
        if (!(column in entry.columns)) lines.push(`column ${table}.${column} is in the database, but not declared`);
  }
  for (const [name, entry] of declared) {
    const there = real.get(name);
    if (!there) lines.push(`table ${name} is declared, but not in the database`);
    else
      for (const column of Object.keys(entry.columns))
        if (!there.columns.includes(column))
          lines.push(`column ${name}.${column} is declared, but not in the database`);
  }
  return lines;
}
