import { regionRoutes } from '#contract';
import { type Database, openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { openLog } from '#platform/log';
import { startService, type TestService } from '#testkit/service';
import { openTestHome, type TestHome } from '../identity.fixture.ts';
import { asOwner } from '../owner.fixture.ts';

/** A clock that runs, and can be moved. */
export function runningClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds: number) {
      ahead += milliseconds;
    },
  };
}

/** Both regions over HTTP, each with a database of its own; nobody is known in one alone. */
export interface TwoRegions {
  readonly home: TestHome;
  readonly service: TestService;
  readonly clock: ReturnType<typeof runningClock>;
  /** Runs SQL as home's owner. */
  atHome(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Makes a person who agreed to everything that is needed, at home alone; answers the random id. */
  addAtHome(serviceId?: string, consents?: readonly string[]): Promise<string>;
  /** A connection of home's worker, as a second process has one. */
  worker(): Database;
  close(): Promise<void>;
}

/** Opens both regions; the clock of the service may be wrong by some time. */
export async function openTwoRegions({ serviceAheadMs = 0 } = {}): Promise<TwoRegions> {
  const clock = runningClock();
  const abroad = { ...clock, now: () => new Date(clock.now().getTime() + serviceAheadMs) };
  const home = await openTestHome(openLog('test', 'silent'), clock);
  const service = await startService(abroad.now(), undefined, {
    url: home.url,
    serviceUrl: home.serviceUrl,
    clock: abroad,
  });
  const atHome: TwoRegions['atHome'] = (text, values) => asOwner(home.database.ownerUrl, text, values);
  const workers: Database[] = [];
  let people = 0;
  const addAtHome: TwoRegions['addAtHome'] = async (serviceId = crypto.randomUUID(), consents = needed) => {
    const accountId = newId();
    people += 1;
    await atHome(
      `INSERT INTO accounts (account_id, login_name, recovery_email, recovery_email_key, email_confirmed_at, status,
         language, created_at) VALUES ($1, $2, $3, $3, now(), 'active', 'zh', now())`,
      [accountId, `person-${people}`, `person-${people}@hall.example`],
    );
    await atHome('INSERT INTO service_persons (account_id, service_id) VALUES ($1, $2)', [accountId, serviceId]);
    for (const kind of consents)
      await atHome(
        `INSERT INTO consent_states (account_id, kind, given, version, language, decided_at)
         VALUES ($1, $2, true, 0, 'zh', now() - interval '1 day')`,
        [accountId, kind],
      );
    return serviceId;
  };
  const known = await service.asOwner<{ person_id: string }>('SELECT person_id FROM people');
  for (const { person_id } of known) await addAtHome(person_id);
  return {
    ...{ home, service, clock, atHome, addAtHome },
    worker() {
      const database = openDatabase('worker', home.database.urls.worker!, { max: 2 });
      workers.push(database);
      return database;
    },
    async close() {
      await Promise.all(workers.map((each) => each.close()));
      await home.close();
      await service.close();
    },
  };
}

const needed = ['policy', 'cross-border'];

/** The routes between the regions by name. */
export const between = regionRoutes;
