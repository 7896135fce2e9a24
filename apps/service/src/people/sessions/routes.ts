import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem, routes } from '#contract';
import { softwareOf, systemOf } from '#platform/access-log';
import type { RunAct } from '#platform/act';
import type { Database } from '#platform/database';
import { carriesProblem, type Mounted } from '#platform/http';
import { isUuid } from '#platform/ids';
import { shortenAddress } from '#platform/log';
import type { Actors } from '../actors.ts';
import { endOwnSessions, endSession, listOwnSessions, listStaff, startSession } from './actions.ts';
import { sessionCookie, staffActor } from './door.ts';
import { isKnownIn, knownWith } from './known-browser.ts';
import { staffBySubject } from './queries.ts';
import { returnPath } from './rules.ts';
import { openSignInClient, type SignInClientOptions, type SignInUnderWay } from './sign-in-client.ts';

const underWayCookie = 'staff_sign_in';
const underWayPath = '/api/desk/session';

/** Who of the staff has signed in in this browser before, as hashes. */
const knownCookie = 'staff_known';

/** The workbench's page for a sign-in that has to start over. */
const failedPath = '/workbench/sign-in/expired';

/** What sessions need from the wiring. */
export interface SessionsOptions {
  readonly app: FastifyInstance;
  readonly runAct: RunAct;
  readonly database: Database;
  readonly signIn: Omit<SignInClientOptions, 'redirectUri'>;
  readonly serviceUrl: string;
}

type UnderWay = SignInUnderWay & { readonly to: string };

function underWayOf(request: FastifyRequest): UnderWay {
  const signed = request.cookies[underWayCookie];
  const { valid, value } = signed ? request.unsignCookie(signed) : { valid: false, value: null };
  if (!valid || !value) throw problem('sign-in-expired');
  return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as UnderWay;
}

/** Binds going to the staff sign-in, coming back, and the session itself. */
export function sessionsFeature(mounted: Mounted<Actors>, options: SessionsOptions): void {
  bindSignIn(mounted, options);
  mounted.handle(routes.readStaffSession, ({ act }) => ({
    staffId: act.actor.staffId,
    name: act.actor.name,
    team: act.actor.team,
    roles: [...act.actor.roles] as never,
    productLines: act.actor.scope.productLines,
    areas: [...act.actor.scope.areas],
  }));
  mounted.handle(routes.endStaffSession, async ({ act, reply }) => {
    await endSession(act);
    reply.clearCookie(sessionCookie, { path: '/' });
    return undefined as never;
  });
  mounted.handle(routes.listStaffSessions, async ({ act }) => ({ sessions: await listOwnSessions(act) }));
  mounted.handle(routes.endOwnStaffSession, async ({ act, params }) => {
    await endOwnSessions(act, params.sessionId);
    return undefined as never;
  });
  mounted.handle(routes.endOtherStaffSessions, async ({ act }) => {
    await endOwnSessions(act, 'others');
    return undefined as never;
  });
  mounted.handle(routes.listStaff, ({ act }) => listStaff(act));
}

function bindSignIn(mounted: Mounted<Actors>, options: SessionsOptions): void {
  const { app, serviceUrl } = options;
  const secure = serviceUrl.startsWith('https:');
  const redirectUri = `${serviceUrl}${routes.finishStaffSession.path}`;
  const client = openSignInClient({ ...options.signIn, redirectUri });
  mounted.bound.add(routes.startStaffSession.id).add(routes.finishStaffSession.id);
  app.get(routes.startStaffSession.path, async (request, reply) => {
    const { location, underWay } = await client.start();
    const to = returnPath((request.query as { to?: unknown }).to);
    const value = Buffer.from(JSON.stringify({ ...underWay, to } satisfies UnderWay)).toString('base64url');
    // Lax: the browser comes back by a redirect that another page began.
    reply.setCookie(underWayCookie, value, {
      path: underWayPath,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      signed: true,
      maxAge: 600,
    });
    return reply.redirect(location, 303);
  });
  app.get(routes.finishStaffSession.path, async (request, reply) => {
    try {
      const underWay = underWayOf(request);
      const { staffId } = await client.finish(request.raw.url ?? '', underWay);
      const { token, endsAt } = await startedSession(options, request, staffId);
      reply.clearCookie(underWayCookie, { path: underWayPath });
      reply.setCookie(knownCookie, knownWith(knownBefore(request), staffId), {
        path: underWayPath,
        httpOnly: true,
        // Lax, like the way here: the browser comes from another page.
        sameSite: 'lax',
        secure,
        signed: true,
        maxAge: 365 * 86_400,
      });
      return setSession(reply, token, endsAt, secure).redirect(underWay.to, 303);
    } catch (error) {
      // A person's browser goes back to a page that can start over; programs get the problem.
      if (!carriesProblem(error) || !request.headers.accept?.includes('text/html')) throw error;
      request.log.warn({ err: error, requestId: request.id }, 'staff sign-in did not finish');
      return reply.redirect(failedPath, 303);
    }
  });
}

function startedSession(options: SessionsOptions, request: FastifyRequest, staffId: string) {
  return options.runAct(
    {
      database: options.database,
      settings: {},
      requestId: request.id,
      async actor(act) {
        const row = isUuid(staffId) ? await staffBySubject(act.tx, staffId) : undefined;
        if (!row) throw problem('sign-in-failed');
        return staffActor('staff', row, { session_id: '', ends_at: act.now }, Buffer.alloc(0));
      },
    },
    (act) => startSession(act, signedInFrom(request, staffId)),
  );
}

const knownBefore = (request: FastifyRequest): string => {
  const signed = request.cookies[knownCookie];
  const { valid, value } = signed ? request.unsignCookie(signed) : { valid: false, value: null };
  return valid && value ? value : '';
};

function signedInFrom(request: FastifyRequest, staffId: string) {
  const agent = request.headers['user-agent'];
  const words = [softwareOf(agent), systemOf(agent)].filter((word) => word !== 'other');
  return {
    address: shortenAddress(request.ip),
    software: words.join(', ') || '?',
    isNew: !isKnownIn(knownBefore(request), staffId),
  };
}

const setSession = (reply: FastifyReply, token: string, expires: Date, secure: boolean) =>
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires });
