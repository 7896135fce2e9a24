import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audiencesOf, type DatabaseName } from '#privacy/engine';
import type { FreshDatabase } from '#testkit/database';
import { layouts } from '../tools/db/index.ts';
import { migratedDatabase, migrationFolders } from './schema/migrated.ts';

const databases = ['home', 'service', 'staff_realm'] as const satisfies readonly DatabaseName[];
/** Who may have months dropped: nobody that answers a request. */
const droppers: Readonly<Record<DatabaseName, string>> = {
  home: 'worker',
  service: 'worker',
  staff_realm: 'staff_worker',
};

const open = new Map<DatabaseName, FreshDatabase>();
beforeAll(async () => {
  for (const name of databases) open.set(name, await migratedDatabase(name));
});
afterAll(() => Promise.all([...open.values()].map((each) => each.drop())));

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const asOwner = <T>(name: DatabaseName, work: (client: pg.Client) => Promise<T>) =>
  connected(open.get(name)!.ownerUrl, work);
const asRole = <T>(name: DatabaseName, role: string, work: (client: pg.Client) => Promise<T>) =>
  connected(open.get(name)!.urls[role]!, work);

/** Makes the month that lies so many months back and answers its name. */
const madeMonth = (name: DatabaseName, monthsBack: number) =>
  asOwner(name, async (client) => {
    const at = `now() - interval '${monthsBack} months'`;
    await client.query(`SELECT make_access_log_partition(${at})`);
    const { rows } = await client.query(
      `SELECT 'access_log_' || to_char((${at}) AT TIME ZONE 'UTC', 'YYYY_MM') AS month`,
    );
    return rows[0].month as string;
  });
const isThere = (name: DatabaseName, month: string) =>
  asOwner(name, async (client) => (await client.query('SELECT to_regclass($1) AS is', [month])).rows[0].is !== null);

const drop = (client: pg.Client, moment: string, keep = '184 days') =>
  client
    .query<{ name: string }>('SELECT drop_access_log_partitions($1, $2::interval) AS name', [moment, keep])
    .then(({ rows }) => rows.map((row) => row.name));

describe.each(databases)('S2.8 the log of use of %s', (name) => {
  it('can be dropped early by no application role, whatever moment it names', async () => {
    const young = await madeMonth(name, 3);
    for (const role of audiencesOf[name])
      await asRole(name, role, async (client) => {
        const answer = await drop(client, '9999-01-01').catch((error: { code: string }) => error.code);
        expect(role === droppers[name] ? answer : [answer]).toEqual(role === droppers[name] ? [] : ['42501']);
        const around = await client
          .query(`DROP TABLE ${young}`)
          .then(() => 'dropped')
          .catch((error: { code: string }) => error.code);
        expect([role, around]).toEqual([role, '42501']);
        // Whose name is believed cannot be put on either.
        await expect(client.query(`SET ROLE ${layouts[name].owner}`)).rejects.toMatchObject({ code: '42501' });
      });
    expect(await isThere(name, young)).toBe(true);
  });

  it('is dropped by its worker when it is old by the database’s clock, and earlier only by the owner', async () => {
    const [young, old] = [await madeMonth(name, 3), await madeMonth(name, 30)];
    const dropped = await asRole(name, droppers[name], (client) => drop(client, '9999-01-01', '12 months'));
    expect(dropped).toEqual([old]);
    // A moment that is earlier is believed: what was young then stays.
    await madeMonth(name, 30);
    const then = new Date(Date.now() - 25 * 30 * 86_400_000).toISOString();
    expect(await asRole(name, droppers[name], (client) => drop(client, then, '12 months'))).toEqual([]);
    // The proof is void unless the same call drops it where the moment is believed.
    expect(await asOwner(name, (client) => drop(client, '9999-01-01'))).toContain(young);
  });

  it('drops nothing for a caller who names no moment or no age', async () => {
    await asRole(name, droppers[name], async (client) => {
      await expect(client.query(`SELECT drop_access_log_partitions(NULL, '12 months')`)).rejects.toThrow('moment');
      await expect(client.query('SELECT drop_access_log_partitions(now(), NULL)')).rejects.toThrow('184 days');
    });
  });

  it('has its two functions in the same words as the other databases', async () => {
    const textIn = (folder: string) => readFile(`${folder}/0113-log-of-use-believes-its-clock.sql`, 'utf8');
    expect(await textIn(migrationFolders[name])).toBe(await textIn(migrationFolders.service));
  });
});
