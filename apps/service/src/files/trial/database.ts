import pg from 'pg';
import { migrate } from '#platform/database';
import { newId } from '#platform/ids';
import { applyRegister } from '#privacy/engine';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { callTables } from '../../calls/data-map.ts';
import { caseTables } from '../../cases/data-map.ts';
import { companyTables } from '../../companies/data-map.ts';
import { platformTables } from '../../data-maps/platform.ts';
import { machineTables } from '../../machines/data-map.ts';
import { peopleTables } from '../../people/data-map.ts';
import { filesDataMap } from '../data-map.ts';

const tables = [
  ...platformTables,
  ...peopleTables,
  ...companyTables,
  ...machineTables,
  ...filesDataMap,
  ...caseTables,
  ...callTables,
];

/** Two companies, two people in the first and one in the second; a case of the first at the laser desk. */
export const cast = {
  linWei: { personId: newId(), companyId: newId() },
  get zhouMin() {
    return { personId: zhouMin, companyId: cast.linWei.companyId };
  },
  stranger: { personId: newId(), companyId: newId() },
  caseId: newId(),
  replyId: newId(),
};
const zhouMin = newId();

/** A migrated database with the cast in it. */
export async function filesDatabase(): Promise<FreshDatabase> {
  const folder = new URL('../../../migrations', import.meta.url).pathname;
  const template = await templateFor(
    'files_feature',
    async (ownerUrl) => void (await migrate(ownerUrl, folder, (client) => applyRegister(client, tables))),
    'service',
  );
  const fresh = await freshDatabase(template);
  await asOwner(fresh, async (client) => {
    for (const personId of [cast.linWei.personId, zhouMin, cast.stranger.personId])
      await client.query('INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())', [personId]);
    for (const companyId of [cast.linWei.companyId, cast.stranger.companyId])
      await client.query(
        `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, since)
         VALUES ($1, $2, 'n', 's', 'p', 'c', 'r', 'CN', now())`,
        [companyId, companyId],
      );
  });
  return fresh;
}

/** Runs statements as the owner, above row security; for arranging and looking, never for what is tested. */
export async function asOwner<T>(fresh: FreshDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: fresh.ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT set_config('app.maintenance', 'on', false)");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where an upload's bytes lie as they came in. */
export async function incomingPath(fresh: FreshDatabase, folder: string, uploadId: string): Promise<string> {
  const { rows } = await asOwner(fresh, (client) =>
    client.query<{ storage_key: string }>('SELECT storage_key FROM uploads WHERE upload_id = $1', [uploadId]),
  );
  const key = rows[0]!.storage_key;
  return `${folder}/incoming/${key.slice(0, 2)}/${key.slice(2, 4)}/${key.slice(4)}`;
}
