import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { migrate } from '#platform/database';
import { applyRegister, keepRegister, maintenanceSetting, requireCommitted } from '#privacy/engine';
import product from '../../../package.json' with { type: 'json' };
import { readOperatorProfile } from './operator.ts';
import { demoTexts } from './policies/publish.ts';
import { homeConnectors, homeFunctions, homeTables, staffRealmFunctions, staffRealmTables } from './store/data-map.ts';
import { homeStores } from './store/stores.ts';

/** Which of the two realms. */
export type Realm = 'customer' | 'staff';

/** Row security binds the owner too; these settings open the rows for one transaction of the owner's (seeds). */
export const ownerSettings = { [maintenanceSetting]: 'on' } as const;

const folderOf = (realm: Realm) => fileURLToPath(new URL(`../migrations/${realm}`, import.meta.url));

/** Publishes version 0 where no policy is published yet: without a text nobody can agree. */
async function publishFirstPolicy(client: pg.Client, profileFile: string | undefined): Promise<void> {
  const texts = demoTexts(await readOperatorProfile(profileFile));
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL ${maintenanceSetting} = 'on'`);
    const { rowCount } = await client.query(
      `INSERT INTO policy_versions (version, demo, published_at, effective_at)
       SELECT 0, true, now(), now() WHERE NOT EXISTS (SELECT 1 FROM policy_versions)`,
    );
    // A text of a kind that came later joins the demo version; none that is there is ever changed.
    for (const text of rowCount ? texts : texts.filter(({ kind }) => kind !== 'policy' && kind !== 'cross-border'))
      await client.query(
        `INSERT INTO policy_texts (version, kind, language, title, body, sha256)
         SELECT 0, $1, $2, $3, $4, $5 WHERE EXISTS (SELECT 1 FROM policy_versions WHERE version = 0 AND demo)
         ON CONFLICT DO NOTHING`,
        [text.kind, text.language, text.title, text.body, text.sha256],
      );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/**
 * Brings a realm's database to the newest schema, then writes grants and row policies; safe to run again.
 * @param profileFile operator profile whose facts stand in the first policy text; absent: operator/default.json
 */
export async function migrateIdentity(realm: Realm, ownerUrl: string, profileFile?: string): Promise<void> {
  await migrate(ownerUrl, folderOf(realm), async (client) => {
    await (realm === 'customer'
      ? applyRegister(client, homeTables, homeFunctions)
      : applyRegister(client, staffRealmTables, staffRealmFunctions));
    // The staff realm stands in the service region, whose database keeps the register for both.
    if (realm === 'customer')
      await keepRegister(
        client,
        { tables: homeTables, stores: homeStores, connectors: homeConnectors },
        product.version,
      );
    else requireCommitted({ tables: staffRealmTables, stores: [], connectors: [] });
    if (realm === 'customer') await publishFirstPolicy(client, profileFile);
  });
}
