import type { RunAct } from '#platform/act';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Passwords } from '../accounts/passwords.ts';
import type { StaffConfig } from '../config.ts';
import type { ProviderHolder } from '../provider.ts';
import type { Sealer } from '../store/seal.ts';

/** Everything the realm staff works with; made once by wiring. */
export interface StaffRealm {
  readonly config: StaffConfig;
  readonly clock: Clock;
  readonly database: Database;
  /** Of the role that sweeps; it may count in the log of use, and read no line of it. */
  readonly sweeper: Database;
  readonly runAct: RunAct;
  readonly sealer: Sealer;
  readonly passwords: Passwords;
  readonly provider: ProviderHolder;
}
