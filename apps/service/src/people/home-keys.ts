import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
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
