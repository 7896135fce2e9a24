import type { z } from 'zod';
import { minimumPasswordLength, type signUp } from '#contract/home';
import { problem } from '#contract/route';
import { newId, newRandomId, newToken } from '#platform/ids';
import { emailKey, someLoginName } from '../accounts/login-names.ts';
import { requireGoodPassword } from '../accounts/password-rules.ts';
import { activateAccount, addAccount, isLoginNameTaken } from '../accounts/queries.ts';
import { requireShownTexts } from '../consents/actions.ts';
import { recordDecision } from '../consents/queries.ts';
import { actAs, customer, type Home, look, type Origin, type RealmAct, signedOut } from '../home.ts';
import { addToken, requestMail } from '../mail/queries.ts';
import { operatorWords } from '../operator.ts';
import { formLimit, limitUse } from '../sign-in/limits.ts';
import { hashOf } from '../store/seal.ts';
import {
  addCheck,
  checkExists,
  checkToSendAgain,
  type OpenCheckRow,
  spendAttempt,
  useCheck,
  useCheckByToken,
} from './queries.ts';

type SignUpBody = z.output<typeof signUp.body>;

const checkLivesMs = 30 * 60_000;
const firstSignInLivesMs = 10 * 60_000;

/**
 * S0.3, S2.1: account and both decisions in one transaction. An e-mail that belongs to an account is not treated
 * differently here: the mail that goes out says so, and the new account can never be confirmed.
 */
export async function openAccount(home: Home, body: SignUpBody, origin: Origin): Promise<void> {
  await limitUse(home.database, `sign-up from ${origin.address}`, formLimit, home.clock.now());
  if (await look(home, (tx) => checkExists(tx, body.id))) return;
  await look(home, (tx) => requireShownTexts(tx, body, home.clock.now()));
  requireGoodPassword(body.password, {
    loginName: body.loginName,
    operatorWords: operatorWords(home.profile),
    minimumLength: minimumPasswordLength,
  });
  const passwordHash = await home.passwords.hash(body.password);
  await actAs(home, signedOut, origin.requestId, async (act) => {
    // Sent twice: the first one's account is there, and the answer is the same.
    if (await checkExists(act.tx, body.id)) return;
    await requireShownTexts(act.tx, body, act.now);
    await writeAccount(act, body, passwordHash);
  });
  home.nudgeMails();
}

async function writeAccount({ tx, now, audit }: RealmAct, body: SignUpBody, passwordHash: string): Promise<void> {
  const accountId = newId(now);
  const addressKey = emailKey(body.recoveryEmail);
  const { loginName, recoveryEmail, language } = body;
  const names = { loginName, recoveryEmail, recoveryEmailKey: addressKey, language };
  const ids = { accountId, serviceId: newRandomId() };
  const added = await addAccount(tx, { ...ids, ...names, passwordHash, confirmedAt: null }, now);
  // The other of two equal sends may have been faster.
  if (!added && (await checkExists(tx, body.id))) return;
  if (!added) throw problem('login-name-taken', { fields: { loginName: 'login-name-taken' } });
  for (const [kind, { version, language, sha256 }] of [
    ['policy', body.policy],
    ['cross-border', body.crossBorder],
  ] as const) {
    const decided = { eventId: newId(now), accountId, kind, given: true, version, language } as const;
    await recordDecision(tx, { ...decided, textSha256: sha256, method: 'sign-up' }, now);
  }
  const expiresAt = new Date(now.getTime() + checkLivesMs);
  if ((await addCheck(tx, { checkId: body.id, accountId, addressKey, expiresAt }, now)) === 0)
    throw problem('id-taken');
  await requestMail(tx, { accountId, checkId: body.id, kind: 'email-check', language }, now);
  audit({ what: 'account opened', subjects: [accountId] });
}

/** A free login name to suggest. */
export async function suggestName(home: Home, origin: Origin): Promise<string> {
  await limitUse(home.database, `suggestion from ${origin.address}`, formLimit, home.clock.now());
  for (let tries = 0; tries < 20; tries += 1) {
    const name = someLoginName();
    if (!(await look(home, (tx) => isLoginNameTaken(tx, name)))) return name;
  }
  return `${someLoginName()}-${newToken()
    .slice(0, 4)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '0')}`;
}

/** Five wrong codes end a check; a new mail opens it again. Answers a token that lets this browser in once. */
export async function confirmByCode(home: Home, checkId: string, code: string, origin: Origin): Promise<string> {
  await limitUse(home.database, `check from ${origin.address}`, formLimit, home.clock.now());
  // A transaction of its own: the attempt counts whatever follows.
  const open = await home.database.transaction({}, (tx) => spendAttempt(tx, checkId, home.clock.now()));
  if (!open) throw problem('link-expired');
  if (!open.code_hash?.equals(home.sealer.mark(`${checkId} ${code}`))) throw problem('code-wrong');
  return actAs(home, customer(open.account_id), origin.requestId, async (act) => {
    const check = await useCheck(act.tx, checkId, act.now);
    await activate(check, act);
    const token = newToken();
    const expiresAt = new Date(act.now.getTime() + firstSignInLivesMs);
    await addToken(
      act.tx,
      {
        hash: hashOf(token),
        purpose: 'first-sign-in',
        accountId: open.account_id,
        addressKey: open.address_key,
        expiresAt,
      },
      act.now,
    );
    return token;
  });
}

/** Confirms by the link of the mail; it may be opened in another browser, so it signs nobody in. */
export async function confirmByLink(home: Home, token: string, origin: Origin): Promise<void> {
  await limitUse(home.database, `check from ${origin.address}`, formLimit, home.clock.now());
  await actAs(home, signedOut, origin.requestId, async (act) =>
    activate(await useCheckByToken(act.tx, hashOf(token), act.now), act),
  );
}

async function activate(check: OpenCheckRow | undefined, act: RealmAct): Promise<void> {
  if (!check || !(await activateAccount(act.tx, check.account_id, check.address_key, act.now)))
    throw problem('link-expired');
  act.audit({ what: 'e-mail confirmed', subjects: [check.account_id] });
}

/** Sends code and link once more; answers alike for a check that is not there. */
export async function sendCheckOnceMore(home: Home, checkId: string, origin: Origin): Promise<void> {
  await limitUse(home.database, `check from ${origin.address}`, formLimit, home.clock.now());
  await actAs(home, signedOut, origin.requestId, async (act) => {
    const check = await checkToSendAgain(act.tx, checkId);
    if (!check) return;
    await requestMail(
      act.tx,
      { accountId: check.account_id, checkId, kind: 'email-check', language: check.language },
      act.now,
    );
  });
  home.nudgeMails();
}
