import type { RecurringJob } from '#platform/jobs';
import type { PurposeId } from '#privacy/catalogue';
import type { ForPurpose } from '#privacy/vocabulary';

/** What a job is for; what comes of it stays in the service region. */
const within = <P extends PurposeId>(purpose: P) => ({ purpose, recipient: 'service-region' }) as const;
const ofNobody = { purpose: 'of-nobody', recipient: 'nobody' } as const;

/** What each recurring job is for (privacy.md G3). */
export const jobPurposes = (): Readonly<Record<string, ForPurpose>> => page;

/** Every recurring job of the service, on one page. Times are UTC; each stands being run twice. */
const page = {
  'close-unopposed-solutions': {
    ...within('cases'),
    cron: '*/5 * * * *',
    is: 'Closes cases whose solution nobody objected to in 14 days.',
  },
  'count-clocks': {
    ...within('cases'),
    cron: '* * * * *',
    is: 'Counts what is due of cases that customers moved, where that was missed.',
  },
  'tell-lateness': { ...within('staff-work'), cron: '* * * * *', is: 'Says once of each case that the maker is late.' },
  'measure-cases': {
    ...within('staff-work'),
    cron: '* * * * *',
    is: 'Measures cases that nobody has measured yet, for pages that count.',
  },
  'delete-unanswered-join-requests': {
    ...within('membership'),
    cron: '10 * * * *',
    is: 'Deletes wishes to join that nobody answered in 30 days (S3.2).',
  },
  'delete-ended-staff-sessions': {
    ...within('staff-work'),
    cron: '15 * * * *',
    is: 'Deletes staff sessions that ended, ran out or were idle for an hour.',
  },
  'forget-throttles': {
    ...within('security-log'),
    cron: '20 * * * *',
    is: 'Deletes counts of attempts that are older than a day.',
  },
  'keep-log-of-use': {
    ...within('security-log'),
    cron: '5 * * * *',
    is: 'Makes the coming months of the log of use and drops months whose oldest line is 12 months old (S2.8).',
  },
  'tell-misuse': {
    ...ofNobody,
    cron: '7,22,37,52 * * * *',
    is: 'Tells by mail what is conspicuous in a log of use, in numbers, once for each kind and day.',
  },
  'forget-relayed-events': {
    ...within('cases'),
    cron: '25 * * * *',
    is: 'Deletes business facts a day after they were handed over.',
  },
  'sweep-home-facts': {
    ...within('membership'),
    cron: '*/10 * * * *',
    is: 'Empties facts that home did not fetch within an hour, removes those it has had for a day.',
  },
  'watch-regions': {
    ...ofNobody,
    cron: '*/5 * * * *',
    is: 'Writes into the log what is wrong between home and the service.',
  },
  'report-jobs': {
    ...ofNobody,
    cron: '* * * * *',
    is: 'Writes down how many jobs wait, run and failed, for the system page.',
  },
  'recheck-stuck-files': { ...within('cases'), cron: '* * * * *', is: 'Repeats checks of uploads whose process died.' },
  'carry-on-imports': { ...within('staff-work'), cron: '* * * * *', is: 'Goes on with imports whose process died.' },
  'drop-old-imports': {
    ...within('staff-work'),
    cron: '45 * * * *',
    is: 'Drops files and rows of imports after 30 days (S3.2).',
  },
  'drop-abandoned-uploads': {
    ...within('cases'),
    cron: '35 * * * *',
    is: 'Drops uploads that joined no case within a day (S3.2).',
  },
} as const satisfies Record<string, Omit<RecurringJob, 'name' | 'run'> & ForPurpose>;

/** Name of a recurring job. */
export type JobName = keyof typeof page;

/** What the wiring gives each job to do. */
export type ScheduledWork = { readonly [Name in JobName]: RecurringJob['run'] };

/** The recurring jobs with their work. */
export const schedule = (work: ScheduledWork): readonly RecurringJob[] =>
  (Object.keys(page) as JobName[]).map((name) => ({ name, cron: page[name].cron, is: page[name].is, run: work[name] }));
