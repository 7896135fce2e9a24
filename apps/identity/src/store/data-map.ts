import type { TableEntry } from '#privacy/vocabulary';
import { accountTables } from '../accounts/data-map.ts';
import { policyTables } from '../policies/data-map.ts';
import { registerTables } from '../register/data-map.ts';
import { sessionTables } from '../sessions/data-map.ts';
import { staffTables } from '../staff/data-map.ts';
import { sharedTables } from './shared-data-map.ts';

/** Every table of the database `home`. */
export const homeTables: readonly TableEntry[] = [
  ...accountTables,
  ...sessionTables,
  ...policyTables,
  ...registerTables,
  ...sharedTables({ database: 'home', region: 'home', requests: 'identity', sweeper: 'worker', purpose: 'sign-in' }),
];

/** Every table of the database `staff_realm`. */
export const staffRealmTables: readonly TableEntry[] = [
  ...staffTables,
  ...sharedTables({
    database: 'staff_realm',
    region: 'service',
    requests: 'staff_identity',
    sweeper: 'staff_identity',
    purpose: 'staff-work',
  }),
];
