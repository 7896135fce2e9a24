import { type Query, sql, type Tx } from '#platform/database';
import type { Scope } from '../../../people/index.ts';
import { whoseCase } from '../../queries.ts';
import type { FoundRow } from '../queries.ts';
import type { Queries } from '../words.ts';

/** A case found at the desk, beside its company. */
export interface DeskFoundRow extends Omit<FoundRow, 'mine'> {
  company_name: string;
  /** Null: whoever called gave no name. */
  opener_person_id: string | null;
}

/** What is looked for within which scope, from where on. */
export interface DeskWanted extends Pick<Queries, 'found' | 'ownNumber'> {
  scope: Scope;
  before: { rank: number; openedAt: string; caseId: string } | null;
  limit: number;
}

/** Cases whose own number was typed (rank 1), or the others (rank 0), the last opened first. */
function keysOf({ found, ownNumber, scope, before, limit }: DeskWanted, rank: 0 | 1): Query {
  const words = rank === 1 ? `(${found}) & (${ownNumber})` : `(${found}) & !(${ownNumber})`;
  const after =
    before?.rank === rank
      ? sql` AND (w.opened_at, w.case_id) < (${before.openedAt}::timestamptz, ${before.caseId}::uuid)`
      : sql``;
  return sql`(
    SELECT ${rank}::int AS rank, w.opened_at, w.company_id, w.case_id
    FROM case_words w JOIN cases c ON c.company_id = w.company_id AND c.case_id = w.case_id
    WHERE w.words @@ ${words}::tsquery AND c.product_line = ANY (${scope.productLines})
      AND c.area = ANY (${scope.areas})${after}
    ORDER BY w.opened_at DESC, w.case_id DESC LIMIT ${limit})`;
}

/**
 * Cases within the viewer's scope in whose words everything is found: first those whose own number was typed, then the
 * others. Two walks instead of one sort: a word that stands in every second case is met by going back in time. Planned
 * anew each time, since a plan that knows nothing of the words would visit every case that has them.
 */
export function casesFoundAcrossCompanies(tx: Tx, wanted: DeskWanted): Promise<DeskFoundRow[]> {
  const { before, limit } = wanted;
  const own = before?.rank === 0 ? sql`` : sql`${keysOf(wanted, 1)} UNION ALL `;
  const query = sql`
    SELECT c.company_id, c.case_id, c.case_number, c.opened_at, c.machine_number, c.model, c.severity, c.error_number,
      c.description, c.state, c.turn, c.cause, c.remedy, c.alarms, k.rank, o.name AS company_name,
      m.person_id AS opener_person_id,
      (SELECT left(string_agg(r.text, ' · ' ORDER BY r.at), 20000) FROM case_replies r
        WHERE r.company_id = c.company_id AND r.case_id = c.case_id) AS replies
    FROM (SELECT * FROM (${own}${keysOf(wanted, 0)}) f
      ORDER BY f.rank DESC, f.opened_at DESC, f.case_id DESC LIMIT ${limit}) k
    JOIN cases c ON c.company_id = k.company_id AND c.case_id = k.case_id
    JOIN companies o ON o.company_id = c.company_id
    LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    ORDER BY k.rank DESC, k.opened_at DESC, k.case_id DESC`;
  return tx.rows<DeskFoundRow>({ ...query, name: '' });
}
