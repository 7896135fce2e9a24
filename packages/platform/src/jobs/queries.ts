import { sql, type Tx } from '../database/index.ts';

/** A fact that waits in the outbox. */
export interface WaitingEvent {
  event_id: string;
  kind: string;
  company_id: string | null;
  body: Record<string, string | number | boolean | null>;
  occurred_at: Date;
}

/** The oldest facts that wait, held; those another worker holds are left to it. */
export const waitingEvents = (tx: Tx, limit: number) =>
  tx.rows<WaitingEvent>(sql`
    SELECT event_id, kind, company_id, body, occurred_at FROM outbox_events WHERE relayed_at IS NULL
    ORDER BY occurred_at, event_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`);

/** Marks facts as handed over. */
export const eventsRelayed = (tx: Tx, eventIds: readonly string[], now: Date) =>
  tx.run(sql`UPDATE outbox_events SET relayed_at = ${now} WHERE event_id = ANY (${eventIds}::uuid[])`);

/** Whether the library has made its tables yet. */
export const jobsAreThere = (tx: Tx) =>
  tx.one<{ there: boolean }>(sql`SELECT to_regclass('jobs.job') IS NOT NULL AS there`);

/** How many jobs of each queue there are by state. */
export const queueCounts = (tx: Tx) =>
  tx.rows<{ queue: string; waiting: number; running: number; failed: number; done: number; done_at: Date | null }>(sql`
    SELECT q.name AS queue, count(j.id) FILTER (WHERE j.state IN ('created', 'retry'))::int AS waiting,
      count(j.id) FILTER (WHERE j.state = 'active')::int AS running,
      count(j.id) FILTER (WHERE j.state = 'failed')::int AS failed,
      count(j.id) FILTER (WHERE j.state = 'completed')::int AS done,
      max(j.completed_on) FILTER (WHERE j.state = 'completed') AS done_at
    FROM jobs.queue q LEFT JOIN jobs.job j ON j.name = q.name
    WHERE q.name NOT LIKE '\\_\\_pgboss\\_\\_%' GROUP BY q.name ORDER BY q.name LIMIT 200`);

/** Jobs that were given up, the last first; of their fault only the kind, since its words may quote data. */
export const failedJobs = (tx: Tx) =>
  tx.rows<{ job_id: string; queue: string; failed_at: Date; fault: string }>(sql`
    SELECT id AS job_id, name AS queue, coalesce(completed_on, created_on) AS failed_at,
      left(concat_ws(' ', coalesce(output->>'name', 'Error'), output->>'code'), 80) AS fault
    FROM jobs.job WHERE state = 'failed' ORDER BY completed_on DESC, id LIMIT 200`);

/** Deletes facts that were handed over before a moment. */
export const relayedEventsDeleted = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM outbox_events WHERE relayed_at < ${before}`);
