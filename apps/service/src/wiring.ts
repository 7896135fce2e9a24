import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { allRoutes, listExports } from '#contract';
import { staffRealmRoutes } from '#contract/home';
import type { OperatorProfile } from '#contract/operator';
import { type AccessLog, openAccessLog, routeNamesOf } from '#platform/access-log';
import { actRunner } from '#platform/act';
import type { Clock } from '#platform/clock';
import { type Database, type DatabaseOptions, openDatabase } from '#platform/database';
import { mountExports, mountOn, noPagesPolicy, openServer } from '#platform/http';
import type { Logger } from '#platform/log';
import product from '../../../package.json' with { type: 'json' };
import { administrationFeature } from './administration/index.ts';
import { callsFeature, callsOfCompany, callsToSplit, logOpeningCall, readCalls, readDeskCalls } from './calls/index.ts';
import {
  archiveRoutes,
  casesFeature,
  countOpenCasesAcrossCompanies,
  type Live,
  liveFeature,
  machinePasts,
  machineTroubles,
  openLive,
  openPresences,
  stopCasesOfCompany,
} from './cases/index.ts';
import { companiesFeature, membershipsOf, standingOf } from './companies/index.ts';
import type { ServeConfig } from './config.ts';
import {
  type FilesWorld,
  mountFiles,
  openChecks,
  openDiskStorage,
  openFileAddresses,
  openFileOrigin,
} from './files/index.ts';
import { importsFeature } from './imports/index.ts';
import { insightsFeature } from './insights/index.ts';
import { countMachinesAcrossCompanies, machinesFeature } from './machines/index.ts';
import {
  type Actors,
  analysisDoor,
  type CustomerActor,
  customerDoor,
  homeDoor,
  memberOfActor,
  peopleFeature,
  sessionRuns,
  sessionsFeature,
  staffDoor,
} from './people/index.ts';
import { openPolicyInForce, policyDoor, privacyDeskFeature } from './privacy-desk/index.ts';
import { regionDoor, regionsFeature } from './regions/index.ts';
import { serviceGoalsFeature } from './service-goals/index.ts';
import { allowHomePages, homeMayRead } from './site/cross-origin.ts';
import { describeApi } from './site/documentation.ts';
import { answerHealth } from './site/health.ts';
import { readOperator } from './site/operator.ts';
import { passStaffSignIn } from './site/staff-sign-in.ts';
import { serveWorkbench } from './site/workbench.ts';
import { actHooks } from './wiring/acts.ts';
import { policyWorld } from './wiring/policies.ts';
import { registerWorld } from './wiring/register.ts';
import { workingTimeFeature } from './working-time/index.ts';

export { actHooks } from './wiring/acts.ts';
export { type Worker, wireWorker } from './wiring/worker.ts';

/** The parts of the API process. */
export interface Service {
  readonly app: FastifyInstance;
  readonly fileOrigin: FastifyInstance;
  /** Ids of the contract's routes that are bound. */
  readonly bound: ReadonlySet<string>;
  readonly accessLog: AccessLog;
  close(): Promise<void>;
}

interface Pools {
  readonly customer: Database;
  readonly staff: Database;
  readonly privacy: Database;
  readonly analysis: Database;
  /** Alone makes sessions of staff, for the route that comes back from the staff sign-in (decision 131). */
  readonly signIn: Database;
}

function openPools(config: ServeConfig, log: Logger): Pools {
  const open = (role: string, url: string, more: DatabaseOptions = {}) =>
    openDatabase(role, url, {
      max: config.DATABASE_POOL,
      ...more,
      onError: (error) => log.warn({ err: error, role }, 'idle connection lost'),
    });
  return {
    // Their hot statements are held to plans for any values (guards/plans.test.ts).
    customer: open('customer', config.DATABASE_URL_CUSTOMER, { plansOnce: true }),
    staff: open('staff', config.DATABASE_URL_STAFF, { plansOnce: true }),
    privacy: open('privacy', config.DATABASE_URL_PRIVACY),
    analysis: open('analysis', config.DATABASE_URL_ANALYSIS),
    signIn: open('sign_in', config.DATABASE_URL_SIGN_IN, { max: 2 }),
  };
}

function openMount(app: FastifyInstance, config: ServeConfig, pools: Pools, clock: Clock) {
  const runAct = actRunner(clock, actHooks());
  const staff = (kind: 'staff' | 'privacy') =>
    staffDoor(kind, { database: pools[kind], serviceUrl: config.SERVICE_URL });
  const issuer = { issuer: config.CUSTOMER_ISSUER_URL, jwksUrl: `${config.HOME_INTERNAL_URL}/oidc/jwks` };
  const homeDoorOptions = { database: pools.customer, clock, serviceUrl: config.SERVICE_URL, ...issuer };
  const mounted = mountOn<Actors>(app, runAct, {
    customer: customerDoor({
      database: pools.customer,
      clock,
      ...issuer,
      audience: config.SERVICE_URL,
      membershipsOf,
      policy: openPolicyInForce(pools.customer, clock),
    }),
    staff: staff('staff'),
    privacy: staff('privacy'),
    analysis: analysisDoor({
      database: pools.analysis,
      sessions: pools.staff,
      serviceUrl: config.SERVICE_URL,
      clock,
    }),
    home: homeDoor(homeDoorOptions),
    'home-policies': policyDoor(homeDoorOptions),
    region: regionDoor({ ...homeDoorOptions, database: pools.privacy }),
  });
  return { runAct, mounted };
}

interface Ground extends ReturnType<typeof openMount> {
  readonly config: ServeConfig;
  readonly app: FastifyInstance;
  readonly pools: Pools;
  readonly clock: Clock;
  readonly files: FilesWorld;
  readonly live: Live;
  readonly operator: OperatorProfile;
}

/** Where administration finds the staff realm, and what its system page looks at. */
const administrationOptions = (config: ServeConfig, clock: Clock) => ({
  staffRealm: {
    internalUrl: config.STAFF_REALM_INTERNAL_URL,
    clientSecret: config.STAFF_CLIENT_SECRET,
    serviceUrl: config.SERVICE_URL,
  },
  system: {
    build: product.version,
    startedAt: clock.now(),
    filesFolder: config.FILES_FOLDER,
    isDemoProfile: config.OPERATOR_PROFILE === undefined,
    readiness: { home: config.HOME_INTERNAL_URL, 'staff-realm': config.STAFF_REALM_INTERNAL_URL },
  },
});

/** Binds every feature, in the order of house.md §2. */
function wireFeatures({ config, app, pools, clock, files, live, operator, runAct, mounted }: Ground): void {
  peopleFeature(mounted, { standingOf });
  sessionsFeature(mounted, {
    app,
    runAct,
    database: pools.signIn,
    serviceUrl: config.SERVICE_URL,
    signIn: {
      issuer: config.STAFF_ISSUER_URL,
      internalUrl: config.STAFF_REALM_INTERNAL_URL,
      clientSecret: config.STAFF_CLIENT_SECRET,
    },
  });
  workingTimeFeature(mounted);
  companiesFeature(mounted, {
    customers: pools.customer,
    clock,
    stopCases: stopCasesOfCompany,
    counts: {
      machinesAcrossCompanies: countMachinesAcrossCompanies,
      openCasesAcrossCompanies: countOpenCasesAcrossCompanies,
    },
  });
  machinesFeature(mounted, { troubles: machineTroubles, pasts: machinePasts, app, home: config.HOME_URL });
  mountFiles<CustomerActor>({ app, mounted, uploaderOf: memberOfActor }, files);
  serviceGoalsFeature(mounted);
  casesFeature(mounted, {
    addresses: files.addresses,
    calls: { ofCase: readCalls, ofDeskCase: readDeskCalls, log: logOpeningCall, toSplit: callsToSplit },
    controlKeys: operator.controlKeys,
    paper: { app, zone: operator.timeZones.customers },
  });
  liveFeature(mounted, {
    app,
    live,
    clock,
    sessionRuns: (sessionId) => pools.staff.transaction({}, (tx) => sessionRuns(tx, sessionId, clock.now())),
  });
  archiveRoutes(mounted, { app, storage: files.storage, callsOfCompany });
  callsFeature(mounted);
  importsFeature(mounted, { app, storage: files.storage });
  privacyDeskFeature(mounted, {
    register: registerWorld(app, config),
    policies: { app, ...policyWorld(config, operator) },
  });
  regionsFeature(mounted);
  mountExports(app, mounted, Object.values(listExports));
  administrationFeature(mounted, administrationOptions(config, clock));
  insightsFeature(mounted);
}

/** What the pages and headers of an origin depend on. */
const originRules = (config: ServeConfig) => ({
  tls: config.SERVICE_URL.startsWith('https:'),
  trustProxy: config.TRUSTED_PROXY ?? false,
});

/** The log of use of the API process and its file origin, on a connection of its own (S2.8). */
const accessLogOf = (config: ServeConfig, clock: Clock, log: Logger): AccessLog =>
  openAccessLog({
    database: openDatabase('staff', config.DATABASE_URL_STAFF, { max: 1 }),
    clock,
    log,
    routes: routeNamesOf([...allRoutes, ...staffRealmRoutes]),
  });

async function openApi(config: ServeConfig, log: Logger, accessLog: AccessLog): Promise<FastifyInstance> {
  const { tls, trustProxy } = originRules(config);
  const app = openServer({
    log,
    headers: { contentSecurityPolicy: noPagesPolicy, resourcePolicy: 'same-origin', tls },
    trustProxy,
    accessLog,
    unrouted: homeMayRead(config.HOME_URL),
  });
  allowHomePages(app, config.HOME_URL);
  await app.register(fastifyCookie, { secret: config.COOKIE_SECRET });
  return app;
}

/** Wires the API process: pools, doors, features, and the pages beside them. Does not listen yet. */
export async function wireService(config: ServeConfig, clock: Clock, log: Logger): Promise<Service> {
  const operator = await readOperator(config);
  const pools = openPools(config, log);
  const accessLog = accessLogOf(config, clock, log);
  const app = await openApi(config, log, accessLog);
  const mount = openMount(app, config, pools, clock);
  const storage = openDiskStorage(config.FILES_FOLDER);
  const addresses = openFileAddresses({ filesUrl: config.FILES_URL, secret: config.FILE_LINK_SECRET });
  const checks = openChecks({ database: pools.customer, storage, clock, log });
  const live = openLive(() => pools.customer.listener(), log, openPresences(clock));
  const files = { database: pools.customer, storage, checks, clock, addresses };
  wireFeatures({ ...mount, config, app, pools, clock, files, live, operator });
  answerHealth(app, Object.values(pools));
  describeApi(app);
  await passStaffSignIn(app, config);
  await serveWorkbench(app, config, operator);
  await live.firstTry;
  const fileOrigin = openFileOrigin({ ...files, ...originRules(config), homeUrl: config.HOME_URL, log, accessLog });
  return {
    app,
    fileOrigin,
    bound: mount.mounted.bound,
    accessLog,
    async close() {
      await live.close();
      await Promise.all([app.close(), fileOrigin.close(), checks.close()]);
      await accessLog.close();
      await Promise.all(Object.values(pools).map((pool) => pool.close()));
    },
  };
}
