import { problem } from '#contract';
import type { Act } from '#platform/act';
import type { CustomerActor } from '../../people/index.ts';
import { caseHeldWhereItGoesOn, type HeldCase } from '../queries.ts';
import { wereEverMerged } from './queries.ts';

const tries = 5;

/**
 * A case of one's company, held; of a merged one the case in which it goes on, so that what was written under an old
 * number arrives. @throws problem case-not-found
 */
export async function holdWhereItGoesOn(
  act: Act<CustomerActor>,
  companyId: string,
  caseNumber: string,
): Promise<HeldCase> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const held = await caseHeldWhereItGoesOn(act.tx, companyId, caseNumber);
    if (!held) throw problem('case-not-found');
    // Merged while we waited for it: the next look finds where it goes on.
    if (held.state !== 'merged') return held;
  }
  throw problem('try-again', { retryAfterSeconds: 1 });
}

/** Whether something that was sent before to one case is what is now sent to another: they were merged in between. */
export const isSameOrMerged = async (
  act: Act<CustomerActor>,
  held: Pick<HeldCase, 'company_id' | 'case_id'>,
  caseId: string,
): Promise<boolean> =>
  held.case_id === caseId || (await wereEverMerged(act.tx, held.company_id, held.case_id, caseId)) !== undefined;
