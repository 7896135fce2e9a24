import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem, routes } from '#contract';
import type { RunAct } from '#platform/act';
import type { Database } from '#platform/database';
import { carriesProblem, type Mounted } from '#platform/http';
import { isUuid } from '#platform/ids';
import type { Actors } from '../actors.ts';
import { endSession, listStaff, startSession } from './actions.ts';
import { sessionCookie, staffActor } from './door.ts';
import { staffBySubject } from './queries.ts';
import { returnPath } from './rules.ts';
import { openSignInClient, type SignInClientOptions, type SignInUnderWay } from './sign-in-client.ts';

const underWayCookie = 'staff_sign_in';
const underWayPath = '/api/desk/session';

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
        return staffActor('staff', row, { session_id: '', ends_at: act.now });
      },
    },
    (act) => startSession(act),
  );
}

const setSession = (reply: FastifyReply, token: string, expires: Date, secure: boolean) =>
  reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires });
