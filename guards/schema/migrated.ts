import pg from 'pg';
import type { DatabaseName } from '#privacy/engine';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { migrateIdentity } from '../../apps/identity/src/migrate.ts';
import { migrateService } from '../../apps/service/src/migrate.ts';

/** The migration of each database, as the launcher calls it. */
const migrations: Readonly<Record<DatabaseName, (ownerUrl: string) => Promise<void>>> = {
  home: (ownerUrl) => migrateIdentity('customer', ownerUrl),
  staff_realm: (ownerUrl) => migrateIdentity('staff', ownerUrl),
  service: migrateService,
};

/** Where each database's migrations lie. */
export const migrationFolders: Readonly<Record<DatabaseName, string>> = {
  home: 'apps/identity/migrations/customer',
  staff_realm: 'apps/identity/migrations/staff',
  service: 'apps/service/migrations',
};

/** An empty database after all its migrations, with grants and row policies. */
export async function migratedDatabase(database: DatabaseName): Promise<FreshDatabase> {
  return freshDatabase(await templateFor(`guard_${database}`, migrations[database], database));
}

/** Runs work on one connection of the owner. */
export async function onSchema<T>(base: FreshDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: base.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
