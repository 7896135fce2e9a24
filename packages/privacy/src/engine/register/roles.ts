import type { ClientBase } from 'pg';
import { audiencesOf, type DatabaseName } from './databases.ts';

interface RoleRow {
  rolname: string;
  rolcanlogin: boolean;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
  rolcreatedb: boolean;
  rolreplication: boolean;
  owned: string | null;
  memberof: string | null;
}

const powers = [
  ['rolsuper', 'is a superuser, above every policy'],
  ['rolbypassrls', 'has BYPASSRLS, above every policy'],
  ['rolcreaterole', 'may make roles'],
  ['rolcreatedb', 'may make databases'],
  ['rolreplication', 'may read the write-ahead log by replication'],
] as const;

/** What an audience role of a database may not be: missing, an owner, above row security, or a member of another role (G2). */
export async function roleDifferences(client: ClientBase, database: DatabaseName): Promise<string[]> {
  const wanted = audiencesOf[database];
  const { rows } = await client.query<RoleRow>(
    `SELECT r.rolname, r.rolcanlogin, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
       (SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY 1) FROM pg_class c
         WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r','p','v','m','S')) AS owned,
       (SELECT string_agg(m.roleid::regrole::text, ', ') FROM pg_auth_members m WHERE m.member = r.oid) AS memberof
     FROM pg_roles r WHERE r.rolname = ANY ($1) ORDER BY 1`,
    [wanted],
  );
  const found = new Map(rows.map((row) => [row.rolname, row]));
  const base = await client.query<{ owner: string }>(
    'SELECT datdba::regrole::text AS owner FROM pg_database WHERE datname = current_database()',
  );
  return wanted.flatMap((role) => {
    const row = found.get(role);
    if (!row) return [`role ${role} does not exist`];
    const lines = powers.filter(([power]) => row[power]).map(([, words]) => `role ${role} ${words}`);
    if (!row.rolcanlogin) lines.push(`role ${role} cannot log in`);
    if (row.owned) lines.push(`role ${role} owns ${row.owned}: an owner can grant itself everything`);
    if (row.memberof) lines.push(`role ${role} is a member of ${row.memberof} and inherits what that may`);
    if (base.rows[0]?.owner === role) lines.push(`role ${role} owns the database`);
    return lines;
  });
}
