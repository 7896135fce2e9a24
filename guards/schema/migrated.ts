import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform/database';
import { applyRegister, type DatabaseName } from '#privacy/engine';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { migrateIdentity } from '../../apps/identity/src/migrate.ts';
import { functionsOf, tablesOf } from '../../tools/gen/register.ts';

/** The migration of each database, as the launcher calls it. */
const migrations: Readonly<Record<DatabaseName, (ownerUrl: string) => Promise<void>>> = {
  home: (ownerUrl) => migrateIdentity('customer', ownerUrl),
  staff_realm: (ownerUrl) => migrateIdentity('staff', ownerUrl),
  service: async (ownerUrl) => {
    const entry = resolve('apps/service/src/migrate.ts');
    if (!existsSync(entry)) {
      await migrate(ownerUrl, migrationFolders.service, async (client) =>
        applyRegister(client, await tablesOf('service'), await functionsOf('service')),
      );
      return;
    }
    await ((await import(entry)) as { migrateService(url: string): Promise<void> }).migrateService(ownerUrl);
  },
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
