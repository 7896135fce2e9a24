import type { RecurringJob } from '#platform/jobs';

/** Every recurring job of the service, on one page. Times are UTC; each stands being run twice. */
const page = {
  'close-unopposed-solutions': {
    cron: '*/5 * * * *',
    is: 'Closes cases whose solution nobody objected to in 14 days.',
  },
  'count-clocks': { cron: '* * * * *', is: 'Counts what is due of cases that customers moved, where that was missed.' },
  'tell-lateness': { cron: '* * * * *', is: 'Says once of each case that the maker is late.' },
  'measure-cases': { cron: '* * * * *', is: 'Measures cases that nobody has measured yet, for pages that count.' },
  'delete-unanswered-join-requests': {
    cron: '10 * * * *',
    is: 'Deletes wishes to join that nobody answered in 30 days (S3.2).',
  },
  'delete-ended-staff-sessions': {
    cron: '15 * * * *',
    is: 'Deletes staff sessions that ended, ran out or were idle for an hour.',
  },
  'forget-throttles': { cron: '20 * * * *', is: 'Deletes counts of attempts that are older than a day.' },
  'keep-log-of-use': {
    cron: '5 * * * *',
    is: 'Makes the coming months of the log of use and drops months whose oldest line is 12 months old (S2.8).',
  },
  'forget-relayed-events': { cron: '25 * * * *', is: 'Deletes business facts a day after they were handed over.' },
  'report-jobs': { cron: '* * * * *', is: 'Writes down how many jobs wait, run and failed, for the system page.' },
  'recheck-stuck-files': { cron: '* * * * *', is: 'Repeats checks of uploads whose process died.' },
  'carry-on-imports': { cron: '* * * * *', is: 'Goes on with imports whose process died.' },
  'drop-old-imports': { cron: '45 * * * *', is: 'Drops files and rows of imports after 30 days (S3.2).' },
  'drop-abandoned-uploads': { cron: '35 * * * *', is: 'Drops uploads that joined no case within a day (S3.2).' },
} as const satisfies Record<string, Omit<RecurringJob, 'name' | 'run'>>;

/** Name of a recurring job. */
export type JobName = keyof typeof page;

/** What the wiring gives each job to do. */
export type ScheduledWork = { readonly [Name in JobName]: RecurringJob['run'] };

/** The recurring jobs with their work. */
export const schedule = (work: ScheduledWork): readonly RecurringJob[] =>
  (Object.keys(page) as JobName[]).map((name) => ({ name, ...page[name], run: work[name] }));
