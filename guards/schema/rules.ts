import type { ClientBase } from 'pg';

/** Small tables that lead from a number or person to a company, across all companies (trust.md §2). */
const isRegistry = (table: string) => table.endsWith('_registry');

/** Other tables with a company_id that are not kept by company, each with its reason. */
export const notKeptByCompany: Readonly<Record<string, string>> = {
  audit_entries: 'an entry may be about no company; read by the privacy officer over all of them',
  outbox_events: 'a fact may be about no company; relayed in the order of time',
  import_effects: 'what one import did in every company; taken back in the order of its lines',
  uploads: 'a draft belongs to its author alone until it joins a case',
};

/** Indexes of company tables that start with another column, each with the reason. */
export const indexesAcrossCompanies: Readonly<Record<string, string>> = {
  companies__customer_number: 'a company is found by its customer number before its id is known',
  memberships__person_id: 'staff reach a profile through the places its person has, in whichever company',
  join_requests__person_id: 'staff reach a profile through the places its person wishes for, in whichever company',
  cases__error_number__model__opened_at: 'similar cases lie in every company; each node reads its own part of it',
  cases__assignee__band__rises_at__open:
    'the cases of one colleague lie in every company; each node reads its own part',
  cases__turn__band__rises_at__open: 'the queue of the desk runs over companies; each node reads its own part of it',
  cases__area__product_line__assignee__open: 'the desk counts what is open in its areas; each node reads its own part',
  cases__area__product_line__due_at__open: 'the desk counts what is late in its areas; each node reads its own part',
  cases__closed_at: 'the queue of what is over runs over companies; each node reads its own part of it',
  cases__opened_at: 'the queue of everything runs over companies; each node reads its own part of it',
  cases__changed_at: 'the desk asks what changed in every company; each node reads its own part of it',
  companies__name: 'companies are listed by name',
  cases__band__rises_at__open: 'the queue of the desk runs over companies; each node reads its own part of it',
  cases__due_at__running: 'the worker says of every company’s cases that they are late',
  case_measures__opened_on: 'counts run over the companies of a scope; each node reads its own part of it',
  cases__clock__uncounted: 'the worker counts every company’s cases that customers have moved',
  case_words__opened_at: 'staff look for words in the cases of every company, the newest first',
};

/** The rules of trust.md §2 and house.md §5 about tables, as sentences about what breaks them. */
export async function schemaMistakes(client: ClientBase): Promise<string[]> {
  const mistakes: string[] = [];
  for (const rule of rules) mistakes.push(...(await rule(client)));
  return mistakes;
}

type Rule = (client: ClientBase) => Promise<string[]>;

const ask = async <Row extends object>(client: ClientBase, text: string): Promise<Row[]> =>
  (await client.query(text)).rows as Row[];

const inPublic = `relnamespace = 'public'::regnamespace`;

const commentsAreThere: Rule = async (client) =>
  (
    await ask<{ name: string }>(
      client,
      `SELECT relname AS name FROM pg_class WHERE ${inPublic} AND relkind IN ('r', 'p') AND relname <> 'schema_migrations'
       AND obj_description(oid, 'pg_class') IS NULL`,
    )
  ).map(({ name }) => `${name}: no COMMENT says what a row is`);

const timesHaveZones: Rule = async (client) =>
  (
    await ask<{ name: string; type: string }>(
      client,
      `SELECT c.relname || '.' || attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute a
       JOIN pg_class c ON c.oid = attrelid WHERE ${inPublic} AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
       AND (atttypid = 'timestamp'::regtype OR (attname ~ '^(company|person|case|machine|membership)_id$' AND atttypid <> 'uuid'::regtype))`,
    )
  ).map(({ name, type }) => `${name} is ${type}: times are timestamptz, ids are uuid`);

const keysAreQuiet: Rule = async (client) =>
  (
    await ask<{ name: string; text: string }>(
      client,
      `SELECT conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND (confdeltype NOT IN ('a', 'r') OR confupdtype NOT IN ('a', 'r'))`,
    )
  ).map(({ name, text }) => `${name}: no CASCADE and no SET NULL (${text})`);

const triggersOnlyRefuse: Rule = async (client) =>
  (
    await ask<{ name: string; calls: string }>(
      client,
      `SELECT tgname AS name, tgfoid::regproc::text AS calls FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
       WHERE ${inPublic} AND NOT tgisinternal AND tgfoid::regproc::text !~ '^refuse_'`,
    )
  ).map(({ name, calls }) => `${name} calls ${calls}: refusing triggers (refuse_…) are the only triggers`);

// PostgreSQL names what a partition gets from its parent.
const namesSayTableAndColumns: Rule = async (client) =>
  (
    await ask<{ name: string; wanted: string }>(
      client,
      `SELECT conname AS name, relname || '__' || coalesce((SELECT string_agg(attname, '__' ORDER BY at) FROM
         unnest(conkey) WITH ORDINALITY k(n, at) JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = n), '') AS wanted
       FROM pg_constraint JOIN pg_class c ON c.oid = conrelid
       WHERE ${inPublic} AND contype IN ('p', 'u', 'f', 'c', 'x') AND relname <> 'schema_migrations' AND NOT relispartition
       UNION ALL
       SELECT i.relname, t.relname || '__' FROM pg_index x JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
       WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'schema_migrations' AND NOT t.relispartition`,
    )
  )
    .filter(({ name, wanted }) => !name.startsWith(wanted.split('__').slice(0, 1).concat('').join('__')))
    .map(({ name, wanted }) => `${name}: a constraint or index is named table__columns (${wanted})`);

interface IndexRow {
  table: string;
  index: string;
  first: string | null;
}

const companyComesFirst: Rule = async (client) => {
  const rows = await ask<IndexRow>(
    client,
    `SELECT t.relname AS table, i.relname AS index, (SELECT attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = x.indkey[0]) AS first
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND EXISTS
       (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'company_id' AND NOT a.attisdropped)`,
  );
  return rows
    .filter(
      ({ table, index, first }) =>
        first !== 'company_id' && !isRegistry(table) && !notKeptByCompany[table] && !indexesAcrossCompanies[index],
    )
    .map(({ index, first }) => `${index} begins with ${first ?? 'an expression'}: company_id comes first`);
};

const keysStayInTheCompany: Rule = async (client) =>
  (
    await ask<{ name: string }>(
      client,
      `SELECT conname AS name FROM pg_constraint k WHERE connamespace = 'public'::regnamespace AND contype = 'f'
       AND conrelid::regclass::text !~ '_registry$' AND confrelid::regclass::text !~ '_registry$'
       AND (SELECT bool_and(EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = side AND a.attname = 'company_id' AND a.attnotnull))
            FROM unnest(ARRAY[conrelid, confrelid]) side)
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = conrelid AND a.attname = 'company_id' AND a.attnum = ANY (k.conkey))`,
    )
  ).map(({ name }) => `${name}: a foreign key between company tables carries company_id`);

const rules: readonly Rule[] = [
  commentsAreThere,
  timesHaveZones,
  keysAreQuiet,
  triggersOnlyRefuse,
  namesSayTableAndColumns,
  companyComesFirst,
  keysStayInTheCompany,
];

/** What a migration's text may not hold, and what its header must say. */
export function migrationMistakes(path: string, text: string): string[] {
  const sentences = text.replace(/--[^\n]*/g, '').replace(/'(?:[^']|'')*'/g, "''");
  const header = /^(--[^\n]*\n)+/.exec(text)?.[0] ?? '';
  const forbidden: [RegExp, string][] = [
    [/\b(GRANT|REVOKE)\b/i, 'grants are generated from the data maps'],
    [/\b(CREATE|ALTER|DROP) POLICY\b|ROW LEVEL SECURITY/i, 'row policies are generated from the data maps'],
    [/ON (DELETE|UPDATE) (CASCADE|SET)/i, 'no CASCADE and no SET NULL'],
    [/\bCREATE EXTENSION\b/i, 'extensions are made by tools/db'],
    [/\b(BEGIN|COMMIT|ROLLBACK)\s*;/i, 'the migration runs in a transaction already'],
  ];
  return [
    ...['Why:', 'Lock:', 'Undo:']
      .filter((word) => !header.includes(word))
      .map((word) => `${path}: the header does not say "${word}"`),
    ...forbidden.filter(([pattern]) => pattern.test(sentences)).map(([, why]) => `${path}: ${why}`),
  ];
}
