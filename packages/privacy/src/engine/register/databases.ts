import type { Audience, Region, TableEntry } from '#privacy/vocabulary';

/** The databases of an installation. */
export type DatabaseName = TableEntry['database'];

/** Which audience roles may connect to which database (privacy.md G2); any other role has no right there. */
export const audiencesOf: Readonly<Record<DatabaseName, readonly Audience[]>> = {
  home: ['identity', 'privacy', 'worker'],
  service: ['customer', 'staff', 'privacy', 'worker', 'analysis', 'sign_in'],
  staff_realm: ['staff_identity', 'staff_worker'],
};

/** The region each database stands in (privacy.md §0). */
export const regionOf: Readonly<Record<DatabaseName, Region>> = {
  home: 'home',
  service: 'service',
  staff_realm: 'service',
};

/** The migration ledger: written by the owner before any register is applied, so its row security is not forced. */
export const migrationLedger = 'schema_migrations';

/** The setting under which the owner reaches rows (seeds, data migrations); no request process ever sets it. */
export const maintenanceSetting = 'app.maintenance';
