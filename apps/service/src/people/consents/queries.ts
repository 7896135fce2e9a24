import type { ToldConsentKind } from '#contract/home';
import { sql, type Tx } from '#platform/database';

/** Where home says that a person stands since a decision. */
export interface ConsentNotice {
  readonly eventId: string;
  readonly given: Readonly<Partial<Record<ToldConsentKind, boolean>>>;
  readonly decidedAt: Date;
}

/** How long a withdrawal waits for running work. */
export const limitLockWait = (tx: Tx) => tx.run(sql`SET LOCAL lock_timeout = '2s'`);

/** Waits until nobody reads cases for analysis; who comes later reads after this act. */
export const analysisEnded = (tx: Tx) => tx.run(sql`SELECT pg_advisory_xact_lock(hashtext('improvement analysis'))`);

/**
 * Keeps the decision about one kind unless a later one is known; the same one again changes nothing. Waits for whoever
 * holds the row: work that runs under the consent. Answers how many rows changed.
 */
export const consentKept = (tx: Tx, personId: string, kind: ToldConsentKind, given: boolean, notice: ConsentNotice) =>
  tx.run(sql`
    INSERT INTO consent_states (person_id, kind, given, decided_at, event_id)
    VALUES (${personId}, ${kind}, ${given}, ${notice.decidedAt}, ${notice.eventId})
    ON CONFLICT (person_id, kind) DO UPDATE SET given = excluded.given, decided_at = excluded.decided_at,
      event_id = excluded.event_id
    WHERE (consent_states.decided_at, consent_states.event_id) < (excluded.decided_at, excluded.event_id)`);

/** Whether a consent of a person stands now. */
export const stands = async (tx: Tx, personId: string, kind: ToldConsentKind): Promise<boolean> =>
  (await tx.maybe(sql`
    SELECT 1 AS one FROM consent_states WHERE person_id = ${personId} AND kind = ${kind} AND given`)) !== undefined;

/** Tells streams of every process that a person may follow nothing any more. */
export const personEndTold = (tx: Tx, personId: string) =>
  tx.later(sql`SELECT pg_notify('live', ${JSON.stringify({ ended: personId })})`);

/** Whether the database refused somebody as such: the transfer was withdrawn (SC001), or the sign-in was ended (SC002). */
export const isShutOut = (error: unknown): boolean =>
  ['SC001', 'SC002'].includes((error as { code?: string }).code ?? '');

/**
 * The fence (privacy.md §2): fails the transaction unless the person's consent to the transfer stands, without waiting for
 * the answer. `decidedAt` is the yes that the token was issued for; a later no wins over it. `isHeld`: a withdrawal waits
 * until the transaction has ended.
 */
export const requireTransfer = (tx: Tx, personId: string, decidedAt: Date, isHeld: boolean) =>
  tx.later(
    sql`SELECT require_consent(${personId}::uuid, 'cross-border', ${decidedAt}::timestamptz, ${isHeld}::boolean)`,
  );
