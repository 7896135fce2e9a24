import { ProblemError } from '#contract';
import { takeToken } from '#contract/home';
import { home } from './home.ts';

/** Why the service cannot be used at the moment, or `live`. */
export type SessionState = 'live' | 'ended' | 'agreement-needed';

const refreshBeforeMs = 45_000;

let held: { token: string; endsAt: number } | undefined;
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

async function take(): Promise<string> {
  try {
    const answer = await home(takeToken, {});
    held = { token: answer.accessToken, endsAt: new Date(answer.expiresAt).getTime() };
    become('live');
    return answer.accessToken;
  } catch (thrown) {
    const code = thrown instanceof ProblemError ? thrown.problem.code : 'bug';
    if (code === 'sign-in-needed') become('ended');
    if (code === 'policy-agreement-required' || code === 'transfer-consent-required') become('agreement-needed');
    throw thrown;
  }
}

/** A token that is good for some seconds more. It lives in this variable only: no storage, no refresh token. */
export async function freshToken(): Promise<string> {
  if (held && held.endsAt - Date.now() > refreshBeforeMs) return held.token;
  taking ??= take().finally(() => {
    taking = undefined;
  });
  return taking;
}

interface Claims {
  readonly aud: string | string[];
  readonly sub: string;
}

async function claims(): Promise<Claims> {
  const [, payload = ''] = (await freshToken()).split('.');
  return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Claims;
}

/** Whom the token is for: the id the service knows the person by. */
export const tokenPerson = async (): Promise<string> => (await claims()).sub;

/**
 * Where the service answers: the audience of the token. So a page does not even know the address before home has
 * checked both agreements (S5.2).
 */
export async function serviceOrigin(): Promise<string> {
  const { aud } = await claims();
  return new URL(Array.isArray(aud) ? (aud[0] ?? '') : aud).origin;
}

/** When the present token ends, in milliseconds since 1970; 0 without one. */
export const tokenEndsAt = (): number => held?.endsAt ?? 0;
