import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults } from 'oidc-provider';
import { problem } from '#contract/route';
import type { ProviderHolder } from '../provider.ts';

/** A sign-in under way at the provider, found by the cookie that fits the page's address. */
export interface SignInStep {
  /** Tells the provider who signed in; answers where the browser goes next. */
  finish(subject: string, how: string[]): Promise<string>;
}

/**
 * Finds the sign-in that a request belongs to.
 * @throws problem `sign-in-expired` when it ended, was finished, or belongs to another browser
 */
export async function signInStep(
  holder: ProviderHolder,
  uid: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignInStep> {
  const provider = holder.current();
  try {
    const step = await provider.interactionDetails(request.raw, reply.raw);
    if (step.uid !== uid || step.result) throw problem('sign-in-expired');
  } catch (error) {
    if (error instanceof errors.SessionNotFound) throw problem('sign-in-expired');
    throw error;
  }
  return {
    async finish(subject, how) {
      const result: InteractionResults = { login: { accountId: subject, amr: how, remember: true } };
      return provider.interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
    },
  };
}
