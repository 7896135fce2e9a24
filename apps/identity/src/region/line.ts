import { createHash } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { JWK } from 'oidc-provider';
import type { Logger } from 'pino';
import { type AnswerOf, addressOf, type CallInput, type Route, regionAudience, regionRequestType } from '#contract';
import type { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { connector } from '#privacy/vocabulary';
import { readBounded } from '../server/bounded.ts';
import { exchangeWithService } from './data-map.ts';

/** What the line to the service region needs. */
export interface LineParts {
  /** The key that signs access tokens now. */
  readonly signingKey: () => Promise<JWK>;
  readonly issuer: string;
  /** Public origin of the service, and where home reaches it. */
  readonly serviceUrl: string;
  readonly reachedAt: string;
  readonly clock: Clock;
  /** How long a call may take. */
  readonly patienceMs?: number;
  /** Gets by how many milliseconds the other region's clock is ahead, as each answer says. */
  readonly onClock?: ((aheadMs: number) => void) | undefined;
}

/** Calls an operation of the service region in the name of home. @throws Error when it is away or refuses */
export type Line = <R extends Route>(route: R, input: CallInput<R>) => Promise<AnswerOf<R>>;

const way = connector(exchangeWithService);
const usualPatienceMs = 10_000;
/** A page of a thousand people with their decisions has a tenth of it. */
const atMostBytes = 4 * 1024 * 1024;

/** By how much the clock of who answered is ahead; its header counts whole seconds. Null when it says no time. */
export function aheadBy(date: string | null, sent: Date, received: Date): number | null {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? null : told + 500 - (sent.getTime() + received.getTime()) / 2;
}

/** Beyond this somebody has to look after the clocks: half of what the page renews its token before the end. */
const gapMs = 20_000;
const saidEveryMs = 15 * 60_000;

/** Writes into the log that the clocks of the regions differ by too much, at once and then every quarter of an hour. */
export function clockWatch(log: Logger, clock: Clock): (aheadMs: number) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (aheadMs) => {
    const now = clock.now().getTime();
    if (Math.abs(aheadMs) <= gapMs || now - saidAt < saidEveryMs) return;
    saidAt = now;
    const seconds = Math.round(aheadMs / 1_000);
    log.error({ seconds }, 'the clock of the service region differs from the one of home; set both by NTP');
  };
}

/** Opens the line: home calls, the service region never does. Each request is signed with what it asks for. */
export function openLine(parts: LineParts): Line {
  const { signingKey, issuer, serviceUrl, reachedAt, clock, onClock, patienceMs = usualPatienceMs } = parts;
  return async (route, input) => {
    const address = addressOf(route, input);
    const body = input.body === undefined ? '' : JSON.stringify(input.body);
    const jwk = await signingKey();
    const now = clock.now();
    const seconds = Math.floor(now.getTime() / 1000);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const token = await new SignJWT({ method: route.method, address, body: sha256 })
      .setProtectedHeader({ alg: 'ES256', typ: regionRequestType, ...(jwk.kid && { kid: jwk.kid }) })
      .setIssuer(issuer)
      .setAudience(regionAudience(serviceUrl))
      .setJti(newId(now))
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 60)
      .sign(await importJWK(jwk as Parameters<typeof importJWK>[0], 'ES256'));
    const answer = await way.send(`${reachedAt}${address}`, {
      method: route.method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body }),
      signal: AbortSignal.timeout(patienceMs),
    });
    // An answer that refuses tells the time as well, and it is then that somebody needs to know.
    const ahead = aheadBy(answer.headers.get('date'), now, clock.now());
    if (ahead !== null) onClock?.(ahead);
    if (answer.status !== route.status) throw new Error(`the service answered ${answer.status} to ${route.id}`);
    const text = await readBounded(answer, atMostBytes, route.id);
    return (route.answer ? route.answer.parse(JSON.parse(text)) : undefined) as never;
  };
}
