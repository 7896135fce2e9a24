import { type ConsentKind, toldConsentKinds } from '#contract/home';
import { type Language, problem } from '#contract/route';
import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { actAs, customer, type Home, look, type RealmAct } from '../home.ts';
import { isPublishedText, policyInForce, textsSince } from '../policies/queries.ts';
import {
  type ConsentStateRow,
  consentStates,
  hashOfText,
  holdPerson,
  limitLockWait,
  recordDecision,
} from './queries.ts';
import { type NextStep, nextStepOf, standingWith, toldStates } from './rules.ts';
import { consentsDecidedKind, idAbroadOf } from './telling/queries.ts';

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
    const now = home.clock.now();
    const { version } = await policyInForce(tx, now);
    const states = standingWith(await consentStates(tx, accountId), await textsSince(tx, now));
    return { states, version, next: nextStepOf(states, version) };
  });

const lockNotAvailable = (error: unknown) => (error as { code?: string }).code === '55P03';

/** What a decision came to. `stopping`: withdrawn, and the service region does not know it yet; it is told again and again. */
export interface Decided {
  readonly state: 'given' | 'withdrawn' | 'stopping';
  readonly next: NextStep;
}

type Wish = { given: true; shown: ShownText } | { given: false; language: Language };

/**
 * Records a yes or a no (S7.2). A withdrawal takes the row that token issuing holds, so when this answers no token is
 * being made any more; and the service region has been told, or the answer is `stopping`.
 * @throws problem `policy-changed`, or `try-again` when running work did not end within 2 s
 */
export async function decide(
  home: Home,
  accountId: string,
  kind: ConsentKind,
  decision: Wish,
  requestId: string,
): Promise<Decided> {
  try {
    const { next, toTell } = await actAs(home, customer(accountId), requestId, (act) =>
      decideWithin(act, accountId, kind, decision),
    );
    const isTold = toTell === null || (await home.tellService(toTell));
    return { state: decision.given ? 'given' : isTold ? 'withdrawn' : 'stopping', next };
  } catch (error) {
    if (lockNotAvailable(error)) throw problem('try-again', { retryAfterSeconds: 2 });
    throw error;
  }
}

/**
 * A time that only grows for a person, whatever the wall clock does: the latest decision is the one that was made last. The
 * millisecond between two decisions is that of what home tells by itself, `standing`.
 */
const timeAfter = (before: readonly ConsentStateRow[], now: Date): Date =>
  new Date(Math.max(now.getTime(), ...before.map(({ decided_at }) => decided_at.getTime() + 2)));

async function decideWithin(act: RealmAct, accountId: string, kind: ConsentKind, decision: Wish) {
  await limitLockWait(act.tx);
  await holdPerson(act.tx, accountId);
  const { version } = await policyInForce(act.tx, act.now);
  if (decision.given) await requireShown(act.tx, kind, decision.shown, version);
  const before = await consentStates(act.tx, accountId);
  const at = timeAfter(before, act.now);
  const agreed = before.find((each) => each.kind === kind)?.version ?? version;
  const about = decision.given ? decision.shown : await withdrawn(act.tx, kind, decision.language, agreed);
  const { given } = decision;
  const { sha256: textSha256, ...text } = about;
  await recordDecision(
    act.tx,
    { eventId: newId(at), accountId, kind, given, ...text, textSha256, method: 'settings' },
    at,
  );
  act.audit({ what: given ? 'consent given' : 'consent withdrawn', subjects: [accountId], about: { kind } });
  const texts = await textsSince(act.tx, act.now);
  const states = standingWith(await consentStates(act.tx, accountId), texts);
  const [told, wasTold] = [toldStates(states), toldStates(standingWith(before, texts))];
  const isNews = toldConsentKinds.some((each) => told[each] !== wasTold[each]);
  // A withdrawal that is sent again is answered by what the service knows, not by what home wrote down the first time. Of
  // whom nothing ever went abroad nothing is told there: it would be the first thing that goes.
  const toTell = isNews || !given ? await idAbroadOf(act.tx, accountId) : null;
  if (isNews && toTell !== null)
    act.emit({ kind: consentsDecidedKind, body: { personId: toTell, ...told, decidedAt: at.toISOString() } });
  return { next: nextStepOf(states, version), toTell };
}

/** The text a withdrawal is about: the one agreed to last. */
async function withdrawn(tx: Tx, kind: ConsentKind, language: Language, version: number): Promise<ShownText> {
  const text = await hashOfText(tx, version, kind, language);
  return { version, language, sha256: text?.sha256 ?? '' };
}
