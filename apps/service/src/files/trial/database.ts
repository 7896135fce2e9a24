import pg from 'pg';
import { newId } from '#platform/ids';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { migrateService } from '../../migrate.ts';

/** Two companies, two people in the first and one in the second. */
export const cast = {
  linWei: { personId: newId(), companyId: newId() },
  get zhouMin() {
    return { personId: zhouMin, companyId: cast.linWei.companyId };
  },
  stranger: { personId: newId(), companyId: newId() },
};
const zhouMin = newId();

/** A migrated database with the cast in it. */
export async function filesDatabase(): Promise<FreshDatabase> {
  const fresh = await freshDatabase(await templateFor('service_migrated', migrateService, 'service'));
  await asOwner(fresh, async (client) => {
    for (const personId of [cast.linWei.personId, zhouMin, cast.stranger.personId])
      await client.query('INSERT INTO people (person_id, first_seen_at) VALUES ($1, now())', [personId]);
    for (const companyId of [cast.linWei.companyId, cast.stranger.companyId])
      await client.query(
        `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
         VALUES ($1, $2, 'n', 's', 'p', 'c', 'r', 'CN', 'east', now())`,
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

/** A case of Lin Wei's company at the laser desk. */
export async function laserCase(fresh: FreshDatabase): Promise<string> {
  const { companyId, personId } = cast.linWei;
  const [caseId, machineId, membershipId] = [newId(), newId(), newId()];
  await asOwner(fresh, async (client) => {
    await client.query(
      `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, area)
       VALUES ($1, $2, 'L1', 'laser', 'm', 's', 'east')`,
      [companyId, machineId],
    );
    await client.query(
      `INSERT INTO memberships (company_id, membership_id, person_id, role, label, since)
       VALUES ($1, $2, $3, 'member', 'l', now())`,
      [companyId, membershipId, personId],
    );
    await client.query(
      `INSERT INTO case_registry (case_id, company_id, product_line, area, opened_at) VALUES ($1, $2, 'laser', 'east', now())`,
      [caseId, companyId],
    );
    await client.query(
      `INSERT INTO cases (company_id, case_id, machine_id, opened_by, case_number, machine_number, model, product_line,
         area, opened_at, changed_at, reason, severity, description, language, call_back_number)
       VALUES ($1, $2, $3, $4, 'C-100001', 'L1', 'm', 'laser', 'east', now(), now(), 'fault', 'down', 'd', 'zh', '12345')`,
      [companyId, caseId, machineId, membershipId],
    );
  });
  return caseId;
}
