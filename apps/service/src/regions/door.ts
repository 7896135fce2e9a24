import { createHash } from 'node:crypto';
import { jwtVerify } from 'jose';
import { clockToleranceSeconds, problem, regionAudience, regionRequestType } from '#contract';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Door } from '#platform/http';
import { homeKeys, type RegionActor, refusedToken } from '../people/index.ts';

/** What the door of the home region needs to know. */
export interface RegionDoorOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly issuer: string;
  readonly jwksUrl: string;
  /** Public origin of the service. */
  readonly serviceUrl: string;
}

const homeRegion: RegionActor = { kind: 'region', roles: ['home-region'] };

/**
 * How the home region comes in for everything that is about no single person: each request is signed by the key of access
 * tokens, and the signature covers method, address and body, so that it opens this one request and nothing else.
 */
export function regionDoor(options: RegionDoorOptions): Door<RegionActor> {
  const keys = homeKeys(options.jwksUrl);
  return {
    database: options.database,
    async admit(request) {
      const [, token] = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (!token) throw problem('sign-in-needed');
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: regionAudience(options.serviceUrl),
        typ: regionRequestType,
        algorithms: ['ES256'],
        requiredClaims: ['exp', 'jti'],
        maxTokenAge: 120,
        clockTolerance: clockToleranceSeconds,
        currentDate: options.clock.now(),
      }).catch(refusedToken);
      const body = request.body === undefined || request.body === null ? '' : JSON.stringify(request.body);
      const sha256 = createHash('sha256').update(body).digest('hex');
      if (payload.method !== request.method || payload.address !== request.url || payload.body !== sha256)
        throw problem('sign-in-needed');
      return { settings: {}, actor: () => homeRegion };
    },
  };
}
