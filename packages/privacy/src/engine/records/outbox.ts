import type { Act, ActHooks, EventFact } from '#platform/act';
import { sql } from '#platform/database';
import { newId } from '#platform/ids';

/** The channel that wakes the relay; its messages are empty, since any role may listen. */
export const outboxChannel = 'outbox_events';

/**
 * Makes the hook that writes business facts into `outbox_events` in the act's own transaction, ids only; the worker
 * relays them, so no request role ever reads one.
 * @param wake whether the relay is told at commit (PostgreSQL folds equal messages of one transaction into one)
 */
export function outboxHook({ wake = true }: { wake?: boolean } = {}): ActHooks['writeEvent'] {
  return (act: Act, event: EventFact) => {
    act.tx.later(sql`
      INSERT INTO outbox_events (event_id, kind, company_id, body, occurred_at)
      VALUES (${newId(act.now)}, ${event.kind}, ${event.companyId ?? null}, ${JSON.stringify(event.body)}, ${act.now})`);
    if (wake) act.tx.later(sql`SELECT pg_notify(${outboxChannel}, '')`);
  };
}
