import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { problem } from '#contract/route';
import { requireGoodPassword } from '../../accounts/password-rules.ts';
import { actAs, look, type RealmActor, signedOut } from '../../home.ts';
import { hashOf } from '../../store/seal.ts';
import type { StaffRealm } from '../realm.ts';
import {
  accountClosed,
  accountOpened,
  inviteByToken,
  inviteStored,
  inviteTakenBack,
  inviteUsed,
  nameOfAnother,
} from './queries.ts';

/** An invite can be used for seven days (trust.md §3). */
const inviteMs = 7 * 86_400_000;

const staffMember = (staffId: string): RealmActor => ({ kind: 'staff', personId: staffId });

/** Only the service, which knows the client's secret, may say who gets in. @throws problem sign-in-needed */
export function requireService(realm: StaffRealm, authorization: string | undefined): void {
  const wanted = hashOf(`Basic ${Buffer.from(`service:${realm.config.STAFF_CLIENT_SECRET}`).toString('base64')}`);
  // Hashes are of one length, so that nothing is told by how long the comparison takes.
  if (!timingSafeEqual(hashOf(authorization ?? ''), wanted)) throw problem('sign-in-needed');
}

/** Makes an invite. An account that there is stays shut until the invite is redeemed: that is what a reset is for. */
export async function writeInvite(
  realm: StaffRealm,
  invite: { staffId: string; login: string; tokenHash: string },
  requestId: string,
): Promise<void> {
  const { staffId, login } = invite;
  await actAs(realm, signedOut, requestId, async (act) => {
    if (await nameOfAnother(act.tx, login, staffId)) throw problem('login-name-taken');
    accountClosed(act.tx, staffId);
    const totpSecret = realm.sealer.seal(new Secret({ size: 20 }).base32);
    const endsAt = new Date(act.now.getTime() + inviteMs);
    const tokenHash = Buffer.from(invite.tokenHash, 'hex');
    await inviteStored(act.tx, { staffId, loginName: login, tokenHash, totpSecret, endsAt });
    act.audit({ what: 'staff member invited', subjects: [staffId] });
  });
}

/** Ends a way in. */
export async function closeAccount(realm: StaffRealm, staffId: string, requestId: string): Promise<void> {
  await actAs(realm, signedOut, requestId, async (act) => {
    inviteTakenBack(act.tx, staffId);
    accountClosed(act.tx, staffId);
    act.audit({ what: 'staff account closed', subjects: [staffId] });
  });
}

async function holding(realm: StaffRealm, token: string) {
  const invite = await look(realm, (tx) => inviteByToken(tx, hashOf(token), realm.clock.now()));
  if (!invite) throw problem('link-expired');
  return { ...invite, secret: realm.sealer.open(invite.totp_secret) };
}

const totpOf = (login: string, secret: string) =>
  new TOTP({ issuer: 'Service Center', label: login, secret: Secret.fromBase32(secret) });

/** What an invite is for. @throws problem link-expired */
export async function readInvite(realm: StaffRealm, token: string) {
  const { login_name: login, secret } = await holding(realm, token);
  return { login, totpSecret: secret, totpUri: totpOf(login, secret).toString() };
}

/** Sets password and authenticator. The code shows that the authenticator was set up; its step is used by it. */
export async function redeemInvite(
  realm: StaffRealm,
  typed: { token: string; password: string; code: string },
  requestId: string,
): Promise<void> {
  const {
    staff_id: staffId,
    login_name: loginName,
    totp_secret: totpSecret,
    secret,
  } = await holding(realm, typed.token);
  requireGoodPassword(typed.password, { loginName, operatorWords: [], minimumLength: 8 });
  const timestamp = realm.clock.now().getTime();
  const delta = totpOf(loginName, secret).validate({ token: typed.code, timestamp, window: 1 });
  if (delta === null) throw problem('code-wrong');
  const totpStep = Math.floor(timestamp / 30_000) + delta;
  const passwordHash = await realm.passwords.hash(typed.password);
  await actAs(realm, staffMember(staffId), requestId, async (act) => {
    if ((await inviteUsed(act.tx, hashOf(typed.token))) === 0) throw problem('link-expired');
    await accountOpened(act.tx, { staffId, loginName, passwordHash, totpSecret, totpStep }, act.now);
    act.audit({ what: 'staff invite redeemed', subjects: [staffId] });
  });
}
