import { type Client, openClient, ProblemError } from '#contract';
import { forgetToken, freshToken, serviceOrigin } from './token.ts';

let opened: Client | undefined;

/**
 * Calls the service region. Nothing here runs before the second agreement: the token comes first, and home gives none
 * without it (S5.2).
 */
export const service: Client = async (route, input) => {
  opened ??= openClient({ origin: await serviceOrigin(), token: freshToken });
  const client = opened;
  try {
    return await client(route, input);
  } catch (thrown) {
    const isRefused = thrown instanceof ProblemError && thrown.problem.status === 401;
    if (!isRefused) throw thrown;
    // The token can have ended while the call was under way; every call is repeatable.
    forgetToken();
    return client(route, input);
  }
};
