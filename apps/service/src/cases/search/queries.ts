import type { CaseState, Severity, Turn } from '#contract';
import { sql, type Tx } from '#platform/database';
import { whoseCase } from '../queries.ts';
import { keysWith, searchByIndexOnly, type WantedKeys } from './keys-queries.ts';

interface OfCase {
  company_id: string;
  case_id: string;
}

/** A case with what walls it in for staff. */
interface PlacedCase {
  companyId: string;
  caseId: string;
  productLine: string;
  area: string;
}

/** Keeps the words of a new case. */
export const caseWorded = (tx: Tx, of: PlacedCase, words: readonly string[], openedAt: Date) =>
  tx.later(sql`
    INSERT INTO case_words (company_id, case_id, product_line, area, opened_at, words)
    VALUES (${of.companyId}, ${of.caseId}, ${of.productLine}, ${of.area}, ${openedAt},
      array_to_tsvector(${words}::text[]))`);

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
  goes_on_in: string | null;
  cause: string | null;
  remedy: string | null;
  alarms: { errorNumber: string; text?: string | null }[];
  replies: string | null;
  mine: boolean;
  /** 0 to 2: how close it is to what was typed. */
  rank: number;
}

/** The index of words knows the company too, so that little is won by looking at many of its cases. */
const recentAtMost = 400;

/** What is looked for in which company, from where on. */
export interface Wanted extends Omit<WantedKeys, 'walls' | 'recentAtMost'> {
  companyId: string;
  membershipId: string;
}

/**
 * Cases of one's company in whose words everything is found: first those whose own number was typed, then those with
 * whole words, then the rest; each last opened first. The last statement of its act.
 */
export function casesFound(tx: Tx, { companyId, membershipId, ...wanted }: Wanted): Promise<FoundRow[]> {
  const keys = keysWith({ ...wanted, walls: sql`w.company_id = ${companyId}`, recentAtMost });
  searchByIndexOnly(tx);
  return tx.lastRows<FoundRow>(sql`
    SELECT c.company_id, c.case_id, c.case_number, c.opened_at, c.machine_number, c.model, c.severity, c.error_number,
      c.description, c.state, c.turn, c.goes_on_in, c.cause, c.remedy, c.alarms, k.rank,
      (SELECT left(string_agg(r.text, ' · ' ORDER BY r.at), 20000) FROM case_replies r
        WHERE r.company_id = ${companyId} AND r.case_id = c.case_id) AS replies,
      ${whoseCase} IS NOT DISTINCT FROM ${membershipId} OR EXISTS (SELECT 1 FROM case_joiners j
        WHERE j.company_id = ${companyId} AND j.membership_id = ${membershipId} AND j.case_id = c.case_id) AS mine
    FROM (${keys}) k JOIN cases c ON c.company_id = ${companyId} AND c.case_id = k.case_id
    ORDER BY k.rank DESC, k.opened_at DESC, k.case_id DESC`);
}
