import type { ConnectorEntry, FunctionEntry, TableEntry } from '#privacy/vocabulary';
import { accountTables } from '../accounts/data-map.ts';
import { mailConnectors } from '../mail/data-map.ts';
import { policyConnectors, policyTables } from '../policies/data-map.ts';
import { regionConnectors, regionTables } from '../region/data-map.ts';
import { registerTables } from '../register/data-map.ts';
import { sessionTables } from '../sessions/data-map.ts';
import { staffTables } from '../staff/data-map.ts';
import { type RealmPlace, sharedFunctions, sharedTables } from './shared-data-map.ts';

const homePlace: RealmPlace = {
  database: 'home',
  region: 'home',
  requests: 'identity',
  sweeper: 'worker',
  purpose: 'sign-in',
};
const staffPlace: RealmPlace = {
  database: 'staff_realm',
  region: 'service',
  requests: 'staff_identity',
  sweeper: 'staff_worker',
  purpose: 'staff-work',
};

/** Every table of the database `home`. */
export const homeTables: readonly TableEntry[] = [
  ...accountTables,
  ...sessionTables,
  ...policyTables,
  ...registerTables,
  ...regionTables,
  ...sharedTables(homePlace),
];

/** Every way out of the home region; the staff realm has none. */
export const homeConnectors: readonly ConnectorEntry[] = [...policyConnectors, ...regionConnectors, ...mailConnectors];

/** Functions of the database `home` that audiences may call. */
export const homeFunctions: readonly FunctionEntry[] = sharedFunctions(homePlace);

/** Every table of the database `staff_realm`. */
export const staffRealmTables: readonly TableEntry[] = [...staffTables, ...sharedTables(staffPlace)];

/** Functions of the database `staff_realm` that audiences may call. */
export const staffRealmFunctions: readonly FunctionEntry[] = sharedFunctions(staffPlace);
