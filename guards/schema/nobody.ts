import type { ClientBase } from 'pg';
import type { TableEntry } from '#privacy/vocabulary';

/** Types that tell when something happened, or a fingerprint of something. */
const telling = new Set(['timestamp with time zone', 'timestamp without time zone', 'date', 'bytea', 'inet']);
const fingerprint = /(?:^|_)(?:hash|sha256|mac)$/;

/**
 * Times and hashes that are declared as being about nobody in a table whose rows lead to somebody, without a reason: when
 * somebody did something, and the fingerprint of what somebody had, are about that person (privacy.md §1).
 */
export async function unexplainedOfNobody(client: ClientBase, tables: readonly TableEntry[]): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  const typeOf = new Map(rows.map(({ table, column, type }) => [`${table}.${column}`, type]));
  return tables
    .filter(({ columns }) => Object.values(columns).some(({ person }) => person !== null))
    .flatMap(({ name, columns }) =>
      Object.entries(columns)
        .filter(([, { person, because }]) => person === null && because === undefined)
        .map(([column]) => ({ column, type: typeOf.get(`${name}.${column}`) ?? '' }))
        .filter(({ column, type }) => telling.has(type) || fingerprint.test(column))
        .map(({ column, type }) => `${name}.${column} (${type}): say why it is about nobody, or about whom it is`),
    );
}
