import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  changePassword,
  endDevice,
  endOtherDevices,
  listDevices,
  readSession,
  returnPathSchema,
  signOut,
  startSession,
  takeToken,
} from '#contract/home';
import { noteSignedIn } from '#platform/access-log';
import { maskedEmail } from '../accounts/login-names.ts';
import { standingOf } from '../consents/actions.ts';
import { type Home, look } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import { cookieNames, giveCookie, takeCookie } from '../server/cookies.ts';
import { originOf } from '../server/origin-of.ts';
import { changeOwnPassword, endDevices, endSessions, freshToken, openSession } from './actions.ts';
import { requireSession, sessionCookie, sessionOfRequest } from './door.ts';
import { authorizeUrl, callbackPath, newFlow } from './flow.ts';
import { giveFlow, takeFlow } from './flow-door.ts';
import { devicesOf, endSession } from './queries.ts';

const sent = (reply: FastifyReply, address: string) => reply.redirect(address, 303);

/** Navigations of the browser: to the provider and back. No JSON, so no contract answer. */
export function sessionNavigations(app: FastifyInstance, home: Home): void {
  const secure = home.config.HOME_URL.startsWith('https:');
  app.get(startSession.path, async (request, reply) => {
    const next = returnPathSchema.safeParse((request.query as Record<string, unknown>).next);
    const flow = newFlow(next.success ? next.data : '/');
    giveFlow(reply, flow, secure);
    return sent(reply, authorizeUrl(home.config, flow));
  });
  app.get(callbackPath, async (request, reply) => {
    const query = request.query as Record<string, string | undefined>;
    const flow = takeFlow(request, reply, query.state);
    const old = await sessionOfRequest(home, request);
    const opened = flow && query.code ? await openSession(home, query.code, flow, originOf(request)) : undefined;
    if (opened) {
      // A session that this browser had before ends; its provider session is the new one's too, so only the row goes.
      if (old) await home.database.transaction({}, (tx) => endSession(tx, old.session.session_id));
      giveCookie(reply, { name: cookieNames.session, value: opened.session, seconds: 90 * 86_400, secure });
      giveCookie(reply, { name: cookieNames.device, value: opened.device, seconds: 365 * 86_400, secure });
    }
    // The back button, a second tab, a stale link: with a session the person is simply in, without one they start over.
    return sent(reply, flow?.next ?? '/');
  });
}

/** The session as the page sees it. */
export function sessionRoutes(bind: Binder, home: Home): void {
  bind(readSession, async ({ request }) => {
    const person = await sessionOfRequest(home, request);
    if (!person) return { signedIn: false } as const;
    const { login_name: loginName, recovery_email, language } = person.session;
    const { version: policyVersion, next } = await standingOf(home, person.accountId);
    const recoveryEmail = maskedEmail(recovery_email);
    return { signedIn: true, loginName, recoveryEmail, language, policyVersion, next } as const;
  });
  bind(takeToken, ({ request }) =>
    freshToken(home, sessionCookie(request), (personId) => noteSignedIn(request, { kind: 'customer', personId })),
  );
  bind(signOut, async ({ request, reply }) => {
    const person = await sessionOfRequest(home, request);
    if (person) await endSessions(home, person.accountId, [person.session], request.id);
    takeCookie(reply, cookieNames.session);
    return undefined;
  });
}

/** Devices and password: the sign-in page of the settings. */
export function deviceRoutes(bind: Binder, home: Home): void {
  bind(listDevices, async ({ request }) => {
    const { accountId, session } = await requireSession(home, request);
    const rows = await look(home, (tx) => devicesOf(tx, accountId, home.clock.now()));
    const devices = rows.map((row) => ({
      id: row.session_id,
      thisOne: row.session_id === session.session_id,
      software: row.software,
      address: row.address,
      isNew: row.is_new,
      startedAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
    }));
    return { devices };
  });
  bind(endDevice, async ({ params, request }) => {
    await endDevices(home, await requireSession(home, request), params.id, request.id);
    return undefined;
  });
  bind(endOtherDevices, async ({ request }) => {
    await endDevices(home, await requireSession(home, request), 'others', request.id);
    return undefined;
  });
  bind(changePassword, async ({ body, request }) => {
    await changeOwnPassword(home, await requireSession(home, request), body, originOf(request));
    return undefined;
  });
}
