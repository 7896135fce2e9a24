import type { ProductLine } from '#contract';
import type { Act } from '#platform/act';
import { goalForCase } from '../../service-goals/index.ts';
import { factsOf, goalKeyOf } from './actions.ts';
import { type Measures, measured } from './measures.ts';
import { caseHeldByWorker, clockFacts, type OfCase } from './queries.ts';

/** A case as it stands, measured. */
export interface MeasuredCase extends Measures, OfCase {
  readonly productLine: ProductLine;
  readonly area: string;
  readonly openedAt: Date;
  /** It goes on in another case, which is the one that counts. */
  readonly isMerged: boolean;
}

/** Measures one case for the worker and holds it meanwhile, so that nothing older is written over; null when it is gone. */
export async function measureCase(act: Act, of: OfCase): Promise<MeasuredCase | null> {
  return (await caseHeldByWorker(act.tx, of)) ? measureHeld(act, of) : null;
}

/** Measures a case that this act holds. */
export async function measureHeld(act: Act, of: OfCase): Promise<MeasuredCase | null> {
  const row = await clockFacts(act.tx, of);
  if (!row) return null;
  const goal = await goalForCase(act, goalKeyOf(row));
  return {
    company_id: row.company_id,
    case_id: row.case_id,
    productLine: row.product_line,
    area: row.area,
    openedAt: row.opened_at,
    isMerged: row.state === 'merged',
    ...measured(factsOf(row), goal, act.now),
  };
}
