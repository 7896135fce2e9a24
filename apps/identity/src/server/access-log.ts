import {
  type AccessLog,
  type AccessLogOptions,
  type NamedRoute,
  openAccessLog,
  routeNamesOf,
} from '#platform/access-log';
import { openDatabase } from '#platform/database';
import type { CustomerConfig, StaffConfig } from '../config.ts';

/** The log of use of a realm, on a connection of its own (S2.8). */
export const accessLogOf = (
  role: 'identity' | 'staff_identity',
  config: CustomerConfig | StaffConfig,
  parts: Pick<AccessLogOptions, 'clock' | 'log'> & { readonly routes: readonly NamedRoute[] },
): AccessLog =>
  openAccessLog({
    ...parts,
    database: openDatabase(role, config.DATABASE_URL_IDENTITY, { max: 1 }),
    routes: routeNamesOf(parts.routes),
  });
