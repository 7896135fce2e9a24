import {
  closeStaffAccount,
  readRealmMisuse,
  readStaffInvite,
  redeemStaffInvite,
  writeStaffInvite,
} from '#contract/home';
import { readMisuseDays } from '#platform/access-log';
import type { Binder } from '../../server/bind.ts';
import type { StaffRealm } from '../realm.ts';
import { closeAccount, readInvite, redeemInvite, requireService, writeInvite } from './actions.ts';

/** What the service says about accounts, and what somebody with an invite does. */
export function staffInviteRoutes(bind: Binder, realm: StaffRealm): void {
  bind(writeStaffInvite, ({ params, body, request }) => {
    requireService(realm, request.headers.authorization);
    return writeInvite(realm, { ...params, ...body }, request.id) as Promise<never>;
  });
  bind(closeStaffAccount, ({ params, request }) => {
    requireService(realm, request.headers.authorization);
    return closeAccount(realm, params.staffId, request.id) as Promise<never>;
  });
  bind(readRealmMisuse, async ({ request }) => {
    requireService(realm, request.headers.authorization);
    return { days: await readMisuseDays(realm.sweeper, realm.clock.now()) };
  });
  bind(readStaffInvite, ({ body }) => readInvite(realm, body.token));
  bind(redeemStaffInvite, ({ body, request }) => redeemInvite(realm, body, request.id) as Promise<never>);
}
