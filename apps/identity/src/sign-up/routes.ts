import { confirmEmailByCode, confirmEmailByLink, sendCheckAgain, signUp, suggestLoginName } from '#contract/home';
import type { Home } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import { cookieNames, giveCookie } from '../server/cookies.ts';
import { originOf } from '../server/origin-of.ts';
import { confirmByCode, confirmByLink, openAccount, sendCheckOnceMore, suggestName } from './actions.ts';

/** Agreeing, making an account, confirming the e-mail (S0.3, S2.1). */
export function signUpRoutes(bind: Binder, home: Home): void {
  const secure = home.config.HOME_URL.startsWith('https:');
  bind(signUp, async ({ body, request }) => {
    await openAccount(home, body, originOf(request));
    return { checkId: body.id };
  });
  bind(suggestLoginName, async ({ request }) => ({ loginName: await suggestName(home, originOf(request)) }));
  bind(confirmEmailByCode, async ({ params, body, request, reply }) => {
    const value = await confirmByCode(home, params.id, body.code, originOf(request));
    giveCookie(reply, { name: cookieNames.firstSignIn, value, path: '/sign-in', seconds: 600, secure });
    return { confirmed: true, signedInNext: true } as const;
  });
  bind(confirmEmailByLink, async ({ body, request }) => {
    await confirmByLink(home, body.token, originOf(request));
    return { confirmed: true } as const;
  });
  bind(sendCheckAgain, async ({ params, request }) => {
    await sendCheckOnceMore(home, params.id, originOf(request));
    return { sent: true } as const;
  });
}
