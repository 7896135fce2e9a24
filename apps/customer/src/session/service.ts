import { type Client, companyHeader, openClient, ProblemError } from '#contract';
import { fetchOnce } from '../early/asked.ts';
import { chosenCompany } from './storage.ts';
import { forgetToken, freshToken, noteRefusal, serviceOrigin } from './token.ts';

const opened = new Map<string, Client>();

async function clientOf(companyId: string): Promise<Client> {
  const headers: Record<string, string> = companyId ? { [companyHeader]: companyId } : {};
  const client =
    opened.get(companyId) ??
    openClient({ origin: await serviceOrigin(), token: freshToken, headers, fetch: fetchOnce(companyHeader) });
  opened.set(companyId, client);
  return client;
}

/**
 * Calls the service region as a member of one company; null: of the only one. Nothing here runs before the second
 * agreement: the token comes first, and home gives none without it (S5.2).
 */
export const serviceOf =
  (companyId: string | null): Client =>
  async (route, input) => {
    const client = await clientOf(companyId ?? '');
    try {
      return await client(route, input);
    } catch (thrown) {
      const isRefused = thrown instanceof ProblemError && thrown.problem.status === 401;
      if (thrown instanceof ProblemError) noteRefusal(thrown.problem.code);
      if (!isRefused) throw thrown;
      // The token can have ended while the call was under way; every call is repeatable.
      forgetToken();
      return client(route, input);
    }
  };

/** Calls the service region as a member of the company that the page shows. */
export const service: Client = async (route, input) => {
  // Whose token it is decides whether the remembered company is meant.
  await freshToken();
  return serviceOf(chosenCompany())(route, input);
};
