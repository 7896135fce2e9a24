import { ProblemError } from '#contract';
import { takeToken } from '#contract/home';
import { sinceAsked } from '../early/asked.ts';
import { home } from './home.ts';
import { forgetCompanyUnless } from './storage.ts';

/** Why the service cannot be used at the moment, or `live`. */
export type SessionState = 'live' | 'ended' | 'agreement-needed';

interface Claims {
  readonly aud: string | string[];
  readonly sub: string;
  /** Seconds since 1970 by home's clock. */
  readonly iat: number;
  readonly exp: number;
}

function claimsIn(token: string): Claims {
  const [, payload = ''] = token.split('.');
  return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Claims;
}

const refreshBeforeMs = 45_000;

let held: { token: string; claims: Claims; age: () => number } | undefined;
let taking: Promise<string> | undefined;
let state: SessionState = 'live';
const listeners = new Set<() => void>();

function become(next: SessionState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Where the session stands; for `useSyncExternalStore`. */
export const sessionState = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => state,
};

/** Drops the token, e.g. when the service no longer accepts it. */
export function forgetToken(): void {
  held = undefined;
}

/**
 * What either region refuses for want of an agreement: a version that took effect while the page was open is asked about
 * with the next request, not when the token ends minutes later (S8.1). The token goes, so that home is asked again.
 */
export function noteRefusal(code: unknown): void {
  if (code !== 'policy-agreement-required' && code !== 'transfer-consent-required') return;
  forgetToken();
  become('agreement-needed');
}

/**
 * How long ago something was, in milliseconds. The phone's clock may be wrong by hours, so only what passed since counts:
 * by the clock that never goes back, or by the wall clock where a sleeping phone stopped the first one.
 */
function stopwatch(alreadyMs: number): () => number {
  const [began, beganAt] = [performance.now() - alreadyMs, Date.now() - alreadyMs];
  return () => Math.max(performance.now() - began, Date.now() - beganAt);
}

/** How long a token lives, by its issuer's clock alone. */
const livesMs = ({ exp, iat }: Claims): number => (exp - iat) * 1000;

async function take(): Promise<string> {
  try {
    // From before the question: the answer may take its time, the token does not wait.
    const age = stopwatch(sinceAsked(takeToken.method, takeToken.path));
    const answer = await home(takeToken, {});
    held = { token: answer.accessToken, claims: claimsIn(answer.accessToken), age };
    forgetCompanyUnless(held.claims.sub);
    become('live');
    return answer.accessToken;
  } catch (thrown) {
    const code = thrown instanceof ProblemError ? thrown.problem.code : 'bug';
    if (code === 'sign-in-needed') become('ended');
    noteRefusal(code);
    throw thrown;
  }
}

/** A token that is good for some seconds more. It lives in this variable only: no storage, no refresh token. */
export async function freshToken(): Promise<string> {
  if (held && tokenEndsInMs() > refreshBeforeMs) return held.token;
  taking ??= take().finally(() => {
    taking = undefined;
  });
  return taking;
}

const claims = async (): Promise<Claims> => claimsIn(await freshToken());

/** Whom the token is for: the id the service knows the person by. */
export const tokenPerson = async (): Promise<string> => (await claims()).sub;

/** Whom the present token is for, as far as one is here; nothing is asked. */
export const heldPerson = (): string | null => held?.claims.sub ?? null;

/**
 * Where the service answers: the audience of the token. So a page does not even know the address before home has
 * checked both agreements (S5.2).
 */
export async function serviceOrigin(): Promise<string> {
  const { aud } = await claims();
  return new URL(Array.isArray(aud) ? (aud[0] ?? '') : aud).origin;
}

/** Milliseconds until the present token ends; 0 without one. */
export const tokenEndsInMs = (): number => (held ? Math.max(0, livesMs(held.claims) - held.age()) : 0);
