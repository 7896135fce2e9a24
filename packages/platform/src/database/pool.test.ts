import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { type Database, DatabaseAway, openDatabase, sql, type Tx } from './index.ts';

let fresh: FreshDatabase;
let database: Database;

const pidOf = async (tx: Tx) => (await tx.one<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`)).pid;

/** Ends a server process, as a killed PostgreSQL would, and waits until it is gone. */
async function ended(pid: number): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.urls.customer! });
  await client.connect();
  await client.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
  await client.end();
}

beforeAll(async () => {
  fresh = await freshDatabase(await templateFor('platform_trial', async () => {}, 'service'));
  database = openDatabase('customer', fresh.urls.customer!, { max: 2 });
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

describe('a connection that is lost (trust.md §4)', () => {
  it('in the middle of a transaction fails the transaction and nothing else', async () => {
    const lost = database.transaction({}, async (tx) => {
      await ended(await pidOf(tx));
      await tx.rows(sql`SELECT 1`);
    });
    await expect(lost).rejects.toBeInstanceOf(DatabaseAway);
  });

  it('before the commit fails the transaction, though every statement was answered', async () => {
    const lost = database.transaction({}, async (tx) => ended(await pidOf(tx)));
    await expect(lost).rejects.toBeInstanceOf(DatabaseAway);
  });

  it('because the server does not answer any more is given up within a second', async () => {
    const single = openDatabase('customer', fresh.urls.customer!, { max: 1, connectTimeoutMs: 400 });
    const pid = await single.transaction({}, pidOf);
    process.kill(pid, 'SIGSTOP');
    try {
      const begunAt = performance.now();
      await expect(single.transaction({}, pidOf)).rejects.toBeInstanceOf(DatabaseAway);
      expect(performance.now() - begunAt).toBeLessThan(3_000);
      expect(await single.transaction({}, pidOf)).not.toBe(pid);
    } finally {
      process.kill(pid, 'SIGCONT');
      await single.close();
    }
  });

  it('is not what a statement looks like that takes its time', async () => {
    const patient = openDatabase('customer', fresh.urls.customer!, { connectTimeoutMs: 300 });
    const slow = patient.transaction({}, (tx) => tx.one(sql`SELECT pg_sleep(0.8)::text AS slept`));
    expect(await slow).toEqual({ slept: '' });
    await patient.close();
  });

  it('leaves a pool that works', async () => {
    expect(await database.transaction({}, (tx) => tx.rows(sql`SELECT 1 AS one`))).toEqual([{ one: 1 }]);
    expect(await database.alive()).toBe(true);
  });
});
