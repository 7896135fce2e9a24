import { requestReset, resetPassword } from '#contract/home';
import type { Home } from '../home.ts';
import type { Binder } from '../server/bind.ts';
import { originOf } from '../server/origin-of.ts';
import { askForReset, chooseNewPassword } from './actions.ts';

/** A forgotten password. */
export function recoveryRoutes(bind: Binder, home: Home): void {
  bind(requestReset, async ({ body, request }) => {
    await askForReset(home, body.recoveryEmail, originOf(request));
    return { sent: true } as const;
  });
  bind(resetPassword, async ({ body, request }) => {
    await chooseNewPassword(home, body.token, body.password, originOf(request));
    return undefined;
  });
}
