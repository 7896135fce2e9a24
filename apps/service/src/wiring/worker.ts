import type { FastifyInstance } from 'fastify';
import { type Act, actRunner } from '#platform/act';
import type { Clock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { noPagesPolicy, openServer } from '#platform/http';
import { newId } from '#platform/ids';
import { type EventJob, forgetRelayedEvents, type Jobs, openJobs, type RecurringJob } from '#platform/jobs';
import type { Logger } from '#platform/log';
import { forgetThrottles } from '#platform/throttle';
import { closeUnopposedSolutions } from '../cases/index.ts';
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
import { deleteEndedSessions } from '../people/index.ts';
import { type JobName, type ScheduledWork, schedule } from '../schedule.ts';
import { answerHealth } from '../site/health.ts';
import { actHooks, type JobActor } from './acts.ts';

/** The parts of the worker process. */
export interface Worker {
  /** healthz and readyz only. */
  readonly app: FastifyInstance;
  readonly jobs: Jobs;
  /** The recurring jobs, to run one by hand. */
  readonly recurring: readonly RecurringJob[];
  close(): Promise<void>;
}

/** What each recurring job does; acts run in the name of the job. */
function scheduledWork(database: Database, clock: Clock, files: FileJobs, imports: ImportWork): ScheduledWork {
  const runAct = actRunner(clock, actHooks());
  const asJob = <Answer>(name: JobName, work: (act: Act) => Promise<Answer>) =>
    runAct(
      { database, settings: {}, requestId: newId(clock.now()), actor: (): JobActor => ({ kind: 'job', name }) },
      work,
    );
  return {
    async 'close-unopposed-solutions'() {
      while ((await asJob('close-unopposed-solutions', closeUnopposedSolutions)) > 0);
    },
    'delete-unanswered-join-requests': () => asJob('delete-unanswered-join-requests', deleteUnansweredJoinRequests),
    'delete-ended-staff-sessions': () => asJob('delete-ended-staff-sessions', deleteEndedSessions),
    'forget-throttles': () => forgetThrottles(database, new Date(clock.now().getTime() - 86_400_000)),
    'forget-relayed-events': () => forgetRelayedEvents(database, clock.now()),
    'recheck-stuck-files': () => recheckStuckFiles(files),
    'drop-abandoned-uploads': () => dropAbandonedUploads(files),
    'carry-on-imports': () => carryOnStalledImports(imports),
    'drop-old-imports': () => dropOldImports(imports),
  };
}

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
  const recurring = schedule(scheduledWork(database, clock, { database, storage, checks, clock }, imports));
  const importAsked: EventJob = {
    name: 'follow-asked-imports',
    on: importAskedKind,
    run: ({ body }) => carryOnImport(imports, String(body.importId)),
  };
  const jobs = openJobs({ connectionString: url, database, clock, log, recurring, reactions: [importAsked] });
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
