import type { ClientBase } from 'pg';
import type { Audience, FunctionEntry, TableEntry } from '#privacy/vocabulary';
import { audiencesOf, migrationLedger } from './databases.ts';
import { rightsByLetter } from './grants.ts';
import { roleDifferences } from './roles.ts';

/**
 * G2 and the catalogue guard: what the database grants is exactly what the register says, every table has row
 * security enabled and forced with USING and WITH CHECK, and nothing in the schema goes around it.
 * @returns one sentence per difference
 */
export async function wallDifferences(
  client: ClientBase,
  tables: readonly TableEntry[],
  functions: readonly FunctionEntry[] = [],
): Promise<string[]> {
  const database = tables[0]!.database;
  return [
    ...(await roleDifferences(client, database)),
    ...(await grantDifferences(client, tables)),
    ...(await rowSecurityDifferences(client, tables)),
    ...(await wayAroundDifferences(client, functions, audiencesOf[database])),
  ];
}

function declaredRights(tables: readonly TableEntry[]): Set<string> {
  const rights = new Set<string>();
  for (const table of tables) {
    for (const [column, { who }] of Object.entries(table.columns))
      for (const [audience, letters] of Object.entries(who))
        for (const letter of letters)
          rights.add(`${audience} ${rightsByLetter[letter as keyof typeof rightsByLetter]} ${table.name}.${column}`);
    for (const audience of table.delete ?? []) rights.add(`${audience} DELETE ${table.name}`);
  }
  return rights;
}

/** Column grants ≡ register; of whole tables only DELETE; nothing for PUBLIC; no default privileges waiting. */
async function grantDifferences(client: ClientBase, tables: readonly TableEntry[]): Promise<string[]> {
  const { rows } = await client.query<{ granted: string; whole: boolean }>(
    `SELECT g.who || ' ' || g.privilege || ' ' || g.object AS granted, g.whole FROM (
       SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END AS who, x.privilege_type AS privilege,
         c.relname AS object, true AS whole
       FROM pg_class c, aclexplode(c.relacl) x
       WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner
       UNION ALL
       SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END, x.privilege_type,
         c.relname || '.' || a.attname, false
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) x
       WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner AND NOT a.attisdropped
     ) g ORDER BY 1`,
  );
  const declared = declaredRights(tables);
  const lines: string[] = [];
  for (const { granted, whole } of rows) {
    if (declared.delete(granted)) continue;
    lines.push(`${granted}: ${whole ? 'a grant on the whole table or sequence' : 'granted, but not declared'}`);
  }
  for (const right of declared) lines.push(`${right}: declared, but not granted`);
  const defaults = await client.query(`SELECT 1 FROM pg_default_acl WHERE defaclobjtype <> 'T'`);
  if (defaults.rowCount) lines.push('default privileges would open tables that are made later');
  return lines;
}

interface SecurityRow {
  table: string;
  enabled: boolean;
  forced: boolean;
}

interface PolicyRow {
  table: string;
  policy: string;
  role: string;
  using: string | null;
  check: string | null;
  own_functions: boolean;
  altered: boolean;
}

async function rowSecurityDifferences(client: ClientBase, tables: readonly TableEntry[]): Promise<string[]> {
  const security = await client.query<SecurityRow>(
    `SELECT relname AS table, relrowsecurity AS enabled, relforcerowsecurity AS forced FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const policies = await client.query<PolicyRow>(
    `SELECT c.relname AS table, p.polname AS policy,
       (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ',') FROM unnest(p.polroles) r) AS role,
       pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check,
       EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_policy'::regclass AND d.objid = p.oid
         AND d.refclassid = 'pg_proc'::regclass) AS own_functions,
       md5(concat(pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid)))
         IS DISTINCT FROM obj_description(p.oid, 'pg_policy') AS altered
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  const lines = security.rows.flatMap(({ table, enabled, forced }) => {
    if (table === migrationLedger) return [];
    if (!enabled) return [`${table}: row security is not enabled`];
    return forced ? [] : [`${table}: row security is not forced on its owner`];
  });
  for (const row of policies.rows) {
    const name = `${row.table}: policy ${row.policy}`;
    if (row.using === null) lines.push(`${name} has no USING`);
    if (row.check === null) lines.push(`${name} has no WITH CHECK`);
    if (row.altered) lines.push(`${name} is not the one that was generated`);
    if (row.own_functions) lines.push(`${name} calls a function that is not PostgreSQL's own`);
  }
  const expected = expectedPolicies(tables);
  for (const row of policies.rows)
    if (row.policy !== 'owner_rows' && !expected.delete(`${row.table} ${row.role}`))
      lines.push(`${row.table}: policy ${row.policy} for ${row.role} is not declared`);
  for (const missing of expected) lines.push(`${missing.replace(' ', ': no policy for ')}`);
  return lines;
}

const expectedPolicies = (tables: readonly TableEntry[]) =>
  new Set(tables.flatMap((table) => Object.keys(table.rows).map((audience) => `${table.name} ${audience}`)));

/** Views that read as their owner, functions that run as their owner or are open to all, other schemas. */
async function wayAroundDifferences(
  client: ClientBase,
  functions: readonly FunctionEntry[],
  audiences: readonly Audience[],
): Promise<string[]> {
  const views = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
     AND NOT coalesce('security_invoker=true' = ANY (reloptions) OR 'security_invoker=on' = ANY (reloptions), false)
     AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e')`,
  );
  const routines = await client.query<{ signature: string; definer: boolean; pinned: boolean; callers: string[] }>(
    `SELECT p.oid::regprocedure::text AS signature, p.prosecdef AS definer,
       coalesce(p.proconfig::text LIKE '%search_path=%', false) AS pinned,
       (SELECT coalesce(array_agg(CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END ORDER BY 1), '{}')
        FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x WHERE x.grantee <> p.proowner) AS callers
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS
       (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`,
  );
  const schemas = await client.query<{ role: string; schema: string }>(
    `SELECT r AS role, n.nspname AS schema FROM pg_namespace n, unnest($1::text[]) r JOIN pg_roles ON rolname = r
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
       AND (has_schema_privilege(r, n.oid, 'CREATE') OR (n.nspname <> 'public' AND has_schema_privilege(r, n.oid, 'USAGE')))
       AND n.nspowner <> pg_roles.oid`,
    [audiences],
  );
  const declared = new Map(
    functions.map(({ signature, who }) => [signature.replaceAll(', ', ','), new Set<string>(who)]),
  );
  return [
    ...views.rows.map(({ name }) => `view ${name} is not security_invoker: it reads as its owner`),
    ...routines.rows.flatMap(({ signature, definer, pinned, callers }) => [
      ...(definer && !pinned ? [`function ${signature} runs as its owner without a pinned search_path`] : []),
      ...callers
        .filter((caller) => !declared.get(signature)?.has(caller))
        .map((caller) => `function ${signature} may be called by ${caller}, which is not declared`),
    ]),
    ...schemas.rows.map(({ role, schema }) => `role ${role} has rights in the schema ${schema}`),
  ];
}
