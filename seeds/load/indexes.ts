import type pg from 'pg';

const filled = ['case_registry', 'cases', 'case_words', 'case_replies', 'case_changes'];

/**
 * Fills large tables without their indexes and makes those again, which is several times as quick. Needs a superuser: keys
 * to other tables are not checked meanwhile.
 */
export async function withoutIndexes(client: pg.ClientBase, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY ($1)
       AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u'))`,
    [filled],
  );
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
    SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 2`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await fill();
  for (const { made } of rows) await client.query(made);
  await client.query(`RESET session_replication_role; RESET synchronous_commit; RESET maintenance_work_mem;
    RESET max_parallel_maintenance_workers`);
}
