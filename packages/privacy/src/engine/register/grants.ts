import type { Audience, ColumnEntry, FunctionEntry, RowScope, TableEntry } from '#privacy/vocabulary';
import { audiencesOf, type DatabaseName, maintenanceSetting, migrationLedger } from './databases.ts';
import { RegisterRefused, registerMistakes } from './mistakes.ts';
import { conditionOf, writtenConditionOf } from './scopes.ts';

/** The three rights a column can be granted, with the letter of the vocabulary. */
export const rightsByLetter = { r: 'SELECT', i: 'INSERT', u: 'UPDATE' } as const;

const mayDo = (column: ColumnEntry, audience: Audience, letter: string) => column.who[audience]?.includes(letter);

/** Everything granted before is taken back first, so that what the text does not say does not hold. */
function revokeAll(roles: string): string {
  return `-- Nothing holds that is not granted below.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${roles};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${roles};
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1
  LOOP EXECUTE format('REVOKE ALL ON ROUTINE %s FROM ${roles}', each.signature); END LOOP;
  FOR each IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' ORDER BY 2, 1
  LOOP EXECUTE format('DROP POLICY %I ON public.%I', each.policyname, each.tablename); END LOOP;
END $$;
`;
}

function columnGrants(table: TableEntry, audience: Audience): string[] {
  const parts = Object.entries(rightsByLetter).flatMap(([letter, right]) => {
    const columns = Object.entries(table.columns).filter(([, column]) => mayDo(column, audience, letter));
    return columns.length > 0 ? [`${right} (${columns.map(([name]) => name).join(', ')})`] : [];
  });
  // DELETE has no columns; its rows are bounded by the policy like every other right.
  if (table.delete?.includes(audience)) parts.push('DELETE');
  return parts.map((part) => `GRANT ${part} ON public.${table.name} TO ${audience};`);
}

function policy(table: TableEntry, audience: Audience, scope: RowScope): string {
  const [reached, written] = [conditionOf(table, scope), writtenConditionOf(table, scope)];
  return `CREATE POLICY ${audience}_rows ON public.${table.name} FOR ALL TO ${audience}\n  USING (${reached})\n  WITH CHECK (${written});`;
}

function tableText(table: TableEntry, audiences: readonly Audience[]): string {
  const lines = [`-- ${table.name}: ${table.is}`];
  if (table.whyAll) lines.push(`-- all rows: ${table.whyAll}`);
  lines.push(`ALTER TABLE public.${table.name} ENABLE ROW LEVEL SECURITY;`);
  if (table.name !== migrationLedger) {
    const maintenance = `current_setting('${maintenanceSetting}', true) = 'on'`;
    lines.push(
      `ALTER TABLE public.${table.name} FORCE ROW LEVEL SECURITY;`,
      `CREATE POLICY owner_rows ON public.${table.name} FOR ALL TO CURRENT_USER\n  USING (${maintenance})\n  WITH CHECK (${maintenance});`,
    );
  }
  for (const audience of audiences) {
    const scope = table.rows[audience];
    if (scope === undefined) continue;
    lines.push(...columnGrants(table, audience), policy(table, audience, scope));
  }
  return `${lines.join('\n')}\n`;
}

/** Each policy carries the hash of what it was made as, so that one that was altered afterwards is found (walls.ts). */
const sealPolicies = `
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT polname, relname, md5(concat(pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))) AS made
    FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE relnamespace = 'public'::regnamespace ORDER BY 2, 1
  LOOP EXECUTE format('COMMENT ON POLICY %I ON public.%I IS %L', each.polname, each.relname, each.made); END LOOP;
END $$;
`;

/**
 * The grants and row policies of one database as SQL, the same text for the same register. Applied by
 * `applyRegister`, printed to docs/generated/grants-<database>.sql and reviewed there.
 * @throws RegisterRefused when the register contradicts itself
 */
export function grantsSql(
  tables: readonly TableEntry[],
  database: DatabaseName = tables[0]!.database,
  functions: readonly FunctionEntry[] = [],
): string {
  const mistakes = registerMistakes(tables);
  if (mistakes.length > 0) throw new RegisterRefused(mistakes);
  const audiences = audiencesOf[database];
  const byName = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const calls = [...functions]
    .sort((a, b) => (a.signature < b.signature ? -1 : 1))
    .map(
      ({ signature, is, who }) =>
        `-- ${is}\nGRANT EXECUTE ON FUNCTION public.${signature} TO ${[...who].sort().join(', ')};\n`,
    );
  return [
    `-- Database ${database}: generated from the data maps, never written by hand.\n`,
    `GRANT USAGE ON SCHEMA public TO ${audiences.join(', ')};\n`,
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC;\n',
    revokeAll(['PUBLIC', ...audiences].join(', ')),
    ...byName.map((table) => `\n${tableText(table, audiences)}`),
    ...(calls.length > 0 ? ['\n-- Functions\n', ...calls] : []),
    sealPolicies,
  ].join('');
}
