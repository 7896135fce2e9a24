import pg from 'pg';
import { inject } from 'vitest';
import { urlOf } from '../../../../tools/db/index.ts';

/** Address of a role in the cluster of the test run. */
export function testUrl(role: string, database: string): string {
  const cluster = inject('testCluster');
  const password = cluster.passwords[role];
  if (!password) throw new Error(`The test cluster knows no role "${role}".`);
  return urlOf({ role, password, database, socketFolder: cluster.socketFolder });
}

/** Runs work as superuser, for making and dropping test databases. */
export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testUrl('postgres', 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
