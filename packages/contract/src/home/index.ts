export * from './consent-records.ts';
export * from './policy.ts';
export * from './session.ts';
export * from './shapes.ts';
export * from './sign-in.ts';
export * from './sign-up.ts';
export * from './staff-invites.ts';

import type { Route } from '../route/index.ts';
import { readConsentReceipt } from './consent-records.ts';
import * as policy from './policy.ts';
import * as session from './session.ts';
import * as signIn from './sign-in.ts';
import * as signUp from './sign-up.ts';
import {
  closeStaffAccount,
  readRealmMisuse,
  readStaffInvite,
  redeemStaffInvite,
  writeStaffInvite,
} from './staff-invites.ts';

const { signInUidSchema: _uid, staffSignIn, ...homeSignIn } = signIn;
const { returnPathSchema: _path, ...homeSession } = session;

/** Every route of the home region (realm customer). */
export const homeRoutes: readonly Route[] = Object.values({
  ...policy,
  readConsentReceipt,
  ...homeSession,
  ...homeSignIn,
  ...signUp,
});

/** Every route of the staff realm. */
export const staffRealmRoutes: readonly Route[] = [
  staffSignIn,
  writeStaffInvite,
  closeStaffAccount,
  readStaffInvite,
  redeemStaffInvite,
  readRealmMisuse,
];
