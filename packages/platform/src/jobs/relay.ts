import type { Database, Tx } from '../database/index.ts';
import { eventsRelayed, relayedEventsDeleted, type WaitingEvent, waitingEvents } from './queries.ts';

/** A fact as jobs get it. */
export interface Relayed {
  readonly eventId: string;
  readonly kind: string;
  readonly companyId: string | null;
  readonly body: WaitingEvent['body'];
  readonly occurredAt: string;
}

/** Most facts of one page. */
export const atOnce = 100;

const relayedOf = (row: WaitingEvent): Relayed => ({
  eventId: row.event_id,
  kind: row.kind,
  companyId: row.company_id,
  body: row.body,
  occurredAt: row.occurred_at.toISOString(),
});

/**
 * Hands waiting facts to the job library in one transaction: a crash leaves them either waiting or handed over.
 * @param hand enqueues facts, the oldest first, inside the given transaction
 * @returns how many were handed over; more may wait when it is `atOnce`
 */
export function relayEvents(
  database: Database,
  hand: (tx: Tx, events: readonly Relayed[]) => Promise<void>,
  now: Date,
): Promise<number> {
  return database.transaction({}, async (tx) => {
    const rows = await waitingEvents(tx, atOnce);
    if (rows.length === 0) return 0;
    await hand(tx, rows.map(relayedOf));
    await eventsRelayed(
      tx,
      rows.map((row) => row.event_id),
      now,
    );
    return rows.length;
  });
}

/** Deletes facts that were handed over more than a day ago; answers how many. */
export const forgetRelayedEvents = (database: Database, now: Date): Promise<number> =>
  database.transaction({}, (tx) => relayedEventsDeleted(tx, new Date(now.getTime() - 86_400_000)));
