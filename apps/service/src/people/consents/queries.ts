import { sql, type Tx } from '#platform/database';

/** What home says that a person decided. */
export interface ConsentNotice {
  readonly eventId: string;
  readonly given: boolean;
  readonly decidedAt: Date;
}

/** Waits until nobody reads cases for analysis, for two seconds at most; who comes later reads after this act. */
export const analysisEnded = async (tx: Tx): Promise<void> => {
  await tx.run(sql`SET LOCAL lock_timeout = '2s'`);
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtext('improvement analysis'))`);
};

/** Keeps the decision unless a later one is known; the same one again changes nothing. Answers how many rows changed. */
export const analysisConsentKept = (tx: Tx, personId: string, { eventId, given, decidedAt }: ConsentNotice) =>
  tx.run(sql`
    INSERT INTO analysis_consents (person_id, given, decided_at, event_id)
    VALUES (${personId}, ${given}, ${decidedAt}, ${eventId})
    ON CONFLICT (person_id) DO UPDATE SET given = excluded.given, decided_at = excluded.decided_at,
      event_id = excluded.event_id
    WHERE (analysis_consents.decided_at, analysis_consents.event_id) < (excluded.decided_at, excluded.event_id)`);

/** Whether own cases of a person are analysed now. */
export const isAnalysed = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.maybe(sql`SELECT 1 AS one FROM analysis_consents WHERE person_id = ${personId} AND given`)) !== undefined;
