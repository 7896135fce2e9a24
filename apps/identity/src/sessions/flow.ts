import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newToken } from '#platform/ids';
import type { CustomerConfig } from '../config.ts';
import { giveCookie, readCookie, takeCookie } from '../server/cookies.ts';

/** What the browser carries from the start of a sign-in to its callback, in a cookie per flow: two tabs do not mix. */
export interface Flow {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  /** Where the person wanted to go. */
  readonly next: string;
}

const callbackPath = '/session/callback';
const cookieOf = (state: string) => `flow_${state.slice(0, 12)}`;

/** Address of the callback: the only redirect URI of home's client. */
export const callbackUrl = (config: CustomerConfig): string => `${config.HOME_URL}${callbackPath}`;

/** Begins a sign-in: remembers the flow and answers where to send the browser (RFC 6749 §4.1.1, RFC 7636, RFC 8707). */
export function beginFlow(config: CustomerConfig, reply: FastifyReply, next: string): string {
  const flow: Flow = { state: newToken(), verifier: newToken(), nonce: newToken(), next };
  giveCookie(reply, {
    name: cookieOf(flow.state),
    value: Buffer.from(JSON.stringify(flow)).toString('base64url'),
    path: callbackPath,
    seconds: 1800,
    secure: config.HOME_URL.startsWith('https:'),
  });
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

/** The flow that a callback belongs to, once; undefined when this browser did not begin it. */
export function takeFlow(request: FastifyRequest, reply: FastifyReply, state: string | undefined): Flow | undefined {
  if (!state) return undefined;
  const carried = readCookie(request, cookieOf(state));
  if (!carried) return undefined;
  takeCookie(reply, cookieOf(state), callbackPath);
  const flow = JSON.parse(Buffer.from(carried, 'base64url').toString('utf8')) as Flow;
  return flow.state === state ? flow : undefined;
}
