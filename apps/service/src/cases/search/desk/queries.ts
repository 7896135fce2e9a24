import { sql, type Tx } from '#platform/database';
import type { Scope } from '../../../people/index.ts';
import { whoseCase } from '../../queries.ts';
import { keysWith, type WantedKeys } from '../keys-queries.ts';
import type { FoundRow } from '../queries.ts';

/** A case found at the desk, beside its company. */
export interface DeskFoundRow extends Omit<FoundRow, 'mine'> {
  company_name: string;
  /** Null: whoever called gave no name. */
  opener_person_id: string | null;
}

/** A word that one case in fifty has stands in enough of them for a page. */
const recentAtMost = 2_000;

/** What is looked for within which scope, from where on. */
export interface DeskWanted extends Omit<WantedKeys, 'walls' | 'recentAtMost'> {
  scope: Scope;
}

/**
 * Cases within the viewer's scope in whose words everything is found: first those whose own number was typed, then those
 * with whole words, then the rest; each last opened first.
 */
export function casesFoundAcrossCompanies(tx: Tx, { scope, ...wanted }: DeskWanted): Promise<DeskFoundRow[]> {
  const walls = sql`w.product_line = ANY (${scope.productLines}) AND w.area = ANY (${scope.areas})`;
  return tx.rows<DeskFoundRow>(sql`
    SELECT c.company_id, c.case_id, c.case_number, c.opened_at, c.machine_number, c.model, c.severity, c.error_number,
      c.description, c.state, c.turn, c.goes_on_in, c.cause, c.remedy, c.alarms, k.rank, o.name AS company_name,
      m.person_id AS opener_person_id,
      (SELECT left(string_agg(r.text, ' · ' ORDER BY r.at), 20000) FROM case_replies r
        WHERE r.company_id = c.company_id AND r.case_id = c.case_id) AS replies
    FROM (${keysWith({ ...wanted, walls, recentAtMost })}) k JOIN cases c ON c.company_id = k.company_id AND c.case_id = k.case_id
    JOIN companies o ON o.company_id = c.company_id
    LEFT JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = ${whoseCase}
    WHERE c.product_line = ANY (${scope.productLines}) AND c.area = ANY (${scope.areas})
    ORDER BY k.rank DESC, k.opened_at DESC, k.case_id DESC`);
}
