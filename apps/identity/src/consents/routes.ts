import { decideConsent, readConsentReceipt, readConsents } from '#contract/home';
import type { Home } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import { requireSession } from '../sessions/door.ts';
import { decide, standingOf } from './actions.ts';
import { receiptOf } from './receipt.ts';
import { isCurrent } from './rules.ts';

/** Agreements and withdrawals of the signed-in person (S7.2, S8.1). */
export function consentRoutes(bind: Binder, home: Home): void {
  bind(readConsents, async ({ request }) => {
    const { accountId } = await requireSession(home, request);
    const { states, version, next } = await standingOf(home, accountId);
    const consents = states.map((state) => ({
      kind: state.kind,
      given: state.given,
      version: state.version,
      language: state.language,
      decidedAt: state.decided_at.toISOString(),
      current: isCurrent(state, version),
      textChanged: state.textChanged,
    }));
    return { consents, next };
  });
  bind(readConsentReceipt, async ({ params, request }) => {
    const { accountId } = await requireSession(home, request);
    return receiptOf(home, accountId, params.language);
  });
  bind(decideConsent, async ({ params, body, request, reply }) => {
    const { accountId } = await requireSession(home, request);
    const decided = await decide(home, accountId, params.kind, body, request.id);
    if (decided.state === 'stopping') reply.status(202);
    return decided;
  });
}
