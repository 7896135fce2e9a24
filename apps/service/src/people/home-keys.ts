import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { problem } from '#contract';
import { connector } from '#privacy/vocabulary';
import { askingForKeys } from './data-map.ts';

const way = connector(askingForKeys);

/** The public keys of home, fetched when one is asked for that is not known yet. */
export const homeKeys = (jwksUrl: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: 5_000,
    timeoutDuration: 3_000,
    [customFetch]: (url, options) => way.send(url, options),
  });

/**
 * A token that does not fit is a sign-in that is missing; keys that cannot be fetched are a fault of the moment, and say so by 503.
 * @throws problem `sign-in-needed` or `try-again`
 */
export function refusedToken(error: unknown): never {
  if (error instanceof errors.JWKSTimeout) throw problem('try-again', { retryAfterSeconds: 1 });
  const isOfToken = error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
  throw Object.assign(isOfToken ? problem('sign-in-needed') : problem('try-again', { retryAfterSeconds: 1 }), {
    cause: error,
  });
}
