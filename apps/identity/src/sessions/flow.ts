import { createHash } from 'node:crypto';
import { newToken } from '#platform/ids';
import type { CustomerConfig } from '../config.ts';

/** What the browser carries from the start of a sign-in to its callback, in a cookie per flow: two tabs do not mix. */
export interface Flow {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  /** Where the person wanted to go. */
  readonly next: string;
}

/** Path of the callback, where the provider sends browsers back to. */
export const callbackPath = '/session/callback';

/** Address of the callback: the only redirect URI of home's client. */
export const callbackUrl = (config: CustomerConfig): string => `${config.HOME_URL}${callbackPath}`;

/** A new flow that comes back to `next`. */
export const newFlow = (next: string): Flow => ({ state: newToken(), verifier: newToken(), nonce: newToken(), next });

/** Where to send the browser (RFC 6749 §4.1.1, RFC 7636, RFC 8707). */
export function authorizeUrl(config: CustomerConfig, flow: Flow): string {
  const query = new URLSearchParams({
    client_id: 'home',
    response_type: 'code',
    redirect_uri: callbackUrl(config),
    scope: 'openid offline_access service',
    resource: config.SERVICE_URL,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: createHash('sha256').update(flow.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `${config.CUSTOMER_ISSUER_URL}/auth?${query}`;
}
