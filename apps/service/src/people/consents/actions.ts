import { problem } from '#contract';
import type { Act } from '#platform/act';
import type { HomeActor } from './door.ts';
import { analysisConsentKept, analysisEnded, isAnalysed } from './queries.ts';

/**
 * Keeps what home says that a person decided about analysis (S2.5). When a withdrawal is answered, no analysis that began
 * before it is running any more. @throws problem `try-again` when one did not end within 2 s, or when a later yes stands and
 * the withdrawal changed nothing; home asks again
 */
export async function keepAnalysisConsent(act: Act<HomeActor>): Promise<void> {
  const { personId, notice } = act.actor;
  try {
    if (!notice.given) await analysisEnded(act.tx);
    const changed = await analysisConsentKept(act.tx, personId, notice);
    // Nobody may be told that a withdrawal took effect while cases are analysed.
    if (!notice.given && changed === 0 && (await isAnalysed(act.tx, personId)))
      throw problem('try-again', { retryAfterSeconds: 2 });
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw problem('try-again', { retryAfterSeconds: 2 });
    throw error;
  }
  act.saw(personId);
}
