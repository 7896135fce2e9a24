import { Writable } from 'node:stream';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';
import { homeRoutes, staffRealmRoutes } from '#contract/home';
import type { Route } from '#contract/route';
import type { AccessLog, RouteNames } from '#platform/access-log';
import { openLog } from '#platform/log';
import { namesNotLogged } from '#privacy/vocabulary';
import { frieda, linWei, otto } from '#testkit/cast';
import { startService } from '#testkit/service';
import { openTestHome, openTestStaffRealm } from '../../apps/identity/src/identity.fixture.ts';
import { homeTables, staffRealmTables } from '../../apps/identity/src/store/data-map.ts';
import { serviceRegister } from '../../apps/service/src/data-maps/register.ts';
import { canaryAddress, canaryBodies, canaryHeaders, canaryMark } from './canaries.ts';

/** What was written to a log. */
function sink() {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => parts.join('') };
}

const canariesIn = (text: string) => text.split(canaryMark).length - 1;

type Request = { headers: object; url: string; body: unknown };

/** The log with its guard switched off: everything of a request, and errors as pino writes them. */
const openUnguarded = (stream: Writable): Logger =>
  pino(
    {
      level: 'debug',
      serializers: {
        exchange: ({ request }: { request: Request }) => ({
          headers: request.headers,
          url: request.url,
          body: request.body,
        }),
      },
    },
    stream,
  );

interface Place {
  readonly url: string;
  readonly accessLog: AccessLog;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

async function ask(place: Place, route: Route, credential: Record<string, string>): Promise<void> {
  const headers = { ...canaryHeaders(), ...credential, origin: place.url };
  const bodies = canaryBodies(route);
  for (const body of bodies.length > 0 ? bodies : [undefined])
    await fetch(`${place.url}${canaryAddress(route)}`, {
      method: route.method,
      redirect: 'manual',
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(3000),
      ...(body && { body }),
    })
      .then((answer) => answer.arrayBuffer())
      // A stream that stays open is cut by this side.
      .catch(() => undefined);
  // The same body at an address that exists as far as its shape goes, so that handlers are reached.
  const plain = route.path.replace(/\{\w+\}/g, '0198b002-0000-7000-8000-00000000abcd');
  for (const body of bodies.slice(0, 1))
    await fetch(`${place.url}${plain}`, {
      method: route.method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...credential, origin: place.url },
      signal: AbortSignal.timeout(3000),
      body,
    })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
}

/** Every write fails, and PostgreSQL says in its detail what the row would have been. */
async function breakTables(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relispartition
     AND relname NOT IN ('audit_entries', 'outbox_events', 'throttles', 'staff_sessions', 'schema_migrations', 'home_sessions')`,
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE ${name} ADD CONSTRAINT broken CHECK (false) NOT VALID`);
  await owner.end();
}

async function accessLines({ ownerUrl, accessLog }: Place): Promise<string[]> {
  await accessLog.flush();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`SET app.maintenance = 'on'`);
  const { rows } = await owner.query<{ line: string }>('SELECT access_log::text AS line FROM access_log');
  await owner.end();
  return rows.map(({ line }) => line);
}

interface Found {
  readonly inLog: number;
  readonly inAccessLog: number;
  readonly lines: number;
  readonly bugs: number;
}

const nameless: RouteNames = (_method, _pattern, address) => address;

/** Asks every operation of a place, twice: as it is, and with every table broken. */
async function run(
  open: (log: Logger) => Promise<Place>,
  routes: readonly Route[],
  credentialFor: (place: Place, route: Route) => Promise<Record<string, string>>,
  never: ReadonlySet<string> | 'guard off',
): Promise<Found> {
  const { stream, text } = sink();
  const log = never === 'guard off' ? openUnguarded(stream) : openLog('trial', 'debug', { never, to: stream });
  const place = await open(log);
  if (never === 'guard off') Object.assign(place.accessLog, { routes: nameless });
  for (const broken of [false, true]) {
    if (broken) await breakTables(place.ownerUrl);
    for (const route of routes) await ask(place, route, await credentialFor(place, route));
  }
  const lines = await accessLines(place);
  await place.close();
  const written = text();
  return {
    inLog: canariesIn(written),
    inAccessLog: canariesIn(lines.join('\n')),
    lines: lines.length,
    bugs: written.split('"msg":"bug"').length - 1,
  };
}

const serviceRun = (never: ReadonlySet<string> | 'guard off') => {
  let world: Awaited<ReturnType<typeof startService>>;
  return run(
    async (log) => {
      world = await startService(undefined, log);
      return {
        url: world.url,
        accessLog: world.service.accessLog,
        ownerUrl: world.database.ownerUrl,
        close: () => world.close(),
      };
    },
    allRoutes,
    async (_place, { audience, may }): Promise<Record<string, string>> => {
      if (audience === 'customer') return { authorization: `Bearer ${await world.tokenFor(linWei)}` };
      return { cookie: await world.staffCookieFor(may.includes('administrator') ? otto : frieda) };
    },
    never,
  );
};
const realmRun = (
  open: (
    log: Logger,
  ) => Promise<Awaited<ReturnType<typeof openTestHome>> | Awaited<ReturnType<typeof openTestStaffRealm>>>,
  routes: readonly Route[],
  never: ReadonlySet<string> | 'guard off',
) =>
  run(
    async (log) => {
      const { url, database, realm, close } = await open(log);
      return { url, accessLog: realm.accessLog, ownerUrl: database.ownerUrl, close };
    },
    routes,
    async () => ({}),
    never,
  );

const places = [
  ['the service', allRoutes, serviceRun, serviceRegister],
  ['home', homeRoutes, (never: never) => realmRun(openTestHome, homeRoutes, never), homeTables],
  [
    'the staff realm',
    staffRealmRoutes,
    (never: never) => realmRun(openTestStaffRealm, staffRealmRoutes, never),
    staffRealmTables,
  ],
] as const;

describe('S2.8 nothing that somebody sends comes into a log', () => {
  it.each(places)(
    'of %s: a canary in every header, address, question and body of every operation, and in every failing row',
    { retry: 0, timeout: 240_000 },
    async (name, routes, trial, tables) => {
      const guarded = await trial(namesNotLogged(tables) as never);
      expect(guarded).toMatchObject({ inLog: 0, inAccessLog: 0 });
      expect(guarded.lines).toBeGreaterThanOrEqual(routes.length * 2);
      const off = await trial('guard off' as never);
      // The test is void unless the same run finds them without the guard.
      expect(off.inLog).toBeGreaterThan(routes.length * 10);
      expect(off.inAccessLog).toBeGreaterThan(routes.length);
      console.log(
        `canaries in the logs of ${name}: 0 of ${routes.length} operations in ${guarded.lines} lines with ${guarded.bugs} faults; ` +
          `guard off: ${off.inLog} in the process log, ${off.inAccessLog} in the log of use`,
      );
    },
  );
});
