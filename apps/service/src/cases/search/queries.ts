import type { CaseState, Severity, Turn } from '#contract';
import { sql, type Tx } from '#platform/database';
import { whoseCase } from '../queries.ts';
import type { Queries } from './words.ts';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** Keeps the words of a new case. */
export const caseWorded = (tx: Tx, of: OfCase, words: readonly string[], openedAt: Date) =>
  tx.later(sql`
    INSERT INTO case_words (company_id, case_id, opened_at, words)
    VALUES (${of.company_id}, ${of.case_id}, ${openedAt}, array_to_tsvector(${words}::text[]))`);

/** Adds words to those of a case. */
export const wordsAdded = (tx: Tx, of: OfCase, words: readonly string[]) =>
  tx.later(sql`
    UPDATE case_words SET words = words || array_to_tsvector(${words}::text[])
    WHERE company_id = ${of.company_id} AND case_id = ${of.case_id}`);

/** A case that was found, with every text it may have been found in. */
export interface FoundRow extends OfCase {
  case_number: string;
  opened_at: Date;
  machine_number: string;
  model: string;
  severity: Severity;
  error_number: string | null;
  description: string;
  state: CaseState;
  turn: Turn;
  cause: string | null;
  remedy: string | null;
  alarms: { errorNumber: string; text?: string | null }[];
  replies: string | null;
  mine: boolean;
  /** 0 to 3: how close it is to what was typed. */
  rank: number;
}

/** What is looked for in which company, from where on. */
export interface Wanted extends Queries {
  companyId: string;
  membershipId: string;
  before: { rank: number; openedAt: string; caseId: string } | null;
  limit: number;
}

/**
 * Cases of one's company in whose words everything is found: first those whose own number was typed, then those with
 * whole words, then the rest; each last opened first. The last statement of its act.
 */
export function casesFound(tx: Tx, wanted: Wanted): Promise<FoundRow[]> {
  const { companyId, membershipId, found, asWhole, ownNumber, before, limit } = wanted;
  const after = before
    ? sql` WHERE (w.rank, w.opened_at, w.case_id)
        < (${before.rank}::int, ${before.openedAt}::timestamptz, ${before.caseId}::uuid)`
    : sql``;
  return tx.lastRows<FoundRow>(sql`
    SELECT c.company_id, c.case_id, c.case_number, c.opened_at, c.machine_number, c.model, c.severity, c.error_number,
      c.description, c.state, c.turn, c.cause, c.remedy, c.alarms, w.rank,
      (SELECT left(string_agg(r.text, ' · ' ORDER BY r.at), 20000) FROM case_replies r
        WHERE r.company_id = ${companyId} AND r.case_id = c.case_id) AS replies,
      ${whoseCase} IS NOT DISTINCT FROM ${membershipId} OR EXISTS (SELECT 1 FROM case_joiners j
        WHERE j.company_id = ${companyId} AND j.membership_id = ${membershipId} AND j.case_id = c.case_id) AS mine
    FROM (
      SELECT w.rank, w.opened_at, w.case_id FROM (
        SELECT (w.words @@ ${ownNumber}::tsquery)::int * 2 + (w.words @@ ${asWhole}::tsquery)::int AS rank,
          w.opened_at, w.case_id
        FROM case_words w WHERE w.company_id = ${companyId} AND w.words @@ ${found}::tsquery
      ) w${after}
      ORDER BY w.rank DESC, w.opened_at DESC, w.case_id DESC LIMIT ${limit}
    ) w
    JOIN cases c ON c.company_id = ${companyId} AND c.case_id = w.case_id
    ORDER BY w.rank DESC, w.opened_at DESC, w.case_id DESC`);
}
