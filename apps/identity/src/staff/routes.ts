import type { FastifyInstance } from 'fastify';
import { staffSignIn } from '#contract/home';
import type { Binder } from '../server/bind.ts';
import { cookieNames, giveCookie } from '../server/cookies.ts';
import { originOf } from '../server/origin-of.ts';
import { signInStep } from '../sign-in/door.ts';
import { signInStaff } from './actions.ts';
import type { StaffRealm } from './realm.ts';

/**
 * The provider sends browsers to `/staff-sign-in/interaction/{uid}`, so that its cookie is bound to that path; from
 * there they go to the workbench's own page, which posts back here.
 */
export function staffSignInRoutes(app: FastifyInstance, bind: Binder, realm: StaffRealm): void {
  const { pathname, protocol } = new URL(realm.config.STAFF_ISSUER_URL);
  app.get<{ Params: { uid: string } }>(`${pathname}/interaction/:uid`, async (request, reply) =>
    reply.redirect(`/workbench/sign-in/${encodeURIComponent(request.params.uid)}`, 303),
  );
  bind(staffSignIn, async ({ params, body, request, reply }) => {
    const step = await signInStep(realm.provider, params.uid, request, reply);
    const signedIn = await signInStaff(realm, step, body, originOf(request, cookieNames.staffDevice));
    if (signedIn.next === 'code') return { next: 'code' } as const;
    giveCookie(reply, {
      name: cookieNames.staffDevice,
      value: signedIn.device,
      path: pathname,
      seconds: 365 * 86_400,
      secure: protocol === 'https:',
    });
    return { next: 'continue', location: signedIn.location } as const;
  });
}
