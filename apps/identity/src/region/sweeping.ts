import type { Tx } from '#platform/database';
import {
  comparisonWanted,
  lateDecisionsEmptied,
  oldComparisonsRemoved,
  oldFactsForgotten,
  oldTransfersRemoved,
} from './queries.ts';
import { yearOf } from './rules.ts';

const dayMs = 86_400_000;

/** Empties decisions that waited for an hour, removes what has ended: facts that cannot come again, comparisons of a month ago, who was counted over three years ago. */
export async function sweepRegion(tx: Tx, now: Date): Promise<void> {
  // The period of an outbox's payload: what waits longer is found again by comparing everybody.
  if ((await lateDecisionsEmptied(tx, new Date(now.getTime() - dayMs / 24))) > 0)
    await comparisonWanted(tx, `emptied ${now.toISOString().slice(0, 16)}`, now);
  await oldFactsForgotten(tx, new Date(now.getTime() - 30 * dayMs));
  await oldComparisonsRemoved(tx, new Date(now.getTime() - 30 * dayMs));
  await oldTransfersRemoved(tx, yearOf(now) - 3);
}
