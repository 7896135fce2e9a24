import { problem } from '#contract';
import type { Act } from '#platform/act';
import type { HomeActor } from './door.ts';
import { analysisConsentKept, analysisEnded } from './queries.ts';

/**
 * Keeps what home says that a person decided about analysis (S2.5). When a withdrawal is answered, no analysis that began
 * before it is running any more. @throws problem `try-again` when one did not end within 2 s; home asks again
 */
export async function keepAnalysisConsent(act: Act<HomeActor>): Promise<void> {
  const { personId, notice } = act.actor;
  try {
    if (!notice.given) await analysisEnded(act.tx);
    await analysisConsentKept(act.tx, personId, notice);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw problem('try-again', { retryAfterSeconds: 2 });
    throw error;
  }
  act.saw(personId);
}
