import { problem } from '#contract';
import { type ToldConsentKind, toldConsentKinds } from '#contract/home';
import type { Act } from '#platform/act';
import type { HomeActor } from './door.ts';
import { analysisEnded, consentKept, limitLockWait, personEndTold, stands } from './queries.ts';

/**
 * Keeps what home says that a person decided (S2.5, S5.2). When a withdrawal is answered, nothing that began under the
 * consent is running any more. @throws problem `try-again` when something did not end within 2 s, or when a later yes stands
 * and the withdrawal changed nothing; home asks again
 */
export async function keepConsents(act: Act<HomeActor>): Promise<void> {
  const { given } = act.actor.notice;
  try {
    await limitLockWait(act.tx);
    if (given['improvement-analysis'] === false) await analysisEnded(act.tx);
    for (const kind of toldConsentKinds) if (given[kind] !== undefined) await keep(act, kind, given[kind]);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw problem('try-again', { retryAfterSeconds: 2 });
    throw error;
  }
  act.saw(act.actor.personId);
}

async function keep(act: Act<HomeActor>, kind: ToldConsentKind, given: boolean): Promise<void> {
  const { personId, notice } = act.actor;
  const changed = await consentKept(act.tx, personId, kind, given, notice);
  if (given) return;
  // Nobody may be told that a withdrawal took effect while it did not.
  if (changed === 0 && (await stands(act.tx, personId, kind))) throw problem('try-again', { retryAfterSeconds: 2 });
  if (kind === 'cross-border') personEndTold(act.tx, personId);
}
