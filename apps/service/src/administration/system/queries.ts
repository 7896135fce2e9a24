import type { SystemState } from '#contract';
import { sql, type Tx } from '#platform/database';

type Queue = SystemState['queues'][number];
type Failed = SystemState['failedJobs'][number];

/** Queues as the worker last saw them. */
export const queuesSeen = (tx: Tx) =>
  tx.rows<Omit<Queue, 'doneAt' | 'seenAt'> & { doneAt: Date | null; seenAt: Date }>(sql`
    SELECT queue, waiting, running, failed, done, done_at AS "doneAt", seen_at AS "seenAt" FROM job_queues
    ORDER BY queue LIMIT 200`);

/** Jobs that were given up, the last first. */
export const jobsGivenUp = (tx: Tx) =>
  tx.rows<Omit<Failed, 'failedAt'> & { failedAt: Date }>(sql`
    SELECT job_id AS "jobId", queue, failed_at AS "failedAt", fault FROM failed_jobs
    ORDER BY failed_at DESC, job_id DESC LIMIT 200`);

/** The queue of a job that was given up. */
export const queueOfFailed = (tx: Tx, jobId: string) =>
  tx.maybe<{ queue: string }>(sql`SELECT queue FROM failed_jobs WHERE job_id = ${jobId}`);

/** How many on duty hold the offices that an installation cannot do without. */
export const officesHeld = (tx: Tx) =>
  tx.one<{ administrators: number; officers: number }>(sql`
    SELECT (count(*) FILTER (WHERE 'administrator' = ANY (roles)))::int AS administrators,
      (count(*) FILTER (WHERE 'privacy-officer' = ANY (roles)))::int AS officers
    FROM staff_members WHERE left_at IS NULL`);

/** What the database's clock shows. */
export const databaseClock = (tx: Tx) => tx.one<{ at: Date }>(sql`SELECT clock_timestamp() AS at`);

/** Writes what the worker sees, in place of what it saw before. */
export function jobsReported(
  tx: Tx,
  seen: { queues: readonly Omit<Queue, 'seenAt'>[]; failed: readonly Failed[] },
  now: Date,
): void {
  tx.later(sql`DELETE FROM job_queues`);
  tx.later(sql`DELETE FROM failed_jobs`);
  for (const one of seen.queues)
    tx.later(sql`
      INSERT INTO job_queues (queue, waiting, running, failed, done, done_at, seen_at)
      VALUES (${one.queue}, ${one.waiting}, ${one.running}, ${one.failed}, ${one.done}, ${one.doneAt}, ${now})`);
  for (const one of seen.failed)
    tx.later(sql`
      INSERT INTO failed_jobs (job_id, queue, failed_at, fault)
      VALUES (${one.jobId}, ${one.queue}, ${one.failedAt}, ${one.fault})`);
}
