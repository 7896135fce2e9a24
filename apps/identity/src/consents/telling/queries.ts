import type { ToldConsentKind } from '#contract/home';
import { sql, type Tx } from '#platform/database';

/** Kind of the fact that a person decided about a consent that the service region holds itself to. */
export const consentsDecidedKind = 'ConsentsDecided';

type Given = Readonly<Partial<Record<ToldConsentKind, boolean>>>;

/** A decision that the service region has not been told yet. */
export interface WaitingDecision {
  readonly event_id: string;
  readonly person_id: string;
  readonly given: Given;
  readonly decided_at: Date;
}

/** Decisions that wait, the oldest first; of one person, or of everybody but some. */
export const waitingDecisions = (tx: Tx, personId: string | null, but: readonly string[]) =>
  tx.rows<WaitingDecision>(sql`
    SELECT event_id, body->>'personId' AS person_id, body - 'personId' - 'decidedAt' AS given,
      coalesce((body->>'decidedAt')::timestamptz, occurred_at) AS decided_at
    FROM outbox_events
    WHERE relayed_at IS NULL AND kind = ${consentsDecidedKind} AND body <> '{}'
      AND (${personId}::text IS NULL OR body->>'personId' = ${personId})
      AND body->>'personId' <> ALL (${but}::text[])
    ORDER BY decided_at, event_id LIMIT 50`);

/** Whether decisions wait whose person is not known here any more: emptied after an hour, found again by a comparison. */
export const emptiedWait = async (tx: Tx): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS one FROM outbox_events
    WHERE relayed_at IS NULL AND kind = ${consentsDecidedKind} AND body = '{}' LIMIT 1`)) !== undefined;

/** Marks a decision as told; what it was about is not kept here any longer. */
export const decisionTold = (tx: Tx, eventId: string, now: Date) =>
  tx.run(sql`UPDATE outbox_events SET relayed_at = ${now}, body = '{}' WHERE event_id = ${eventId}`);

/** Forgets decisions that were told a day ago. */
export const removeTold = (tx: Tx, now: Date) =>
  tx.run(sql`DELETE FROM outbox_events WHERE relayed_at < ${new Date(now.getTime() - 86_400_000)}`);

/** Lets a decision wait, as an act does by its outbox; for seeds. */
export const decisionWaits = (tx: Tx, decision: { eventId: string; personId: string; given: Given }, now: Date) =>
  tx.run(sql`
    INSERT INTO outbox_events (event_id, kind, body, occurred_at) VALUES (${decision.eventId}, ${consentsDecidedKind},
      ${JSON.stringify({ personId: decision.personId, ...decision.given })}, ${now})`);

/** The random id of a person of whom anything ever went abroad; null of everybody else. */
export const idAbroadOf = async (tx: Tx, accountId: string): Promise<string | null> =>
  (
    await tx.maybe<{ service_id: string }>(sql`
      SELECT p.service_id FROM service_persons p WHERE p.account_id = ${accountId} AND (p.seen_abroad_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM service_transfers t WHERE t.service_id = p.service_id))`)
  )?.service_id ?? null;
