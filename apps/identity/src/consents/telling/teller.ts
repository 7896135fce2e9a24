import { importJWK, SignJWT } from 'jose';
import type { JWK } from 'oidc-provider';
import type { Logger } from 'pino';
import { consentNoticeAudience, consentNoticeType, consentRoutes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { decisionTold, type WaitingDecision, waitingDecisions } from './queries.ts';

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
}

/** Tells the service region what people decided about the analysis of their cases (S2.5). */
export interface Teller {
  /** Tells what waits of one person; true once the service has kept all of it. */
  tell(personId: string): Promise<boolean>;
  /** Tells what waits of everybody, until one cannot be told. */
  tellAll(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 5_000;
/** A person waits for the answer; the service waits two seconds for a running analysis. */
const patienceMs = 3_000;

async function noticeOf(parts: TellerParts, { event_id, person_id, given, occurred_at }: WaitingDecision) {
  const jwk = await parts.signingKey();
  const seconds = Math.floor(parts.clock.now().getTime() / 1000);
  return new SignJWT({ analysis: { given, decidedAt: occurred_at.toISOString() } })
    .setProtectedHeader({ alg: 'ES256', typ: consentNoticeType, ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(parts.issuer)
    .setAudience(consentNoticeAudience(parts.serviceUrl))
    .setSubject(person_id)
    .setJti(event_id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(await importJWK(jwk as Parameters<typeof importJWK>[0], 'ES256'));
}

/** Tells one decision; the service keeps the latest, so that telling it twice or late changes nothing. */
async function tellOne(parts: TellerParts, decision: WaitingDecision): Promise<boolean> {
  const { method, path, status } = consentRoutes.keepAnalysisConsent;
  try {
    const answer = await fetch(`${parts.reachedAt}${path}`, {
      method,
      headers: { authorization: `Bearer ${await noticeOf(parts, decision)}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status !== status) throw new Error(`the service answered ${answer.status}`);
  } catch (error) {
    parts.log.warn({ err: error, eventId: decision.event_id }, 'a decision is not told yet');
    return false;
  }
  const now = parts.clock.now();
  await parts.database.transaction({}, (tx) => decisionTold(tx, decision.event_id, now));
  return true;
}

/** Opens the teller; it looks every five seconds for what could not be told at once. Safe in several processes. */
export function openTeller(parts: TellerParts): Teller {
  const tellWaiting = async (personId: string | null): Promise<boolean> => {
    for (;;) {
      const waiting = await parts.database.transaction({}, (tx) => waitingDecisions(tx, personId));
      if (waiting.length === 0) return true;
      for (const decision of waiting) if (!(await tellOne(parts, decision))) return false;
    }
  };
  let running: Promise<unknown> = Promise.resolve();
  const tellAll = async () => {
    await tellWaiting(null);
  };
  const timer = setInterval(() => {
    running = running.then(tellAll).catch((error: Error) => parts.log.warn({ err: error }, 'decisions are not told'));
  }, everyMs);
  return {
    tell: tellWaiting,
    tellAll,
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
