import type { Act } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { forgetRelayedEvents, type RecurringJob } from '#platform/jobs';
import { forgetThrottles } from '#platform/throttle';
import { closeUnopposedSolutions } from './cases/index.ts';
import { deleteUnansweredJoinRequests } from './companies/index.ts';
import { dropAbandonedUploads, type FileJobs, recheckStuckFiles } from './files/index.ts';
import { deleteEndedSessions } from './people/index.ts';

/** What recurring jobs work with. */
export interface ScheduleWorld {
  readonly database: Database;
  readonly clock: Clock;
  /** Runs one act in the name of a job. */
  readonly asJob: <Answer>(name: string, work: (act: Act) => Promise<Answer>) => Promise<Answer>;
  readonly files: FileJobs;
}

const day = 86_400_000;

/** Every recurring job of the service, on one page. Times are UTC; each stands being run twice. */
export function schedule({ database, clock, asJob, files }: ScheduleWorld): readonly RecurringJob[] {
  return [
    {
      name: 'close-unopposed-solutions',
      cron: '*/5 * * * *',
      is: 'Closes cases whose solution nobody objected to in 14 days.',
      async run() {
        while ((await asJob('close-unopposed-solutions', closeUnopposedSolutions)) > 0);
      },
    },
    {
      name: 'delete-unanswered-join-requests',
      cron: '10 * * * *',
      is: 'Deletes wishes to join that nobody answered in 30 days (S3.2).',
      run: () => asJob('delete-unanswered-join-requests', deleteUnansweredJoinRequests),
    },
    {
      name: 'delete-ended-staff-sessions',
      cron: '15 * * * *',
      is: 'Deletes staff sessions that ended, ran out or were idle for an hour.',
      run: () => asJob('delete-ended-staff-sessions', deleteEndedSessions),
    },
    {
      name: 'forget-throttles',
      cron: '20 * * * *',
      is: 'Deletes counts of attempts that are older than a day.',
      run: () => forgetThrottles(database, new Date(clock.now().getTime() - day)),
    },
    {
      name: 'forget-relayed-events',
      cron: '25 * * * *',
      is: 'Deletes business facts a day after they were handed over.',
      run: () => forgetRelayedEvents(database, clock.now()),
    },
    {
      name: 'recheck-stuck-files',
      cron: '* * * * *',
      is: 'Repeats checks of uploads whose process died.',
      run: () => recheckStuckFiles(files),
    },
    {
      name: 'drop-abandoned-uploads',
      cron: '35 * * * *',
      is: 'Drops uploads that joined no case within a day (S3.2).',
      run: () => dropAbandonedUploads(files),
    },
  ];
}
