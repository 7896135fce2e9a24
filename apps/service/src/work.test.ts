import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/database';
import { newId, newRandomId } from '#platform/ids';
import { type EventJob, openJobs, relayEvents } from '#platform/jobs';
import { openLog } from '#platform/log';
import { huadong, linWei, mei, press7, startService, type TestService } from '#testkit/service';
import { workConfigSchema } from './config.ts';
import { wireWorker } from './wiring.ts';

const day = 86_400_000;
const log = openLog('worker', 'silent');
let world: TestService;
let worker: ReturnType<typeof wireWorker>;

beforeAll(async () => {
  world = await startService();
  const config = readConfig(workConfigSchema, {
    DATABASE_URL_WORKER: world.database.urls.worker,
    FILES_FOLDER: '/tmp/service-center-no-files',
  });
  worker = wireWorker(config, world.clock, log);
});
afterAll(async () => {
  await worker.close();
  await world.close();
});

const run = (name: string) => worker.recurring.find((job) => job.name === name)!.run();
const stateOf = async (caseNumber: string) => (await world.asCustomer(linWei, `/api/cases/${caseNumber}`)).body;

describe('recurring jobs', () => {
  it('close a solution that nobody objected to in 14 days, and not a day earlier', async () => {
    const { caseNumber } = await world.openCase();
    const solution = { cause: '电缆', remedy: '更换' };
    await world.asStaff(mei, `/api/desk/cases/${caseNumber}/solution`, { method: 'PUT', json: solution });
    world.clock.advance(14 * day);
    await run('close-unopposed-solutions');
    expect((await stateOf(caseNumber)).state).toBe('solved');
    world.clock.advance(1);
    await run('close-unopposed-solutions');
    await run('close-unopposed-solutions');
    const body = await stateOf(caseNumber);
    expect(body.state).toBe('closed');
    expect(body.timeline.filter((one: { kind: string }) => one.kind === 'closed')).toEqual([
      expect.objectContaining({ how: 'unopposed' }),
    ]);
    const queue = (await world.asStaff(mei, '/api/desk/cases?state=closed')).body.cases;
    expect(queue[0].caseNumber).toBe(caseNumber);
  });

  it('S3.2 delete a wish to join that nobody answered in 30 days', async () => {
    const person = { personId: newRandomId() };
    const json = {
      id: newId(),
      customerNumber: huadong.customerNumber,
      machineNumber: press7.machineNumber,
      companyName: 'x',
      street: 'x',
      postcode: 'x',
      city: 'x',
      region: 'x',
    };
    await world.asCustomer(person, '/api/me/join-request', { method: 'PUT', json });
    const wish = async () => (await world.asCustomer(person, '/api/me')).body.joinRequest;
    world.clock.advance(30 * day);
    await run('delete-unanswered-join-requests');
    expect(await wish()).toMatchObject({ state: 'pending' });
    world.clock.advance(1);
    await run('delete-unanswered-join-requests');
    expect(await wish()).toBeNull();
  });

  it('delete what has ended: sessions, counts, relayed facts', async () => {
    await world.staffCookieFor(mei);
    world.clock.advance(3 * day);
    const database = openDatabase('worker', world.database.urls.worker!);
    await relayEvents(database, async () => {}, world.clock.now());
    await database.close();
    world.clock.advance(2 * day);
    for (const name of ['delete-ended-staff-sessions', 'forget-throttles', 'forget-relayed-events']) await run(name);
    for (const table of ['staff_sessions', 'throttles', 'outbox_events'])
      expect(await world.asOwner(`SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('each say what they do, and stand being run twice', async () => {
    for (const job of worker.recurring) {
      expect(job.is).toMatch(/^[A-Z].+\.$/);
      await job.run();
      await job.run();
    }
  });
});

describe('facts', () => {
  const waiting = async () =>
    (await world.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM outbox_events WHERE relayed_at IS NULL'))[0]!.n;

  it('reach their job once, through the job library in its own schema', async () => {
    let done: (caseId: unknown) => void = () => {};
    const heard = new Promise((resolve) => {
      done = resolve;
    });
    const reaction: EventJob = {
      name: 'test-reaction',
      on: 'CaseOpened',
      run: async ([event]) => done(event!.body.caseId),
    };
    const database = openDatabase('worker', world.database.urls.worker!);
    const jobs = openJobs({
      connectionString: world.database.urls.worker!,
      database,
      clock: world.clock,
      log,
      recurring: [],
      reactions: [reaction],
    });
    await jobs.start();
    const { caseId } = await world.openCase();
    expect(await heard).toBe(caseId);
    expect(await waiting()).toBe(0);
    await jobs.stop();
    await database.close();
  });

  it('whose job was given up are listed with the kind of the fault alone, and are tried again when asked', async () => {
    const runs: string[] = [];
    let told: () => void = () => {};
    const next = () =>
      new Promise<void>((resolve) => {
        told = resolve;
      });
    const reaction: EventJob = {
      name: 'test-given-up',
      on: 'CaseOpened',
      async run([event]) {
        runs.push(event!.eventId);
        told();
      },
    };
    const database = openDatabase('worker', world.database.urls.worker!);
    const connectionString = world.database.urls.worker!;
    const options = { connectionString, database, clock: world.clock, log, recurring: [], reactions: [reaction] };
    const jobs = openJobs(options);
    await jobs.start();
    const first = next();
    await world.openCase();
    await first;
    const text = `UPDATE jobs.job SET state = 'failed', completed_on = now(),
      output = '{"name": "TypeError", "message": "of somebody"}' WHERE name = 'test-given-up'`;
    await expect
      .poll(() =>
        database.transaction({}, (tx) => tx.run({ text: `${text} AND state = 'completed'`, values: [], name: '' })),
      )
      .toBe(1);
    const { queues, failed } = await jobs.report();
    expect(queues.find(({ queue }) => queue === 'test-given-up')).toMatchObject({ failed: 1, waiting: 0 });
    const mine = failed.filter(({ queue }) => queue === 'test-given-up');
    expect(mine).toMatchObject([{ fault: 'TypeError' }]);
    const second = next();
    await jobs.retry('test-given-up', mine[0]!.job_id);
    await second;
    expect(runs).toEqual([runs[0], runs[0]]);
    await jobs.stop();
    await database.close();
  });

  it('of later pages wait for whoever comes next when the worker ends: it hands over the page at hand, and all without an end', async () => {
    const database = openDatabase('worker', world.database.urls.worker!);
    const connectionString = world.database.urls.worker!;
    const made = `INSERT INTO outbox_events (event_id, kind, body, occurred_at)
      SELECT uuidv7(), 'NobodyListens', '{}', now() FROM generate_series(1, 250)`;
    await world.asOwner(made);
    const options = { connectionString, database, clock: world.clock, log, recurring: [], reactions: [] };
    const ending = openJobs(options);
    await world.asOwner('BEGIN');
    await world.asOwner('LOCK TABLE outbox_events IN EXCLUSIVE MODE');
    await ending.start();
    const held = async () =>
      (
        await world.asOwner<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'outbox_events'::regclass`,
        )
      )[0]!.n;
    await expect.poll(held, { timeout: 20_000 }).toBe(1);
    const ended = ending.stop();
    await world.asOwner('COMMIT');
    await ended;
    expect(await waiting()).toBe(150);
    const going = openJobs(options);
    await going.start();
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    await going.stop();
    await database.close();
  });

  it('wait when handing them over fails, and are handed over once by two relays at a time', async () => {
    const database = openDatabase('worker', world.database.urls.worker!);
    for (let n = 0; n < 5; n++) await world.openCase();
    const failing = relayEvents(
      database,
      async () => {
        throw new Error('the job library is away');
      },
      world.clock.now(),
    );
    await expect(failing).rejects.toThrow();
    expect(await waiting()).toBe(5);
    const handed: string[] = [];
    const relay = () =>
      relayEvents(
        database,
        async (_tx, events) => void handed.push(...events.map((one) => one.eventId)),
        world.clock.now(),
      );
    await Promise.all([relay(), relay(), relay()]);
    expect(handed).toHaveLength(5);
    expect(new Set(handed).size).toBe(5);
    await database.close();
  });

  it('are readable by no role that serves requests', async () => {
    const { default: pg } = await import('pg');
    for (const role of ['customer', 'staff', 'privacy', 'analysis']) {
      const client = new pg.Client({ connectionString: world.database.urls[role] });
      await client.connect();
      for (const text of ['SELECT body FROM outbox_events', 'SELECT * FROM jobs.job'])
        await expect(client.query(text)).rejects.toThrow(/permission denied/);
      await client.end();
    }
  });
});
