import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase, templateFor } from '#testkit/database';
import { type Database, DatabaseAway, openDatabase, planWithValues, set, sql, type Tx } from './index.ts';

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

  it('in the middle of a statement is given up as well, though nobody says that it was lost', async () => {
    const single = openDatabase('customer', fresh.urls.customer!, {
      max: 1,
      connectTimeoutMs: 200,
      statementTimeoutMs: 200,
    });
    let pid = 0;
    try {
      const frozen = single.transaction({}, async (tx) => {
        pid = await pidOf(tx);
        process.kill(pid, 'SIGSTOP');
        await tx.rows(sql`SELECT 1`);
      });
      await expect(frozen).rejects.toBeInstanceOf(DatabaseAway);
      expect(await single.transaction({}, pidOf)).not.toBe(pid);
    } finally {
      process.kill(pid, 'SIGCONT');
      await single.close();
    }
  });

  it('is noticed by the question whether the database is alive, within its short patience', async () => {
    const single = openDatabase('customer', fresh.urls.customer!, { max: 1, connectTimeoutMs: 300 });
    const pid = await single.transaction({}, pidOf);
    process.kill(pid, 'SIGSTOP');
    try {
      expect(await single.alive()).toBe(false);
      expect(await single.alive()).toBe(true);
    } finally {
      process.kill(pid, 'SIGCONT');
      await single.close();
    }
  });

  it('leaves a pool that works', async () => {
    expect(await database.transaction({}, (tx) => tx.rows(sql`SELECT 1 AS one`))).toEqual([{ one: 1 }]);
    expect(await database.alive()).toBe(true);
  });
});

describe('a database that is too busy', () => {
  it('ends a statement beyond its time; the next one finds the connection in order', async () => {
    const hasty = openDatabase('customer', fresh.urls.customer!, { max: 1, statementTimeoutMs: 150 });
    const pid = await hasty.transaction({}, pidOf);
    const slow = hasty.transaction({}, (tx) => tx.rows(sql`SELECT pg_sleep(10)`));
    await expect(slow).rejects.toBeInstanceOf(DatabaseAway);
    expect(await hasty.transaction({}, pidOf)).toBe(pid);
    await hasty.close();
  });

  it('says so when it has no connection left, and nobody takes that for a bug', async () => {
    const owner = new pg.Client({ connectionString: fresh.ownerUrl });
    await owner.connect();
    const limit = (connections: number) =>
      owner.query(`ALTER DATABASE ${owner.escapeIdentifier(owner.database!)} CONNECTION LIMIT ${connections}`);
    await limit(0);
    const late = openDatabase('customer', fresh.urls.customer!);
    try {
      await expect(late.transaction({}, pidOf)).rejects.toBeInstanceOf(DatabaseAway);
      expect(await late.alive()).toBe(false);
    } finally {
      await limit(-1);
      await late.close();
      await owner.end();
    }
  });
});

describe('a statement that is asked again and again', () => {
  const plansOf = async (plansOnce: boolean, first: (tx: Tx) => void = () => {}) => {
    const single = openDatabase('customer', fresh.urls.customer!, { max: 1, plansOnce });
    // Values that are worth a plan of their own: with them PostgreSQL knows how little is read.
    const few = (tx: Tx) => tx.rows(sql`SELECT n FROM generate_series(1, ${1}::int) n`);
    try {
      for (let turn = 0; turn < 12; turn++) await single.transaction({}, few);
      await single.transaction({}, (tx) => {
        first(tx);
        return few(tx);
      });
      await single.transaction({}, few);
      return await single.transaction({}, (tx) =>
        tx.one<{ anew: number; kept: number }>(sql`
          SELECT custom_plans::int AS anew, generic_plans::int AS kept FROM pg_prepared_statements
          WHERE statement LIKE 'SELECT n FROM %'`),
      );
    } finally {
      await single.close();
    }
  };

  it('is planned once where its pool says so', async () => {
    expect(await plansOf(true)).toEqual({ anew: 0, kept: 14 });
  });

  it('is planned with its values in a transaction that asks for it, and in no later one', async () => {
    expect(await plansOf(true, planWithValues)).toEqual({ anew: 1, kept: 13 });
  });

  it('is planned anew as often as PostgreSQL likes where nothing is said', async () => {
    expect((await plansOf(false)).anew).toBeGreaterThan(0);
  });
});

describe('a setting that row policies read', () => {
  it('is refused at once when its value could be more than a value', async () => {
    const refused = database.transaction({}, async (tx) => {
      expect(() => set(tx, 'app.company_id', `'; DROP TABLE x; --`)).toThrow(/may not be written/);
      set(tx, 'app.company_id', `a'`);
      throw new Error('went on');
    });
    await expect(refused).rejects.toThrow(/may not be written/);
  });
});
