import type { FastifyInstance } from 'fastify';
import { keepPartitions, logMisuse, readMisuseDays } from '#platform/access-log';
import { actRunner } from '#platform/act';
import type { Clock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { noPagesPolicy, openServer } from '#platform/http';
import { newId } from '#platform/ids';
import { forgetRelayedEvents, type Jobs, type JobsSeen, openJobs, type RecurringJob } from '#platform/jobs';
import type { Logger } from '#platform/log';
import { forgetThrottles } from '#platform/throttle';
import { mailMisuse, reportJobs, staffRealmClient } from '../administration/index.ts';
import { closeUnopposedSolutions, countUncounted, tellLateness } from '../cases/index.ts';
import { deleteUnansweredJoinRequests } from '../companies/index.ts';
import type { WorkConfig } from '../config.ts';
import { dropAbandonedUploads, type FileJobs, openChecks, openDiskStorage, recheckStuckFiles } from '../files/index.ts';
import {
  carryOnImport,
  carryOnStalledImports,
  dropOldImports,
  type ImportWork,
  importAskedKind,
} from '../imports/index.ts';
import { measureUnmeasured } from '../insights/index.ts';
import { deleteEndedSessions } from '../people/index.ts';
import { sweepHomeFacts, watchRegions } from '../regions/index.ts';
import { type JobName, type ScheduledWork, schedule } from '../schedule.ts';
import { answerHealth } from '../site/health.ts';
import { actHooks, type JobActor } from './acts.ts';
import { type AsJob, clockReactions, type ServiceReaction, within } from './clocks.ts';

/** The parts of the worker process. */
export interface Worker {
  /** healthz and readyz only. */
  readonly app: FastifyInstance;
  readonly jobs: Jobs;
  /** The recurring jobs, to run one by hand. */
  readonly recurring: readonly RecurringJob[];
  close(): Promise<void>;
}

/** What recurring jobs work with. */
interface WorkGround {
  readonly asJob: AsJob;
  readonly database: Database;
  readonly clock: Clock;
  readonly files: FileJobs;
  readonly imports: ImportWork;
  readonly log: Logger;
  readonly jobsSeen: () => Promise<JobsSeen>;
  readonly accessLogDays: number | undefined;
  readonly tellMisuse: () => Promise<void>;
}

/** Runs acts in the name of jobs. */
function jobRunner(database: Database, clock: Clock): AsJob {
  const runAct = actRunner(clock, actHooks());
  return (name, work) =>
    runAct(
      { database, settings: {}, requestId: newId(clock.now()), actor: (): JobActor => ({ kind: 'job', name }) },
      work,
    );
}

/** What each recurring job does. */
function scheduledWork({
  asJob,
  database,
  clock,
  files,
  imports,
  jobsSeen,
  log,
  accessLogDays,
  tellMisuse,
}: WorkGround): ScheduledWork {
  return {
    async 'count-clocks'() {
      while ((await asJob('count-clocks', countUncounted)) > 0);
    },
    async 'tell-lateness'() {
      while ((await asJob('tell-lateness', tellLateness)) > 0);
    },
    async 'measure-cases'() {
      while ((await measureUnmeasured((work) => asJob('measure-cases', work))) > 0);
    },
    async 'close-unopposed-solutions'() {
      while ((await asJob('close-unopposed-solutions', closeUnopposedSolutions)) > 0);
    },
    'delete-unanswered-join-requests': () => asJob('delete-unanswered-join-requests', deleteUnansweredJoinRequests),
    'delete-ended-staff-sessions': () => asJob('delete-ended-staff-sessions', deleteEndedSessions),
    'forget-throttles': () => forgetThrottles(database, new Date(clock.now().getTime() - 86_400_000)),
    async 'keep-log-of-use'() {
      await keepPartitions(database, clock.now(), accessLogDays);
      logMisuse(await readMisuseDays(database, clock.now()), clock.now(), log);
    },
    'tell-misuse': tellMisuse,
    'forget-relayed-events': () => forgetRelayedEvents(database, clock.now()),
    'sweep-home-facts': () => asJob('sweep-home-facts', (act) => sweepHomeFacts(act.tx, act.now)),
    async 'watch-regions'() {
      const alarms = await asJob('watch-regions', (act) => watchRegions(act.tx, act.now));
      for (const alarm of alarms) log.error({ alarm }, 'between the regions something is wrong');
    },
    'report-jobs': async () => {
      const report = reportOf(await jobsSeen());
      await asJob('report-jobs', (act) => reportJobs(act, report));
    },
    'recheck-stuck-files': () => recheckStuckFiles(files),
    'drop-abandoned-uploads': () => dropAbandonedUploads(files),
    'carry-on-imports': () => carryOnStalledImports(imports),
    'drop-old-imports': () => dropOldImports(imports),
  };
}

const reportOf = ({ queues, failed }: JobsSeen) => ({
  queues: queues.map(({ done_at, ...one }) => ({ ...one, doneAt: done_at?.toISOString() ?? null })),
  failed: failed.map((one) => ({
    jobId: one.job_id,
    queue: one.queue,
    failedAt: one.failed_at.toISOString(),
    fault: one.fault,
  })),
});

/** Tells misuse by mail, where the installation says to whom. */
function misuseTeller(config: WorkConfig, ground: Pick<WorkGround, 'database' | 'clock' | 'log'>): () => Promise<void> {
  const { ALERT_MAIL_TO, ALERT_SMTP_URL: smtpUrl, SERVICE_URL: serviceUrl } = config;
  const { STAFF_REALM_INTERNAL_URL: internalUrl, STAFF_CLIENT_SECRET: clientSecret, MAIL_FROM: from } = config;
  if (!ALERT_MAIL_TO || !smtpUrl || !serviceUrl || !internalUrl || !clientSecret || !from) return async () => {};
  const realm = staffRealmClient({ internalUrl, clientSecret, serviceUrl });
  const to = ALERT_MAIL_TO.split(',').map((address) => address.trim());
  return () => mailMisuse({ ...ground, realm }, { smtpUrl, from, to, serviceUrl });
}

/** Carries on at once what somebody asked to be imported. */
const importAsked = (imports: ImportWork): ServiceReaction => ({
  ...within('staff-work'),
  name: 'follow-asked-imports',
  on: importAskedKind,
  run: async (events) => {
    for (const { body } of events) await carryOnImport(imports, String(body.importId));
  },
});

/** What carries imports on, in the name of one job. */
function importWork(database: Database, clock: Clock, log: Logger, storage: ImportWork['storage'], stop: AbortSignal) {
  const runAct = actRunner(clock, actHooks());
  const actor = (): JobActor => ({ kind: 'job', name: 'carry-on-imports' });
  const inAct: ImportWork['inAct'] = (work) =>
    runAct({ database, settings: {}, requestId: newId(clock.now()), actor }, work);
  return { inAct, storage, clock, log, stop } satisfies ImportWork;
}

/** Wires the worker process. Neither listens nor polls yet. */
export function wireWorker(config: WorkConfig, clock: Clock, log: Logger): Worker {
  const url = config.DATABASE_URL_WORKER;
  const database = openDatabase('worker', url, {
    onError: (error) => log.warn({ err: error, role: 'worker' }, 'idle connection lost'),
  });
  const storage = openDiskStorage(config.FILES_FOLDER);
  const checks = openChecks({ database, storage, clock, log });
  const stopping = new AbortController();
  const imports = importWork(database, clock, log, storage, stopping.signal);
  const files = { database, storage, checks, clock };
  const asJob = jobRunner(database, clock);
  const recurring = schedule(
    scheduledWork({
      ...{ asJob, database, clock, files, imports, log },
      jobsSeen: () => jobs.report(),
      accessLogDays: config.ACCESS_LOG_DAYS,
      tellMisuse: misuseTeller(config, { database, clock, log }),
    }),
  );
  const retryAsked: ServiceReaction = {
    ...within('staff-work'),
    name: 'retry-failed-job',
    on: 'JobRetryAsked',
    run: async (events) => {
      for (const { body } of events) await jobs.retry(String(body.queue), String(body.jobId));
    },
  };
  const slowed = (job: JobName, err: unknown) => log.warn({ job, err }, 'cases could not be worked on together');
  const reactions: ServiceReaction[] = [importAsked(imports), retryAsked, ...clockReactions({ asJob, slowed })];
  const jobs: Jobs = openJobs({ connectionString: url, database, clock, log, recurring, reactions });
  const headers = { contentSecurityPolicy: noPagesPolicy, resourcePolicy: 'same-origin', tls: false } as const;
  const app = openServer({ log, headers });
  answerHealth(app, [database]);
  return {
    app,
    jobs,
    recurring,
    async close() {
      stopping.abort();
      await Promise.all([app.close(), jobs.stop(), checks.close()]);
      await database.close();
    },
  };
}
