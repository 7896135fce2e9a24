import { decodeJwt } from 'jose';
import { minimumPasswordLength } from '#contract/home';
import { problem } from '#contract/route';
import type { Tx } from '#platform/database';
import { newId, newToken } from '#platform/ids';
import { shortenAddress } from '#platform/log';
import { requireGoodPassword } from '../accounts/password-rules.ts';
import { accountById, activeAccountOf, setPasswordHash } from '../accounts/queries.ts';
import { type ConsentStateRow, consentStatesHeld } from '../consents/queries.ts';
import { isOptional, nextStepOf, standingWith, toldStates } from '../consents/rules.ts';
import { actAs, customer, type Home, look, type Origin, type TokenAnswer } from '../home.ts';
import { requestMail } from '../mail/queries.ts';
import { operatorWords } from '../operator.ts';
import { policyInForce, textsSince } from '../policies/queries.ts';
import { endTokensOf } from '../recovery/queries.ts';
import { standingsWait, transferCounted } from '../region/queries.ts';
import { yearOf } from '../region/rules.ts';
import { countAttempt, deviceHash } from '../sign-in/limits.ts';
import { isFirstTimeIn, rememberDevice } from '../sign-in/queries.ts';
import { removeOidcSignIn, removeOtherOidcSignIns } from '../store/queries.ts';
import { hashOf } from '../store/seal.ts';
import { callbackUrl, type Flow } from './flow.ts';
import {
  addSession,
  endOtherSessions,
  endSession,
  keepRefreshToken,
  type NewSession,
  otherSessions,
  type SessionRow,
  sessionHeld,
} from './queries.ts';

/** How long a browser stays signed in without being used. */
export const sessionSeconds = 14 * 86_400;

/** The signed-in person of a request. */
export interface Person {
  readonly accountId: string;
  readonly session: SessionRow;
}

/** How long a sign-in may be under way: a browser that was first seen since is new with it. */
const underWayMs = 30 * 60_000;

/** Cookies of a browser that has come in. */
export interface Opened {
  readonly session: string;
  readonly device: string;
}

/** Turns the code of a callback into a session; answers the cookies, or undefined when the provider refuses. */
export async function openSession(home: Home, code: string, flow: Flow, origin: Origin): Promise<Opened | undefined> {
  // Without `resource`: at this point nobody has checked agreements, and no token for the service is made.
  const answer = await home.tokens.exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: callbackUrl(home.config),
    code_verifier: flow.verifier,
  });
  if (!answer?.id_token || !answer.refresh_token) return undefined;
  const claims = decodeJwt(answer.id_token);
  if (claims.nonce !== flow.nonce || !claims.sub) return undefined;
  const kept = await home.provider.current().RefreshToken.find(answer.refresh_token);
  if (!kept?.grantId || !kept.sessionUid) return undefined;
  const { grantId, sessionUid } = kept;
  const refreshToken = home.sealer.seal(answer.refresh_token);
  const subject = claims.sub;
  const account = await look(home, (tx) => activeAccountOf(tx, subject));
  if (!account) return undefined;
  const granted = { refreshToken, grantId, providerSessionHash: hashOf(sessionUid) };
  return beginSession(home, account.account_id, granted, origin);
}

type Granted = Pick<NewSession, 'refreshToken' | 'grantId' | 'providerSessionHash'>;

async function beginSession(home: Home, accountId: string, granted: Granted, origin: Origin): Promise<Opened> {
  const opened = { session: newToken(), device: origin.device ?? newToken() };
  const device = deviceHash(opened.device);
  await actAs(home, customer(accountId), origin.requestId, async (act) => {
    const isNew = await isFirstTimeIn(act.tx, accountId, device, new Date(act.now.getTime() - underWayMs));
    // Whoever came by their e-mail's link typed no password here; the browser is known from now on all the same.
    await rememberDevice(act.tx, accountId, device, act.now);
    const session = {
      ...granted,
      sessionId: newId(act.now),
      accountId,
      cookieHash: hashOf(opened.session),
      software: origin.software,
      address: shortenAddress(origin.address),
      isNew,
      expiresAt: new Date(act.now.getTime() + sessionSeconds * 1000),
    };
    await addSession(act.tx, session, act.now);
  });
  return opened;
}

/** A token and how long it lasts. */
export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly person: { readonly serviceId: string };
}

/**
 * A fresh access token. The session's row is held (refresh tokens are used once; two tabs take turns), and so are the
 * consents: a withdrawal that was answered is followed by no token.
 * @throws problem `sign-in-needed`, `policy-agreement-required`, `transfer-consent-required`
 */
export async function freshToken(
  home: Home,
  cookie: string | undefined,
  isIn: (accountId: string) => void = () => {},
): Promise<AccessToken> {
  if (!cookie) throw problem('sign-in-needed');
  const token = await home.database.transaction({}, async (tx) => {
    const now = home.clock.now();
    const session = await sessionHeld(tx, hashOf(cookie), now);
    if (!session) throw problem('sign-in-needed');
    isIn(session.account_id);
    const { version } = await policyInForce(tx, now);
    const states = await consentStatesHeld(tx, session.account_id);
    const next = nextStepOf(states, version);
    if (next === 'agree-policy') throw problem('policy-agreement-required');
    if (next === 'agree-cross-border') throw problem('transfer-consent-required');
    const answer = await home.tokens.exchange({
      grant_type: 'refresh_token',
      refresh_token: home.sealer.open(session.refresh_token),
      resource: home.config.SERVICE_URL,
    });
    // Ended at the provider (elsewhere, or after 90 days): this browser has to sign in again.
    if (!answer) {
      await endSession(tx, session.session_id);
      return undefined;
    }
    const expiresAt = new Date(now.getTime() + sessionSeconds * 1000);
    // The token is what lets data leave home: with the first one of the year the person counts (S5.2).
    const isFirst = await transferCounted(tx, yearOf(now), session.service_id, now);
    if (isFirst) await choicesTold(tx, session, states, now);
    await keepRefreshToken(tx, session.session_id, home.sealer.seal(answer.refresh_token ?? ''), now, expiresAt);
    return shown(answer, session.service_id);
  });
  if (!token) throw problem('sign-in-needed');
  return token;
}

/** What somebody chose before anything of them went abroad was told to nobody there: it goes with the first token. */
async function choicesTold(tx: Tx, session: SessionRow, held: readonly ConsentStateRow[], now: Date): Promise<void> {
  const states = standingWith(held, await textsSince(tx, now));
  if (!states.some(({ kind, given }) => isOptional(kind) && given)) return;
  const decidedAt = new Date(Math.max(...states.map(({ decided_at }) => decided_at.getTime())) + 1);
  await standingsWait(tx, [{ personId: session.service_id, given: toldStates(states), decidedAt }], now);
}

function shown(answer: TokenAnswer, serviceId: string): AccessToken {
  const { exp } = decodeJwt(answer.access_token);
  return {
    accessToken: answer.access_token,
    expiresAt: new Date((exp ?? 0) * 1000).toISOString(),
    person: { serviceId },
  };
}

type Ending = Pick<SessionRow, 'session_id' | 'grant_id' | 'provider_session_hash'>;

/** Ends sessions here and at the provider. */
export async function endSessions(home: Home, accountId: string, sessions: readonly Ending[], requestId: string) {
  await actAs(home, customer(accountId), requestId, async (act) => {
    for (const each of sessions) {
      await endSession(act.tx, each.session_id);
      await removeOidcSignIn(act.tx, each.grant_id, each.provider_session_hash);
    }
    act.audit({ what: 'signed out', subjects: [accountId], about: { sessions: sessions.length } });
  });
}

/** Ends a browser of the person's, or every other one; abroad its token and its streams end with it. @throws problem `not-found` */
export async function endDevices(home: Home, person: Person, which: string | 'others', requestId: string) {
  const { accountId, session } = person;
  const others = await look(home, (tx) => otherSessions(tx, accountId, session.session_id));
  const ending = which === 'others' ? others : [session, ...others].filter((each) => each.session_id === which);
  if (ending.length === 0 && which !== 'others') throw problem('not-found');
  if (ending.length === 0) return;
  await endSessions(home, accountId, ending, requestId);
  await home.endTokens(session.service_id);
}

/**
 * A new password; every other sign-in and every reset link that is on its way end with it.
 * @throws problem `sign-in-failed` for a wrong current password, or a problem of the new one
 */
export async function changeOwnPassword(
  home: Home,
  person: Person,
  typed: { current: string; password: string },
  origin: Origin,
): Promise<void> {
  const { accountId, session } = person;
  const who = { login: accountId, knownDevice: session.session_id, address: origin.address };
  const attempt = await countAttempt(home.database, who, home.clock.now());
  const account = await look(home, (tx) => accountById(tx, accountId));
  if (!(await home.passwords.matches(account?.password_hash, typed.current)))
    throw problem('sign-in-failed', { fields: { current: 'sign-in-failed' } });
  await attempt.succeeded();
  requireGoodPassword(typed.password, {
    loginName: session.login_name,
    operatorWords: operatorWords(home.profile),
    minimumLength: minimumPasswordLength,
  });
  const passwordHash = await home.passwords.hash(typed.password);
  await actAs(home, customer(accountId), origin.requestId, async (act) => {
    await setPasswordHash(act.tx, accountId, passwordHash, act.now);
    await endTokensOf(act.tx, accountId, act.now);
    // Sessions before records: who fetches a token holds a session first and waits for the provider then.
    const ended = await endOtherSessions(act.tx, accountId, session.session_id);
    const kept = { grantId: session.grant_id, sessionHash: session.provider_session_hash };
    await removeOtherOidcSignIns(act.tx, session.service_id, kept);
    const mail = { accountId, checkId: null, kind: 'password-changed', language: session.language } as const;
    await requestMail(act.tx, mail, act.now);
    act.audit({ what: 'password changed', subjects: [accountId], about: { sessionsEnded: ended } });
  });
  await home.endTokens(session.service_id);
  home.nudgeMails();
}
