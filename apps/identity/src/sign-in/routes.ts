import type { FastifyInstance } from 'fastify';
import { signIn } from '#contract/home';
import { actAs, customer, type Home, look } from '../home.ts';
import { holderOfToken, useToken } from '../recovery/queries.ts';
import type { Binder } from '../server/bind.ts';
import { cookieNames, giveCookie, readCookie, takeCookie } from '../server/cookies.ts';
import { originOf } from '../server/origin-of.ts';
import type { PageAnswer } from '../server/static-app.ts';
import { hashOf } from '../store/seal.ts';
import { signInWith } from './actions.ts';
import { signInStep } from './door.ts';

/** Signing in with login and password. */
export function signInRoutes(bind: Binder, home: Home): void {
  const secure = home.config.HOME_URL.startsWith('https:');
  bind(signIn, async ({ params, body, request, reply }) => {
    const step = await signInStep(home.provider, params.uid, request, reply);
    const signedIn = await signInWith(home, step, body, originOf(request));
    if (signedIn.next === 'email-check') return { next: 'email-check', checkId: signedIn.checkId } as const;
    giveCookie(reply, { name: cookieNames.device, value: signedIn.device, seconds: 365 * 86_400, secure });
    return { next: 'continue', location: signedIn.location } as const;
  });
}

/**
 * The sign-in page. A browser that confirmed its e-mail a moment ago has just chosen its password: it is let in once
 * without asking again; every other one gets the page.
 */
export function signInPage(app: FastifyInstance, home: Home, page: PageAnswer): void {
  app.get<{ Params: { uid: string } }>('/sign-in/:uid', async (request, reply) => {
    const token = readCookie(request, cookieNames.firstSignIn);
    if (!token) return page(reply);
    takeCookie(reply, cookieNames.firstSignIn, '/sign-in');
    const hash = hashOf(token);
    const holder = await look(home, (tx) => holderOfToken(tx, hash, 'first-sign-in', home.clock.now()));
    const step = holder && (await signInStep(home.provider, request.params.uid, request, reply).catch(() => undefined));
    if (!holder || !step) return page(reply);
    const used = await actAs(home, customer(holder.account_id), request.id, async (act) => {
      act.audit({ what: 'signed in', subjects: [holder.account_id], about: { after: 'e-mail check' } });
      return useToken(act.tx, hash, 'first-sign-in', act.now);
    });
    if (!used) return page(reply);
    return reply.redirect(await step.finish(holder.service_id, ['pwd']), 303);
  });
}
