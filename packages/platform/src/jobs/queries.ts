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

/** Deletes facts that were handed over before a moment. */
export const relayedEventsDeleted = (tx: Tx, before: Date) =>
  tx.run(sql`DELETE FROM outbox_events WHERE relayed_at < ${before}`);
