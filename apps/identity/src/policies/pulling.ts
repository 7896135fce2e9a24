import { createHash } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { JWK } from 'oidc-provider';
import type { Logger } from 'pino';
import { type HandedPolicy, policyRequestAudience, policyRequestType, policyRoutes } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { connector } from '#privacy/vocabulary';
import { Distrusted, readBounded } from '../server/bounded.ts';
import { askingForPolicies } from './data-map.ts';
import { addPolicy, highestVersion, keepTakenBack, latestEffect } from './queries.ts';
import { requireTimes } from './times.ts';

/** What asking for policies needs. */
export interface PullerParts {
  /** Of the role that works in the background. */
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

/** Takes over what the privacy desk publishes. */
export interface Puller {
  /** Takes over everything there is; answers the highest version that home then has. @throws Error when the service is away */
  pull(): Promise<number>;
  close(): Promise<void>;
}

// A publication takes effect twelve seconds later at the soonest: there are two tries before that.
const everyMs = 4_000;
const patienceMs = 3_000;
/** Twelve texts of 200,000 characters, three bytes each, twice over. */
const atMostBytes = 16 * 1024 * 1024;

async function requestOf(parts: PullerParts): Promise<string> {
  const jwk = await parts.signingKey();
  const now = parts.clock.now();
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: policyRequestType, ...(jwk.kid && { kid: jwk.kid }) })
    .setIssuer(parts.issuer)
    .setAudience(policyRequestAudience(parts.serviceUrl))
    .setJti(newId(now))
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 60)
    .sign(await importJWK(jwk as Parameters<typeof importJWK>[0], 'ES256'));
}

const way = connector(askingForPolicies);

async function ask(parts: PullerParts, after: number): Promise<HandedPolicy> {
  const { path, answer } = policyRoutes.handPolicyHome;
  const response = await way.send(`${parts.reachedAt}${path}?after=${after}`, {
    headers: { authorization: `Bearer ${await requestOf(parts)}`, accept: 'application/json' },
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`the service answered ${response.status} when asked for policies`);
  return answer.parse(JSON.parse(await readBounded(response, atMostBytes, 'handPolicyHome')));
}

/** A text is served for years under its hash; one that came wrong is not taken over at all. @throws Error */
export function requireHashes(policy: NonNullable<HandedPolicy['next']>): void {
  for (const { kind, language, body, sha256 } of policy.texts)
    if (createHash('sha256').update(body).digest('hex') !== sha256)
      throw new Error(`policy ${policy.version}: the text ${kind} ${language} is not the one its hash names`);
}

async function pullAll(parts: PullerParts): Promise<number> {
  for (;;) {
    const after = await parts.database.transaction({}, highestVersion);
    const { next, takenBack } = await ask(parts, after);
    if (next) {
      if (next.version <= after) throw new Error(`the service handed over policy ${next.version} after ${after}`);
      requireHashes(next);
      requireTimes(next, parts.clock.now(), await parts.database.transaction({}, latestEffect));
    }
    await parts.database.transaction({}, async (tx) => {
      if (next) await addPolicy(tx, next);
      await keepTakenBack(tx, takenBack, next?.version ?? null, parts.clock.now());
    });
    if (!next) return after;
    parts.log.info({ version: next.version, effectiveAt: next.effectiveAt }, 'a policy was taken over');
  }
}

/** Opens the puller. What home has it goes on serving, whether the service answers or not. Safe in several processes. */
export function openPuller(parts: PullerParts): Puller {
  let running: Promise<unknown> = Promise.resolve();
  let said = '';
  const turn = () =>
    pullAll(parts).then(
      () => {
        said = '';
      },
      (error: Error) => {
        // Said once: an outage of the service is no fault of home's.
        const why = error instanceof Distrusted ? error.reason : 'away';
        if (why !== said && error instanceof Distrusted)
          parts.log.error({ err: error, reason: error.reason }, 'a policy of the service region is not taken over');
        else if (why !== said) parts.log.warn({ err: error }, 'policies cannot be asked for');
        said = why;
      },
    );
  const timer = setInterval(() => {
    running = running.then(turn);
  }, everyMs);
  return {
    async pull() {
      const now = running.then(() => pullAll(parts));
      running = now.catch(() => undefined);
      return now;
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
