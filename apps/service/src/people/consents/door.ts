import type { FastifyRequest } from 'fastify';
import { type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { clockToleranceSeconds, consentNoticeAudience, consentNoticeType, idSchema, problem } from '#contract';
import { toldConsentKinds } from '#contract/home';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Door } from '#platform/http';
import { homeKeys, refusedToken } from '../home-keys.ts';
import type { ConsentNotice } from './queries.ts';

/** The home region, telling what one person decided; it reaches that person's rows and nothing else. */
export interface HomeActor {
  readonly kind: 'home';
  readonly roles: readonly string[];
  readonly personId: string;
  readonly notice: ConsentNotice;
}

/** What the door of the home region needs to know. */
export interface HomeDoorOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly issuer: string;
  readonly jwksUrl: string;
  /** Public origin of the service. */
  readonly serviceUrl: string;
}

const claimsSchema = z.object({
  sub: idSchema,
  jti: idSchema,
  consents: z.object({
    given: z.partialRecord(z.enum(toldConsentKinds), z.boolean()),
    decidedAt: z.iso.datetime(),
  }),
});

function actorOf(payload: JWTPayload): HomeActor {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw problem('sign-in-needed');
  const { sub, jti, consents } = claims.data;
  const notice = { eventId: jti, given: consents.given, decidedAt: new Date(consents.decidedAt) };
  return { kind: 'home', roles: ['home-region'], personId: sub, notice };
}

/** What a notice of the home region is for; no notice is taken for another purpose than its own. */
export interface HomeNotice {
  readonly audience: string;
  /** The header `typ`. */
  readonly type: string;
  readonly requiredClaims: readonly string[];
}

/**
 * Reads what the home region signed by the key of its access tokens. Type and audience are others than those of access
 * tokens, so that neither can be used as the other. @throws problem `sign-in-needed`, or `try-again` while home's keys cannot be fetched
 */
export function readHomeNotice(options: HomeDoorOptions, notice: HomeNotice) {
  const keys = homeKeys(options.jwksUrl);
  return async (request: FastifyRequest): Promise<JWTPayload> => {
    const [, token] = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token) throw problem('sign-in-needed');
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: notice.audience,
      typ: notice.type,
      algorithms: ['ES256'],
      requiredClaims: [...notice.requiredClaims],
      // A withdrawal must not wait because the clocks of two countries are some seconds apart.
      clockTolerance: clockToleranceSeconds,
      currentDate: options.clock.now(),
    }).catch(refusedToken);
    return payload;
  };
}

/** How the home region comes in with what a person decided. */
export function homeDoor(options: HomeDoorOptions): Door<HomeActor> {
  const read = readHomeNotice(options, {
    audience: consentNoticeAudience(options.serviceUrl),
    type: consentNoticeType,
    requiredClaims: ['exp', 'sub', 'jti'],
  });
  return {
    database: options.database,
    async admit(request) {
      const actor = actorOf(await read(request));
      return { settings: { 'app.person_id': actor.personId }, actor: () => actor };
    },
  };
}
