import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { problem } from '#contract';
import { connector } from '#privacy/vocabulary';
import { checkingSignIn } from '../data-map.ts';

/** What the service needs to know as a client of the staff realm. */
export interface SignInClientOptions {
  readonly issuer: string;
  /** Where the realm is reached from server to server. */
  readonly internalUrl: string;
  readonly clientSecret: string;
  /** Where browsers come back to. */
  readonly redirectUri: string;
}

/** What must be remembered between going and coming back. */
export interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The service's name as a client of the staff realm. */
export const staffClientId = 'service';

/** Going to the staff realm and coming back. */
export interface SignInClient {
  start(): Promise<{ location: string; underWay: SignInUnderWay }>;
  /** @throws problem sign-in-failed when the answer does not fit what was asked */
  finish(search: string, underWay: SignInUnderWay): Promise<{ staffId: string }>;
}

const way = connector(checkingSignIn);

/** Server-to-server calls go to the realm itself and not through our own proxy. */
function internalFetch(options: SignInClientOptions): typeof fetch {
  const issuer = new URL(options.issuer);
  return async (input, init) => {
    const asked = new URL(String(input));
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-host', issuer.host);
    headers.set('x-forwarded-proto', issuer.protocol.slice(0, -1));
    return way.send(new URL(asked.pathname + asked.search, options.internalUrl), {
      ...init,
      headers,
      signal: AbortSignal.timeout(5_000),
    });
  };
}

/** Makes the client; the realm's description is fetched when first needed and kept once it was had. */
export function openSignInClient(options: SignInClientOptions): SignInClient {
  let known: Promise<Configuration> | undefined;
  const configuration = () => {
    known ??= discovery(
      new URL(options.issuer),
      staffClientId,
      { id_token_signed_response_alg: 'ES256' },
      ClientSecretBasic(options.clientSecret),
      {
        execute: [allowInsecureRequests],
        [customFetch]: internalFetch(options) as never,
      },
    ).catch((cause) => {
      known = undefined;
      throw Object.assign(problem('try-again', { retryAfterSeconds: 2 }), { cause });
    });
    return known;
  };
  return {
    async start() {
      const underWay = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri,
        scope: 'openid',
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
        // Signing out ends our session only: without this the realm would sign in again without asking.
        prompt: 'login',
      });
      return { location: new URL(url.pathname + url.search, new URL(options.issuer).origin).href, underWay };
    },
    async finish(search, underWay) {
      const back = new URL(search, options.redirectUri);
      const tokens = await authorizationCodeGrant(await configuration(), back, {
        expectedState: underWay.state,
        expectedNonce: underWay.nonce,
        pkceCodeVerifier: underWay.verifier,
        idTokenExpected: true,
      }).catch((cause) => {
        throw Object.assign(problem('sign-in-failed'), { cause });
      });
      return { staffId: tokens.claims()!.sub };
    },
  };
}
