import { importJWK, SignJWT } from 'jose';
import type { JWK } from 'oidc-provider';
import type { Logger } from 'pino';
import { consentNoticeAudience, consentNoticeType, consentRoutes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { connector } from '#privacy/vocabulary';
import { tellingDecisions } from '../../policies/data-map.ts';
import { transferCounted } from '../../region/queries.ts';
import { yearOf } from '../../region/rules.ts';
import { readBounded } from '../../server/bounded.ts';
import { repeat, type Schedule } from '../../server/repeat.ts';
import { decisionTold, emptiedWait, type WaitingDecision, waitingDecisions } from './queries.ts';

/** What telling needs. */
export interface TellerParts {
  /** Of the role that relays. */
  readonly database: Database;
  /** The key that signs access tokens now. */
  readonly signingKey: () => Promise<JWK>;
  readonly issuer: string;
  /** Public origin of the service, and where home reaches it. */
  readonly serviceUrl: string;
  readonly reachedAt: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Done before what waits of everybody is told: what else makes something wait. */
  readonly before?: () => Promise<unknown>;
  /** When the next turn comes; timers unless a test wants to turn by itself. */
  readonly schedule?: Schedule;
}

/** Tells the service region what people decided about the transfer and what is optional (S5.2, S2.5). */
export interface Teller {
  /** Tells what waits of one person; true once the service has kept all of it. */
  tell(personId: string): Promise<boolean>;
  /** Tells what waits of everybody, until the service cannot be reached; what it refuses of one person stops nobody else. */
  tellAll(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 5_000;
/** While the service is away, the pause grows to this. */
const atMostMs = 60_000;
/** A person waits for the answer; the service waits two seconds for a running analysis. */
const patienceMs = 3_000;

async function noticeOf(parts: TellerParts, { event_id, person_id, given, decided_at }: WaitingDecision) {
  const jwk = await parts.signingKey();
  const seconds = Math.floor(parts.clock.now().getTime() / 1000);
  return new SignJWT({ consents: { given, decidedAt: decided_at.toISOString() } })
    .setProtectedHeader({ alg: 'ES256', typ: consentNoticeType, ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(parts.issuer)
    .setAudience(consentNoticeAudience(parts.serviceUrl))
    .setSubject(person_id)
    .setJti(event_id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(await importJWK(jwk as Parameters<typeof importJWK>[0], 'ES256'));
}

const way = connector(tellingDecisions);

/** `refused`: the service answered, and it is this notice that it does not take. `away`: nobody's would be taken now. */
type Told = 'told' | 'refused' | 'away';

/** The service is well and does not take this notice now: an analysis runs, or a later yes stands. */
const isTryAgain = async (answer: Response): Promise<boolean> =>
  answer.status === 503 && (await readBounded(answer, 65_536, 'keepConsents')).includes('"try-again"');

/** Tells one decision; the service keeps the latest, so that telling it twice or late changes nothing. */
async function tellOne(parts: TellerParts, decision: WaitingDecision): Promise<Told> {
  const { method, path, status } = consentRoutes.keepConsents;
  const at = parts.clock.now();
  // Counted before it leaves: from then on nobody can say that it did not arrive (S5.2).
  await parts.database.transaction({}, (tx) => transferCounted(tx, yearOf(at), decision.person_id, at));
  try {
    const answer = await way.send(`${parts.reachedAt}${path}`, {
      method,
      headers: { authorization: `Bearer ${await noticeOf(parts, decision)}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if ((answer.status >= 400 && answer.status < 500) || (await isTryAgain(answer))) {
      parts.log.error({ status: answer.status, eventId: decision.event_id }, 'the service refused a decision');
      return 'refused';
    }
    if (answer.status !== status) throw new Error(`the service answered ${answer.status}`);
  } catch (error) {
    parts.log.warn({ err: error, eventId: decision.event_id }, 'a decision is not told yet');
    return 'away';
  }
  const now = parts.clock.now();
  await parts.database.transaction({}, (tx) => decisionTold(tx, decision.event_id, now));
  return 'told';
}

/** The service region cannot be reached. */
class Away extends Error {}

/** What came of telling all that waits. */
type Came = 'told' | 'nothing-waited' | 'some-refused' | 'away';

async function tellWaiting(parts: TellerParts, personId: string | null): Promise<Came> {
  // Later decisions of a person wait for the refused one; each round tells something or passes over somebody more.
  const refused = new Set<string>();
  let told = 0;
  for (;;) {
    const waiting = await parts.database.transaction({}, (tx) => waitingDecisions(tx, personId, [...refused]));
    if (waiting.length === 0 && refused.size > 0) return 'some-refused';
    if (waiting.length === 0) return told > 0 ? 'told' : 'nothing-waited';
    for (const decision of waiting) {
      if (refused.has(decision.person_id)) continue;
      const came = await tellOne(parts, decision);
      if (came === 'away') return 'away';
      if (came === 'told') told += 1;
      else refused.add(decision.person_id);
    }
  }
}

/** Opens the teller; it looks every five seconds for what could not be told at once, later while the service is away. Safe in several processes. */
export function openTeller(parts: TellerParts): Teller {
  const tellAll = async () => {
    await parts.before?.();
    if ((await tellWaiting(parts, null)) === 'away') throw new Away('the service region cannot be reached');
  };
  const repeated = repeat(tellAll, {
    everyMs,
    atMostMs,
    schedule: parts.schedule,
    failed: (error, failures) => parts.log.warn({ err: error, failures }, 'decisions are not told'),
  });
  return {
    // A person waits for this one: it is tried at once, whatever the pause.
    async tell(personId) {
      const came = await tellWaiting(parts, personId);
      if (came === 'told') repeated.isWell();
      return (came === 'told' || came === 'nothing-waited') && !(await parts.database.transaction({}, emptiedWait));
    },
    tellAll: () =>
      tellAll().catch((error: unknown) => {
        if (!(error instanceof Away)) throw error;
      }),
    close: repeated.close,
  };
}
