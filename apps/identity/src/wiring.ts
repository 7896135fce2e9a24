import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { homeRoutes, staffRealmRoutes } from '#contract/home';
import { type AccessLog, keepPartitions, logMisuse, readMisuseDays } from '#platform/access-log';
import { actRunner } from '#platform/act';
import { type Clock, systemClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { noPagesPolicy, openServer } from '#platform/http';
import { auditHook, committedRegister, outboxHook } from '#privacy/engine';
import { openPasswords } from './accounts/passwords.ts';
import { activeAccountOf } from './accounts/queries.ts';
import type { CustomerConfig, StaffConfig } from './config.ts';
import { standingOf } from './consents/actions.ts';
import { consentRoutes } from './consents/routes.ts';
import { transferDecidedAt } from './consents/rules.ts';
import type { Teller } from './consents/telling/teller.ts';
import type { Home, RealmActor } from './home.ts';
import { startMailer } from './mail/mailer.ts';
import { readOperatorProfile, withControlKeys } from './operator.ts';
import type { Puller } from './policies/pulling.ts';
import { policyRoutes } from './policies/routes.ts';
import { holdProvider, type ProviderHolder, type RealmRules } from './provider.ts';
import { recoveryRoutes } from './recovery/routes.ts';
import type { Exchange } from './region/exchange.ts';
import { openTies } from './region/ties.ts';
import { registerRoutes } from './register/routes.ts';
import { accessLogOf } from './server/access-log.ts';
import { binderOn } from './server/bind.ts';
import { everyMinute } from './server/every-minute.ts';
import { mountProvider } from './server/mount-provider.ts';
import { factRoutes, operationRoutes } from './server/operations.ts';
import { type BuiltApp, pagePolicy, readBuiltApp, serveApp } from './server/static-app.ts';
import { tokenEndpointOf } from './server/token-endpoint.ts';
import { sessionSeconds } from './sessions/actions.ts';
import { callbackUrl } from './sessions/flow.ts';
import { deviceRoutes, sessionNavigations, sessionRoutes } from './sessions/routes.ts';
import { signInPage, signInRoutes } from './sign-in/routes.ts';
import { signUpRoutes } from './sign-up/routes.ts';
import { staffInviteRoutes } from './staff/invites/routes.ts';
import { activeStaffAccount } from './staff/queries.ts';
import { staffSignInRoutes } from './staff/routes.ts';
import { adapterOn } from './store/adapter.ts';
import { removeEndedShared } from './store/queries.ts';
import { type Sealer, sealerOf } from './store/seal.ts';
import { keepSigningKeys } from './store/signing-keys/keys.ts';
import { sweepHome } from './store/sweep.ts';

/** A realm that is ready to listen. */
export interface OpenRealm {
  readonly app: FastifyInstance;
  readonly provider: ProviderHolder;
  readonly accessLog: AccessLog;
  /** Publishes a next signing key although none is due (docs/runbooks/keys.md). */
  rotateKeys(): Promise<void>;
  /** Tells the service region what waits to be told; only home has something to tell. */
  readonly tellAll?: Teller['tellAll'];
  /** Takes over what the privacy desk published; only home does. */
  readonly pullPolicies?: Puller['pull'];
  /** One round of home's side between the regions: facts, comparison, report. */
  readonly exchange?: Exchange['round'];
  /** Removes what has ended. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

const runnerOf = (clock: Clock, region: 'home' | 'service') =>
  actRunner(clock, {
    writeEvent: outboxHook(),
    writeAudit: auditHook<RealmActor>(region, (actor) => actor ?? { kind: 'signed-out' }),
  });

async function openRealmServer(
  config: CustomerConfig | StaffConfig,
  log: Logger,
  page: { policy: string; camera: boolean; tls: boolean; accessLog: AccessLog },
): Promise<FastifyInstance> {
  const app = openServer({
    log,
    accessLog: page.accessLog,
    headers: {
      contentSecurityPolicy: page.policy,
      resourcePolicy: 'same-origin',
      camera: page.camera,
      tls: page.tls,
    },
    bodyLimitBytes: 64 * 1024,
    // The staff realm is reached through the service on this machine, which says where a request came from.
    trustProxy: config.TRUSTED_PROXY ?? (config.REALM === 'staff' ? 'loopback' : false),
  });
  await app.register(cookie, { secret: config.COOKIE_SECRET });
  return app;
}

function providerOf(rules: RealmRules, database: Database, sealer: Sealer, clock: Clock): Promise<ProviderHolder> {
  return holdProvider(rules, adapterOn(database, sealer, clock), () => keepSigningKeys(database, sealer, clock.now()));
}

/** What the customer realm's provider does. */
function customerRules(config: CustomerConfig, database: Database, clock: Clock, log: Logger): RealmRules {
  return {
    issuer: config.CUSTOMER_ISSUER_URL,
    cookieSecret: config.COOKIE_SECRET,
    client: {
      id: 'home',
      secret: config.HOME_CLIENT_SECRET,
      redirectUri: callbackUrl(config),
      refreshes: true,
    },
    resource: claimsOn(database, clock, config.SERVICE_URL),
    signInPath: (uid) => `/sign-in/${uid}`,
    expiredPath: '/sign-in/expired',
    sessionSeconds,
    onFault: (error) => log.error({ err: error }, 'fault at the provider'),
    isActive: async (subject) => (await database.transaction({}, (tx) => activeAccountOf(tx, subject))) !== undefined,
  };
}

/** The claims of an access token: agreed version and consent to the transfer, or nothing, and then no token. */
const claimsOn = (database: Database, clock: Clock, resource: string): NonNullable<RealmRules['resource']> => ({
  url: resource,
  scope: 'service',
  async claimsFor(subject) {
    const account = await database.transaction({}, (tx) => activeAccountOf(tx, subject));
    if (!account) return undefined;
    const { states, version, next } = await standingOf({ database, clock }, account.account_id);
    return next === 'none'
      ? {
          policy: version,
          transfer: true,
          transferAt: transferDecidedAt(states).getTime(),
          madeAt: clock.now().getTime(),
        }
      : undefined;
  },
});

const errorsTo = (log: Logger) => ({ onError: (error: Error) => log.warn({ err: error }, 'database connection') });

/** Every route of home. The page hook comes first: navigations get the app's document. */
async function bindHome(app: FastifyInstance, home: Home, built: BuiltApp): Promise<void> {
  const page = await serveApp(app, built);
  operationRoutes(app, home.database);
  factRoutes(app, home.profile, built.build);
  registerRoutes(app, { ...home, registerHash: committedRegister().hash });
  await mountProvider(app, home.provider, home.config.CUSTOMER_ISSUER_URL);
  const bind = binderOn(app, home.config.HOME_URL);
  policyRoutes(bind, home);
  signUpRoutes(bind, home);
  signInRoutes(bind, home);
  signInPage(app, home, page);
  recoveryRoutes(bind, home);
  sessionNavigations(app, home);
  sessionRoutes(bind, home);
  deviceRoutes(bind, home);
  consentRoutes(bind, home);
}

/** Opens the realm customer: home. */
export async function openCustomerRealm(
  config: CustomerConfig,
  log: Logger,
  clock: Clock = systemClock,
): Promise<OpenRealm> {
  const profile = await withControlKeys(await readOperatorProfile(config.OPERATOR_PROFILE), config.CONTROL_KEYS);
  const database = openDatabase('identity', config.DATABASE_URL_IDENTITY, errorsTo(log));
  // The provider has connections of its own: a request that holds one of `database` may wait for the provider.
  const providerDatabase = openDatabase('identity', config.DATABASE_URL_IDENTITY, errorsTo(log));
  const workerDatabase = openDatabase('worker', config.DATABASE_URL_WORKER, { max: 3, ...errorsTo(log) });
  const sealer = sealerOf(config.DATA_KEY);
  const rules = customerRules(config, providerDatabase, clock, log);
  const provider = await providerOf(rules, providerDatabase, sealer, clock);
  const built = readBuiltApp(config.CUSTOMER_APP_FOLDER);
  const accessLog = accessLogOf('identity', config, { clock, log, routes: homeRoutes });
  const app = await openRealmServer(config, log, {
    ...{ accessLog, policy: pagePolicy(config, built.document), camera: true },
    tls: config.HOME_URL.startsWith('https:'),
  });
  const letters = { homeUrl: config.HOME_URL, smtpUrl: config.SMTP_URL, from: config.MAIL_FROM };
  const mailer = startMailer({ database: workerDatabase, sealer, clock, log, profile, ...letters });
  const signingKey = async () => (await keepSigningKeys(providerDatabase, sealer, clock.now()))[0]!;
  const ties = openTies(config, { database: workerDatabase, clock, log, signingKey });
  const home: Home = {
    ...{ config, clock, log, profile, database, sealer, provider },
    runAct: runnerOf(clock, 'home'),
    passwords: await openPasswords(),
    tokens: tokenEndpointOf(app, config.CUSTOMER_ISSUER_URL, rules.client),
    tellService: ties.tell,
    endTokens: ties.endTokens,
    nudgeMails: mailer.nudge,
  };
  await bindHome(app, home, built);
  const sweep = () => sweepHome(workerDatabase, clock.now(), config.ACCESS_LOG_DAYS);
  const stop = everyMinute(log, () => provider.refresh().then(sweep));
  return {
    ...{ app, accessLog, provider, sweep, ...ties.open },
    rotateKeys: () => rotate(providerDatabase, sealer, clock, provider),
    async close() {
      stop();
      await Promise.all([mailer.close(), ties.close(), accessLog.close()]);
      await Promise.all([database, providerDatabase, workerDatabase].map((each) => each.close()));
    },
  };
}

async function rotate(database: Database, sealer: Sealer, clock: Clock, provider: ProviderHolder): Promise<void> {
  await keepSigningKeys(database, sealer, clock.now(), true);
  await provider.refresh();
}

/** What the staff realm's provider does. */
function staffRules(config: StaffConfig, database: Database, log: Logger): RealmRules {
  const { pathname } = new URL(config.STAFF_ISSUER_URL);
  return {
    issuer: config.STAFF_ISSUER_URL,
    cookieSecret: config.COOKIE_SECRET,
    client: {
      id: 'service',
      secret: config.STAFF_CLIENT_SECRET,
      redirectUri: `${config.SERVICE_URL}/api/desk/session/callback`,
      refreshes: false,
    },
    signInPath: (uid) => `${pathname}/interaction/${uid}`,
    expiredPath: '/workbench/sign-in/expired',
    sessionSeconds: 12 * 3600,
    onFault: (error) => log.error({ err: error }, 'fault at the provider'),
    isActive: async (staffId) =>
      (await database.transaction({}, (tx) => activeStaffAccount(tx, staffId))) !== undefined,
  };
}

/** Opens the realm staff. */
export async function openStaffRealm(config: StaffConfig, log: Logger, clock: Clock = systemClock): Promise<OpenRealm> {
  const database = openDatabase('staff_identity', config.DATABASE_URL_IDENTITY, errorsTo(log));
  const sweeper = openDatabase('staff_worker', config.DATABASE_URL_WORKER, { max: 1, ...errorsTo(log) });
  const sealer = sealerOf(config.DATA_KEY);
  const { origin, protocol } = new URL(config.STAFF_ISSUER_URL);
  const provider = await providerOf(staffRules(config, database, log), database, sealer, clock);
  const accessLog = accessLogOf('staff_identity', config, { clock, log, routes: staffRealmRoutes });
  const page = { policy: noPagesPolicy, camera: false, tls: protocol === 'https:', accessLog };
  const app = await openRealmServer(config, log, page);
  operationRoutes(app, database);
  const bind = binderOn(app, origin);
  const staffRealm = {
    ...{ config, clock, database, sweeper, sealer, provider },
    runAct: runnerOf(clock, 'service'),
    passwords: await openPasswords(),
  };
  staffSignInRoutes(app, bind, staffRealm);
  staffInviteRoutes(bind, staffRealm);
  await mountProvider(app, provider, config.STAFF_ISSUER_URL);
  const sweep = async () => {
    await sweeper.transaction({}, (tx) => removeEndedShared(tx, clock.now()));
    await keepPartitions(sweeper, clock.now(), config.ACCESS_LOG_DAYS);
    if (clock.now().getUTCMinutes() % 15 === 0) logMisuse(await readMisuseDays(sweeper, clock.now()), clock.now(), log);
  };
  const stop = everyMinute(log, async () => {
    await provider.refresh();
    await sweep();
  });
  return {
    app,
    accessLog,
    provider,
    sweep,
    rotateKeys: () => rotate(database, sealer, clock, provider),
    async close() {
      stop();
      await accessLog.close();
      await Promise.all([database, sweeper].map((each) => each.close()));
    },
  };
}
