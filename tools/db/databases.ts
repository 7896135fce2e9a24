import pg from 'pg';
import type { Cluster } from './cluster.ts';

/** One database with its owner and the audience roles that may connect to it. */
export interface DatabaseLayout {
  database: string;
  owner: string;
  roles: readonly string[];
  /** Schemas that belong to one of the roles, by name: the job library makes its own tables. */
  schemas?: Readonly<Record<string, string>>;
}

/** Database of the home region. */
export const homeLayout: DatabaseLayout = {
  database: 'home',
  owner: 'home_owner',
  roles: ['identity', 'privacy', 'worker'],
};

/** Main database of the service region. */
export const serviceLayout: DatabaseLayout = {
  database: 'service',
  owner: 'service_owner',
  roles: ['customer', 'staff', 'privacy', 'worker', 'analysis', 'sign_in'],
  schemas: { jobs: 'worker' },
};

/** Database of the staff realm, in the service region's cluster. */
export const staffRealmLayout: DatabaseLayout = {
  database: 'staff_realm',
  owner: 'staff_realm_owner',
  roles: ['staff_identity', 'staff_worker'],
};

/** Every layout by the name of its database. */
export const layouts = { home: homeLayout, service: serviceLayout, staff_realm: staffRealmLayout } as const;

/** Addresses of one database: the owner's for migrations, and one per audience role. */
export interface DatabaseUrls {
  ownerUrl: string;
  urls: Record<string, string>;
}

const extensions = ['pg_trgm', 'btree_gin', 'pgcrypto'];

/** Makes the databases and roles that are missing; running it again changes nothing. */
export async function ensureDatabases(cluster: Cluster, wanted: readonly DatabaseLayout[]): Promise<DatabaseUrls[]> {
  await withSuperuser(cluster, 'postgres', async (client) => {
    for (const layout of wanted) {
      for (const role of [layout.owner, ...layout.roles]) await ensureRole(client, cluster, role);
      await ensureDatabase(client, layout);
    }
  });
  for (const layout of wanted) {
    await ensureExtensions(cluster, layout.database);
    await ensureSchemas(cluster, layout);
  }
  return wanted.map((layout) => urlsOf(cluster, layout, layout.database));
}

/** Addresses of a database that is laid out like `layout`. */
export function urlsOf(cluster: Pick<Cluster, 'urlFor'>, layout: DatabaseLayout, database: string): DatabaseUrls {
  return {
    ownerUrl: cluster.urlFor(layout.owner, database),
    urls: Object.fromEntries(layout.roles.map((role) => [role, cluster.urlFor(role, database)])),
  };
}

/** Lets the owner and the audience roles of a layout, and nobody else, connect to a database. */
export async function closeDatabase(client: pg.Client, layout: DatabaseLayout, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const roles = layout.roles.map((role) => pg.escapeIdentifier(role)).join(', ');
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${roles}`);
}

/** Runs work on a superuser's connection and closes it. */
export async function withSuperuser<T>(
  cluster: Pick<Cluster, 'superuserUrl'>,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, cluster: Cluster, role: string): Promise<void> {
  const password = decodeURIComponent(new URL(cluster.urlFor(role, 'postgres')).password);
  const name = pg.escapeIdentifier(role);
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  // A role that exists keeps its password: the file of passwords was written before it.
  if (known.rowCount === 1) return;
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  await client.query(`CREATE ROLE ${name} ${rights} PASSWORD ${pg.escapeLiteral(password)}`);
}

async function ensureDatabase(client: pg.Client, layout: DatabaseLayout): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [layout.database]);
  if (known.rowCount !== 1)
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(layout.database)} OWNER ${pg.escapeIdentifier(layout.owner)}`,
    );
  // Each time: a role that came with a newer release may connect to a database of an older one.
  await closeDatabase(client, layout, layout.database);
}

/** Extensions belong to the superuser, so that no migration needs more rights than the owner's. */
async function ensureExtensions(cluster: Cluster, database: string): Promise<void> {
  await withSuperuser(cluster, database, async (client) => {
    for (const extension of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    // Behind row policies an index serves only operators that give nothing of a row away; text search does not, but
    // PostgreSQL does not know. Without this a search reads every case of its company (docs/decisions/0017).
    await client.query('ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF');
  });
}

/** A role may not make schemas itself, so the superuser makes those that a role owns. */
async function ensureSchemas(cluster: Cluster, { database, schemas = {} }: DatabaseLayout): Promise<void> {
  await withSuperuser(cluster, database, async (client) => {
    for (const [schema, role] of Object.entries(schemas))
      await client.query(
        `CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)} AUTHORIZATION ${pg.escapeIdentifier(role)}`,
      );
  });
}
