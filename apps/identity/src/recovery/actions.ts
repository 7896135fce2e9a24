import { minimumPasswordLength } from '#contract/home';
import { problem } from '#contract/route';
import { emailKey } from '../accounts/login-names.ts';
import { requireGoodPassword } from '../accounts/password-rules.ts';
import { setPasswordHash } from '../accounts/queries.ts';
import { actAs, customer, type Home, look, type Origin, signedOut } from '../home.ts';
import { requestMail } from '../mail/queries.ts';
import { operatorWords } from '../operator.ts';
import { endSessionsOf } from '../sessions/queries.ts';
import { formLimit, limitUse } from '../sign-in/limits.ts';
import { removeOidcSubject } from '../store/queries.ts';
import { hashOf } from '../store/seal.ts';
import { accountByEmail, endTokensOf, holderOfToken, useToken } from './queries.ts';

/** Asks for a reset mail; nothing in answer or time tells whether the address is known: the mail goes out later. */
export async function askForReset(home: Home, recoveryEmail: string, origin: Origin): Promise<void> {
  await limitUse(home.database, `reset from ${origin.address}`, formLimit, home.clock.now());
  await actAs(home, signedOut, origin.requestId, async (act) => {
    const account = await accountByEmail(act.tx, emailKey(recoveryEmail));
    if (!account) return;
    const { account_id: accountId, language } = account;
    await requestMail(act.tx, { accountId, checkId: null, kind: 'reset', language }, act.now);
    act.audit({ what: 'password reset asked for', subjects: [accountId] });
  });
  home.nudgeMails();
}

/** Chooses a new password by a reset link and ends every session of the account. @throws problem `link-expired` */
export async function chooseNewPassword(home: Home, token: string, password: string, origin: Origin): Promise<void> {
  await limitUse(home.database, `reset from ${origin.address}`, formLimit, home.clock.now());
  const hash = hashOf(token);
  const holder = await look(home, (tx) => holderOfToken(tx, hash, 'reset', home.clock.now()));
  if (!holder) throw problem('link-expired');
  requireGoodPassword(password, {
    loginName: holder.login_name,
    operatorWords: operatorWords(home.profile),
    minimumLength: minimumPasswordLength,
  });
  const passwordHash = await home.passwords.hash(password);
  const { account_id: accountId, service_id: serviceId, language } = holder;
  await actAs(home, customer(accountId), origin.requestId, async (act) => {
    if (!(await useToken(act.tx, hash, 'reset', act.now))) throw problem('link-expired');
    await setPasswordHash(act.tx, accountId, passwordHash, act.now);
    await endTokensOf(act.tx, accountId, act.now);
    await endSessionsOf(act.tx, accountId);
    await removeOidcSubject(act.tx, serviceId);
    await requestMail(act.tx, { accountId, checkId: null, kind: 'password-changed', language }, act.now);
    act.audit({ what: 'password reset', subjects: [accountId] });
  });
  await home.endTokens(serviceId);
  home.nudgeMails();
}
