import { problem } from '#contract/route';
import { newToken } from '#platform/ids';
import { emailKey } from '../accounts/login-names.ts';
import { accountByLogin, type SignInRow } from '../accounts/queries.ts';
import { actAs, customer, type Home, look, type Origin, signedOut } from '../home.ts';
import { requestMail } from '../mail/queries.ts';
import { newestCheckOf } from '../sign-up/queries.ts';
import type { SignInStep } from './door.ts';
import { countAttempt, deviceHash } from './limits.ts';
import { isKnownDevice, rememberDevice } from './queries.ts';

/** What signing in came to. */
export type SignedIn =
  | { readonly next: 'continue'; readonly location: string; readonly device: string }
  | { readonly next: 'email-check'; readonly checkId: string };

async function findAccount(home: Home, login: string, device: string | undefined) {
  return look(home, async (tx) => {
    const account = await accountByLogin(tx, login.includes('@') ? emailKey(login) : login);
    const known = account && device ? await isKnownDevice(tx, account.account_id, deviceHash(device)) : false;
    return { account, knownDevice: known && device ? device : null };
  });
}

/** The password is right, but nobody has shown that the e-mail arrives: send the check again. */
async function askForCheck(home: Home, account: SignInRow, origin: Origin): Promise<SignedIn> {
  const checkId = await actAs(home, customer(account.account_id), origin.requestId, async (act) => {
    const check = await newestCheckOf(act.tx, account.account_id);
    if (!check) throw problem('sign-in-failed');
    await requestMail(
      act.tx,
      { accountId: account.account_id, checkId: check.check_id, kind: 'email-check', language: account.language },
      act.now,
    );
    return check.check_id;
  });
  home.nudgeMails();
  return { next: 'email-check', checkId };
}

/**
 * Checks login and password and moves the sign-in on. Unknown login and wrong password answer alike and take the same
 * work.
 */
export async function signInWith(
  home: Home,
  step: SignInStep,
  typed: { login: string; password: string },
  origin: Origin,
): Promise<SignedIn> {
  const { account, knownDevice } = await findAccount(home, typed.login, origin.device);
  const attempt = await countAttempt(
    home.database,
    { login: account?.account_id ?? typed.login, knownDevice, address: origin.address },
    home.clock.now(),
  );
  const right = await home.passwords.matches(account?.password_hash, typed.password);
  if (!account || !right) {
    await actAs(home, signedOut, origin.requestId, async (act) =>
      act.audit({ what: 'sign-in failed', subjects: account ? [account.account_id] : [] }),
    );
    throw problem('sign-in-failed');
  }
  await attempt.succeeded();
  if (account.status === 'pending') return askForCheck(home, account, origin);
  const device = origin.device ?? newToken();
  await actAs(home, customer(account.account_id), origin.requestId, async (act) => {
    await rememberDevice(act.tx, account.account_id, deviceHash(device), act.now);
    act.audit({ what: 'signed in', subjects: [account.account_id] });
  });
  return { next: 'continue', location: await step.finish(account.service_id, ['pwd']), device };
}
