import { type MisuseDay, ProblemError, problem } from '#contract';
import { readRealmMisuse } from '#contract/home';
import { connector } from '#privacy/vocabulary';
import { askingMisuse, tellingAccounts } from '../data-map.ts';

/** Where accounts of staff are kept, as this process reaches it. */
export interface StaffRealmOptions {
  readonly internalUrl: string;
  readonly clientSecret: string;
  /** Public origin that the realm shares with the workbench. */
  readonly serviceUrl: string;
}

/** The staff realm: it alone knows passwords and authenticators. */
export interface StaffRealmClient {
  /** @throws problem login-name-taken */
  invite(staffId: string, invite: { login: string; tokenHash: string }): Promise<void>;
  close(staffId: string): Promise<void>;
  /** What was conspicuous there this week; null when the realm does not answer. */
  misuse(): Promise<MisuseDay[] | null>;
}

const way = connector(tellingAccounts);
const wayToNumbers = connector(askingMisuse);

/** Makes the client; each call may be repeated. @throws problem try-again when the realm does not answer as it should */
export function staffRealmClient(options: StaffRealmOptions): StaffRealmClient {
  const authorization = `Basic ${Buffer.from(`service:${options.clientSecret}`).toString('base64')}`;
  async function send(method: string, path: string, body?: object): Promise<void> {
    const answer = await way.send(`${options.internalUrl}/staff-sign-in/accounts/${path}`, {
      method,
      headers: { authorization, origin: options.serviceUrl, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    if (answer.ok) return;
    if (answer.status === 409) throw problem('login-name-taken');
    throw new Error(`the staff realm answered ${answer.status}`);
  }
  const orTryAgain = (cause: unknown): never => {
    if (cause instanceof ProblemError) throw cause;
    throw Object.assign(problem('try-again', { retryAfterSeconds: 2 }), { cause });
  };
  const misuse = async () => {
    const answer = await wayToNumbers.send(`${options.internalUrl}${readRealmMisuse.path}`, {
      headers: { authorization },
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok ? readRealmMisuse.answer.parse(await answer.json()).days : null;
  };
  return {
    misuse: () => misuse().catch(() => null),
    invite: (staffId, invite) => send('PUT', `${staffId}/invite`, invite).catch(orTryAgain),
    close: (staffId) => send('DELETE', staffId).catch(orTryAgain),
  };
}
