import type { ConsentKind } from '#contract/home';
import { sql, type Tx } from '#platform/database';

/** Where a person stands with one consent. */
export interface ConsentStateRow {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly version: number;
  readonly language: 'zh' | 'en' | 'de';
  readonly decided_at: Date;
}

/** One decision as it was recorded, with the title of the text it is about. */
export interface ConsentEventRow extends ConsentStateRow {
  readonly event_id: string;
  readonly text_sha256: string;
  readonly title: string;
  readonly method: Decision['method'];
}

/** What a person decided, the newest first. */
export const consentEvents = (tx: Tx, accountId: string) =>
  tx.rows<ConsentEventRow>(sql`
    SELECT e.event_id, e.kind, e.given, e.version, e.language, e.decided_at, e.text_sha256, e.method,
      coalesce(t.title, '') AS title
    FROM consent_events e
    LEFT JOIN policy_texts t ON t.version = e.version AND t.kind = e.kind AND t.language = e.language
    WHERE e.account_id = ${accountId} ORDER BY e.decided_at DESC, e.event_id DESC LIMIT 1000`);

/** One decision. */
export interface Decision {
  readonly eventId: string;
  readonly accountId: string;
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly version: number;
  readonly language: string;
  readonly textSha256: string;
  readonly method: 'sign-up' | 'settings' | 'seed';
}

export const consentStates = (tx: Tx, accountId: string) =>
  tx.rows<ConsentStateRow>(sql`
    SELECT kind, given, version, language, decided_at FROM consent_states WHERE account_id = ${accountId}
    ORDER BY array_position(ARRAY['policy', 'cross-border', 'improvement-analysis', 'extra-notices'], kind) LIMIT 10`);

/** The same, held until the transaction ends: a withdrawal waits for whoever holds them (the fence, privacy.md §2). */
export const consentStatesHeld = (tx: Tx, accountId: string) =>
  tx.rows<ConsentStateRow>(sql`
    SELECT kind, given, version, language, decided_at FROM consent_states WHERE account_id = ${accountId} LIMIT 10
    FOR SHARE`);

/** Holds a person: decisions of all kinds come one after the other. Others may still write rows that point to it. */
export const holdPerson = (tx: Tx, accountId: string) =>
  tx.one(sql`SELECT 1 AS one FROM accounts WHERE account_id = ${accountId} FOR NO KEY UPDATE`);

/** How long a withdrawal waits for running work. */
export const limitLockWait = (tx: Tx) => tx.run(sql`SET LOCAL lock_timeout = '2s'`);

/** The hash of a published text, for a withdrawal that echoes none. */
export const hashOfText = (tx: Tx, version: number, kind: ConsentKind, language: string) =>
  tx.maybe<{ sha256: string }>(sql`
    SELECT sha256 FROM policy_texts WHERE version = ${version} AND kind = ${kind} AND language = ${language}`);

/** Records a decision and where the person stands after it. */
export async function recordDecision(tx: Tx, decision: Decision, now: Date): Promise<void> {
  const { accountId, kind, given, version, language } = decision;
  await tx.run(sql`
    INSERT INTO consent_states (account_id, kind, given, version, language, decided_at)
    VALUES (${accountId}, ${kind}, ${given}, ${version}, ${language}, ${now})
    ON CONFLICT (account_id, kind) DO UPDATE SET given = EXCLUDED.given, version = EXCLUDED.version,
      language = EXCLUDED.language, decided_at = EXCLUDED.decided_at`);
  await tx.run(sql`
    INSERT INTO consent_events (event_id, account_id, kind, given, version, language, text_sha256, method, decided_at)
    VALUES (${decision.eventId}, ${accountId}, ${kind}, ${given}, ${version}, ${language}, ${decision.textSha256},
      ${decision.method}, ${now})`);
}
