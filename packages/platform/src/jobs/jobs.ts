import { type Db, PgBoss } from 'pg-boss';
import type { Clock } from '../clock/index.ts';
import type { Database, Tx } from '../database/index.ts';
import type { Logger } from '../log/index.ts';
import { failedJobs, jobsAreThere, queueCounts } from './queries.ts';
import { atOnce, type Relayed, relayEvents } from './relay.ts';

/** Work that comes round again. */
export interface RecurringJob {
  readonly name: string;
  /** Five fields, in UTC. */
  readonly cron: string;
  /** What it does and why, one sentence. */
  readonly is: string;
  /** Must stand being run twice. */
  readonly run: () => Promise<unknown>;
}

/** Work that follows a business fact. */
export interface EventJob {
  readonly name: string;
  /** Kind of the fact, e.g. `CaseSolved`, or several kinds. */
  readonly on: string | readonly string[];
  /** How many facts are fetched at once where many come. Absent: one. */
  readonly atOnce?: number;
  /** Gets what was fetched, the oldest first. Must stand being run twice for the same facts. */
  readonly run: (events: readonly Relayed[]) => Promise<unknown>;
}

/** What the job library is opened with. */
export interface JobsOptions {
  /** Of the worker role, who owns the schema `jobs`. */
  readonly connectionString: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly recurring: readonly RecurringJob[];
  readonly reactions: readonly EventJob[];
  /** Milliseconds between two looks into the outbox when nobody wakes the relay. */
  readonly relayEveryMs?: number;
}

/** The worker's jobs. */
export interface Jobs {
  /** Starts polling; repeats nothing that another worker does at the same moment. */
  start(): Promise<void>;
  /** Hands over all facts that wait now. */
  relayNow(): Promise<number>;
  /** What there is to do, by queue, and what was given up. */
  report(): Promise<JobsSeen>;
  /** Has a job that was given up tried again; a no-op for any other. */
  retry(queue: string, jobId: string): Promise<void>;
  stop(): Promise<void>;
}

/** Jobs by queue, and those that were given up. */
export interface JobsSeen {
  readonly queues: Awaited<ReturnType<typeof queueCounts>>;
  readonly failed: Awaited<ReturnType<typeof failedJobs>>;
}

/** The transaction as pg-boss wants a database, so that a job and the mark on its fact commit together. */
const asDb = (tx: Tx): Db => ({
  executeSql: async (text, values = []) => ({ rows: await tx.rows<object>({ text, values, name: '' }) }),
});

async function declareQueues(boss: PgBoss, { recurring, reactions, log }: JobsOptions): Promise<void> {
  for (const job of recurring) {
    // Exclusive: neither a second worker nor a slow run makes the same work wait twice.
    await boss.createQueue(job.name, { policy: 'exclusive', retryLimit: 0, deleteAfterSeconds: 86_400 });
    await boss.schedule(job.name, job.cron);
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async () => {
      const result = await job.run();
      log.debug({ job: job.name, result }, 'job done');
    });
  }
  const wanted = new Set(recurring.map((job) => job.name));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const job of reactions) {
    await boss.createQueue(job.name, { retryLimit: 5, retryBackoff: true, deleteAfterSeconds: 86_400 });
    // A full fetch is followed by the next at once: a queue that many facts come to does not fall behind.
    const fetching = { pollingIntervalSeconds: 1, batchSize: job.atOnce ?? 1, burstWhenBatchFull: true };
    await boss.work<Relayed>(job.name, fetching, async (jobs) => {
      await job.run(jobs.map(({ data }) => data));
    });
  }
}

/** What is written within this time is handed over together: each handing over is a transaction with its statements. */
const gatherMs = 250;

/** Runs the relay again and again, and soon when an act says that it wrote a fact. */
function openRelay(options: JobsOptions, relayNow: () => Promise<number>) {
  const everyMs = options.relayEveryMs ?? 2_000;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let isGathering = false;
  let running: Promise<void> = Promise.resolve();
  let listener: Awaited<ReturnType<Database['listener']>> | undefined;
  const listen = async () => {
    if (listener || stopped) return;
    const opened = await options.database.listener();
    listener = opened;
    const lost = () => {
      if (listener === opened) listener = undefined;
    };
    opened.on('error', lost).on('end', lost);
    opened.on('notification', () => {
      if (isGathering) return;
      isGathering = true;
      soon(gatherMs);
    });
    await opened.query('LISTEN outbox_events');
  };
  const turn = async () => {
    try {
      await listen();
      // What is left waits for whoever comes next: a process that ends does not hand over a hundred pages first.
      while (!stopped && (await relayNow()) === atOnce);
    } catch (error) {
      options.log.warn({ err: error }, 'relay failed, will try again');
    }
    if (!isGathering) soon(everyMs);
  };
  const soon = (inMs: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isGathering = false;
      running = running.then(turn);
    }, inMs);
  };
  return {
    start: () => soon(0),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await listener?.end().catch(() => {});
    },
  };
}

/** Opens the jobs of a worker process. */
export function openJobs(options: JobsOptions): Jobs {
  const { log, database, clock, reactions } = options;
  const boss = new PgBoss({
    connectionString: options.connectionString,
    schema: 'jobs',
    createSchema: false,
    max: 4,
    application_name: 'service-center jobs',
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job library'));
  const relayNow = () =>
    relayEvents(
      database,
      async (tx, events) => {
        for (const job of reactions) {
          const wanted = events.filter(({ kind }) => [job.on].flat().includes(kind));
          const jobs = wanted.map((data) => ({ data }));
          if (jobs.length > 0) await boss.insert(job.name, jobs, { db: asDb(tx) });
        }
      },
      clock.now(),
    );
  const relay = openRelay(options, relayNow);
  return {
    relayNow,
    async start() {
      await boss.start();
      await declareQueues(boss, options);
      relay.start();
    },
    report: () =>
      database.transaction({}, async (tx) => {
        if (!(await jobsAreThere(tx)).there) return { queues: [], failed: [] };
        return { queues: await queueCounts(tx), failed: await failedJobs(tx) };
      }),
    retry: async (queue, jobId) => void (await boss.retry(queue, jobId)),
    async stop() {
      await relay.stop();
      await boss.stop({ graceful: true, timeout: 1_500 });
    },
  };
}
