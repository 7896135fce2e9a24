import type { ConsentKind } from '#contract/home';
import { type Language, problem } from '#contract/route';
import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { actAs, customer, type Home, look } from '../home.ts';
import { isPublishedText, policyInForce } from '../policies/queries.ts';
import { consentStates, hashOfText, limitLockWait, recordDecision } from './queries.ts';
import { type NextStep, nextStepOf } from './rules.ts';

/** What a page says it showed. */
export interface ShownText {
  readonly version: number;
  readonly language: Language;
  readonly sha256: string;
}

/** @throws problem `policy-changed` unless this very text is in force: the click belongs to what was read */
async function requireShown(tx: Tx, kind: ConsentKind, shown: ShownText, versionInForce: number): Promise<void> {
  if (shown.version !== versionInForce || !(await isPublishedText(tx, { ...shown, kind })))
    throw problem('policy-changed');
}

/** Both texts of a sign-up. @throws problem `policy-changed` */
export async function requireShownTexts(
  tx: Tx,
  shown: { policy: ShownText; crossBorder: ShownText },
  now: Date,
): Promise<void> {
  const { version } = await policyInForce(tx, now);
  await requireShown(tx, 'policy', shown.policy, version);
  await requireShown(tx, 'cross-border', shown.crossBorder, version);
}

/** Where a person stands, and what is missing. */
export const standingOf = (home: Pick<Home, 'database' | 'clock'>, accountId: string) =>
  look(home, async (tx) => {
    const { version } = await policyInForce(tx, home.clock.now());
    const states = await consentStates(tx, accountId);
    return { states, version, next: nextStepOf(states, version) };
  });

const lockNotAvailable = (error: unknown) => (error as { code?: string }).code === '55P03';

/**
 * Records a yes or a no (S7.2). A withdrawal takes the row that token issuing holds, so when this answers no token is
 * being made any more. @throws problem `policy-changed`, or `try-again` when running work did not end within 2 s
 */
export async function decide(
  home: Home,
  accountId: string,
  kind: ConsentKind,
  decision: { given: true; shown: ShownText } | { given: false; language: Language },
  requestId: string,
): Promise<NextStep> {
  try {
    return await actAs(home, customer(accountId), requestId, async (act) => {
      await limitLockWait(act.tx);
      const { version } = await policyInForce(act.tx, act.now);
      if (decision.given) await requireShown(act.tx, kind, decision.shown, version);
      const states = await consentStates(act.tx, accountId);
      const about = decision.given
        ? decision.shown
        : await withdrawn(
            act.tx,
            kind,
            decision.language,
            states.find((each) => each.kind === kind)?.version ?? version,
          );
      await recordDecision(
        act.tx,
        {
          eventId: newId(act.now),
          accountId,
          kind,
          given: decision.given,
          version: about.version,
          language: about.language,
          textSha256: about.sha256,
          method: 'settings',
        },
        act.now,
      );
      act.audit({
        what: decision.given ? 'consent given' : 'consent withdrawn',
        subjects: [accountId],
        about: { kind },
      });
      return nextStepOf(await consentStates(act.tx, accountId), version);
    });
  } catch (error) {
    if (lockNotAvailable(error)) throw problem('try-again', { retryAfterSeconds: 2 });
    throw error;
  }
}

/** The text a withdrawal is about: the one agreed to last. */
async function withdrawn(tx: Tx, kind: ConsentKind, language: Language, version: number): Promise<ShownText> {
  const text = await hashOfText(tx, version, kind, language);
  return { version, language, sha256: text?.sha256 ?? '' };
}
