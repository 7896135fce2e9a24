import { Secret, TOTP } from 'otpauth';
import { problem } from '#contract/route';
import { newToken } from '#platform/ids';
import { actAs, look, type Origin, type RealmActor, signedOut } from '../home.ts';
import type { SignInStep } from '../sign-in/door.ts';
import { countAttempt, deviceHash } from '../sign-in/limits.ts';
import { isKnownDevice, rememberDevice } from '../sign-in/queries.ts';
import { type StaffAccountRow, staffAccountByLogin, useTotpStep } from './queries.ts';
import type { StaffRealm } from './realm.ts';

/** What signing in came to. */
export type StaffSignedIn =
  | { readonly next: 'code' }
  | { readonly next: 'continue'; readonly location: string; readonly device: string };

const staffMember = (staffId: string): RealmActor => ({ kind: 'staff', personId: staffId });

/** The step of the authenticator that a code belongs to: this one, the one before or the one after (RFC 6238 §5.2). */
function stepOf(realm: StaffRealm, account: StaffAccountRow, code: string): number | undefined {
  const secret = Secret.fromBase32(realm.sealer.open(account.totp_secret));
  const timestamp = realm.clock.now().getTime();
  const delta = new TOTP({ secret }).validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 30_000) + delta;
}

async function findAccount(realm: StaffRealm, login: string, device: string | undefined) {
  return look(realm, async (tx) => {
    const account = await staffAccountByLogin(tx, login);
    const known = account && device ? await isKnownDevice(tx, account.staff_id, deviceHash(device)) : false;
    return { account, knownDevice: known && device ? device : null };
  });
}

const failed = (realm: StaffRealm, account: StaffAccountRow | undefined, requestId: string) =>
  actAs(realm, signedOut, requestId, async (act) =>
    act.audit({ what: 'staff sign-in failed', subjects: account ? [account.staff_id] : [] }),
  );

/**
 * Password first, then password and code together: nothing is kept between the two calls. A step of the authenticator
 * is taken in the same transaction that lets the person in, so each serves once.
 */
export async function signInStaff(
  realm: StaffRealm,
  step: SignInStep,
  typed: { login: string; password: string; code?: string | undefined },
  origin: Origin,
): Promise<StaffSignedIn> {
  const { account, knownDevice } = await findAccount(realm, typed.login, origin.device);
  const who = { login: account?.staff_id ?? typed.login, knownDevice, address: origin.address };
  const attempt = await countAttempt(realm.database, who, realm.clock.now());
  const right = await realm.passwords.matches(account?.password_hash, typed.password);
  if (!account || !right || account.status !== 'active') {
    await failed(realm, account, origin.requestId);
    throw problem('sign-in-failed');
  }
  if (typed.code === undefined) {
    await attempt.succeeded();
    return { next: 'code' };
  }
  const totpStep = stepOf(realm, account, typed.code);
  const device = origin.device ?? newToken();
  const isIn =
    totpStep !== undefined &&
    (await actAs(realm, staffMember(account.staff_id), origin.requestId, async (act) => {
      if ((await useTotpStep(act.tx, account.staff_id, totpStep)) === 0) return false;
      await rememberDevice(act.tx, account.staff_id, deviceHash(device), act.now);
      act.audit({ what: 'staff signed in', subjects: [account.staff_id] });
      return true;
    }));
  if (!isIn) {
    await failed(realm, account, origin.requestId);
    throw problem('code-wrong');
  }
  await attempt.succeeded();
  return { next: 'continue', location: await step.finish(account.staff_id, ['pwd', 'otp']), device };
}
