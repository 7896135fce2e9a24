import { join, resolve } from 'node:path';
import { systemPath } from '../db/database-user.ts';
import type { DatabaseUrls } from '../db/index.ts';
import { projectFolder, type Settings } from './config.ts';
import { doorProcesses } from './ground/doors.ts';
import type { Secrets } from './ground/secrets.ts';
import type { ProcessSpec } from './supervisor.ts';

/** Addresses of the three databases. */
export interface Databases {
  home: DatabaseUrls;
  service: DatabaseUrls;
  staffRealm: DatabaseUrls;
}

/** All that the environment of the processes is made from. */
export interface Ground {
  settings: Settings;
  secrets: Secrets;
  databases: Databases;
  /** Second API process on ports of its own, for tests with two. */
  secondService?: { port: number; filesPort: number };
}

/**
 * Every process of an installation, with the environment that docs/runbooks/processes.md promises it:
 * what its own settings name and nothing more.
 */
export function processSpecs(ground: Ground): ProcessSpec[] {
  const { secondService, settings } = ground;
  const specs: ProcessSpec[] = doorProcesses(settings);
  if (settings.demo && settings.REGION !== 'service') specs.push(mailProcess(settings), emulatorProcess(settings));
  if (settings.REGION !== 'service') specs.push(homeProcess(ground));
  if (settings.REGION !== 'home') specs.push(staffRealmProcess(ground), serviceProcess(ground), workerProcess(ground));
  if (secondService) specs.push(secondOf(serviceProcess(ground), secondService));
  return specs;
}

/** A second API process beside the first. */
function secondOf(service: ProcessSpec, { port, filesPort }: { port: number; filesPort: number }): ProcessSpec {
  return {
    ...service,
    name: 'service-2',
    environment: {
      ...service.environment,
      PROCESS_NAME: 'service-2',
      PORT: String(port),
      FILES_PORT: String(filesPort),
    },
  };
}

/** Where a process listens and how it logs. */
function common(settings: Settings, name: string, port: number): Record<string, string> {
  return {
    PATH: systemPath,
    NODE_ENV: 'production',
    TZ: 'UTC',
    PROCESS_NAME: name,
    LOG_LEVEL: settings.LOG_LEVEL,
    HOST: settings.BIND_HOST,
    PORT: String(port),
    TRUSTED_PROXY: settings.TRUSTED_PROXY,
  };
}

/** Public addresses of the three origins that name each other. */
function origins(settings: Settings): Record<string, string> {
  return { HOME_URL: settings.HOME_URL, SERVICE_URL: settings.SERVICE_URL, FILES_URL: settings.FILES_URL };
}

/** Issuer of customer access tokens; its keys are found by discovery. */
function customerIssuer(settings: Settings): Record<string, string> {
  return { CUSTOMER_ISSUER_URL: `${settings.HOME_URL}/oidc` };
}

/** Issuer of the staff realm as browsers see it. */
function staffIssuer(settings: Settings): Record<string, string> {
  return { STAFF_ISSUER_URL: `${settings.SERVICE_URL}/staff-sign-in` };
}

/** An authority beside those that Node.js knows, for the certificate of the other region. */
function trusted(settings: Settings): Record<string, string> {
  return settings.AUTHORITY_FILE ? { NODE_EXTRA_CA_CERTS: resolve(projectFolder, settings.AUTHORITY_FILE) } : {};
}

function profile(settings: Settings): Record<string, string> {
  const file = profileFile(settings);
  return file ? { OPERATOR_PROFILE: file } : {};
}

/** The key that the control emulator signs with: everybody has it, so nobody but a demonstration believes it. */
function controlKeys(settings: Settings): Record<string, string> {
  return settings.demo ? { CONTROL_KEYS: join(projectFolder, 'operator/demo-control-keys.json') } : {};
}

function homeProcess({ settings, secrets, databases }: Ground): ProcessSpec {
  return {
    name: 'home',
    entry: join(projectFolder, 'apps/identity/src/main.ts'),
    environment: {
      ...common(settings, 'home', settings.HOME_PORT),
      ...origins(settings),
      ...customerIssuer(settings),
      ...profile(settings),
      ...roleUrls(databases.home, { IDENTITY: 'identity', WORKER: 'worker' }),
      REALM: 'customer',
      SMTP_URL: settings.SMTP_URL,
      MAIL_FROM: settings.MAIL_FROM,
      TRANSFER_THRESHOLDS: settings.TRANSFER_THRESHOLDS,
      COOKIE_SECRET: secrets.HOME_COOKIE_SECRET,
      DATA_KEY: secrets.HOME_DATA_KEY,
      HOME_CLIENT_SECRET: secrets.HOME_CLIENT_SECRET,
      ...trusted(settings),
      // A region that runs alone reaches the other one where browsers do.
      ...(settings.REGION === 'both' && { SERVICE_INTERNAL_URL: internalUrl(settings, settings.SERVICE_PORT) }),
      CUSTOMER_APP_FOLDER: join(projectFolder, 'apps/customer/dist'),
      ...controlKeys(settings),
    },
  };
}

function staffRealmProcess({ settings, secrets, databases }: Ground): ProcessSpec {
  return {
    name: 'staff-realm',
    entry: join(projectFolder, 'apps/identity/src/main.ts'),
    environment: {
      ...common(settings, 'staff-realm', settings.STAFF_REALM_PORT),
      ...origins(settings),
      ...staffIssuer(settings),
      ...profile(settings),
      ...roleUrls(databases.staffRealm, { IDENTITY: 'staff_identity', WORKER: 'staff_worker' }),
      // Only the service reaches it, whatever the other servers are bound to.
      HOST: '127.0.0.1',
      REALM: 'staff',
      COOKIE_SECRET: secrets.STAFF_REALM_COOKIE_SECRET,
      DATA_KEY: secrets.STAFF_REALM_DATA_KEY,
      STAFF_CLIENT_SECRET: secrets.STAFF_CLIENT_SECRET,
    },
  };
}

function serviceProcess({ settings, secrets, databases }: Ground): ProcessSpec {
  return {
    name: 'service',
    entry: join(projectFolder, 'apps/service/src/serve.ts'),
    environment: {
      ...common(settings, 'service', settings.SERVICE_PORT),
      ...origins(settings),
      ...customerIssuer(settings),
      ...staffIssuer(settings),
      ...profile(settings),
      ...controlKeys(settings),
      ...roleUrls(databases.service, {
        CUSTOMER: 'customer',
        STAFF: 'staff',
        PRIVACY: 'privacy',
        ANALYSIS: 'analysis',
        SIGN_IN: 'sign_in',
      }),
      FILES_PORT: String(settings.FILES_PORT),
      FILES_FOLDER: filesFolder(settings),
      COOKIE_SECRET: secrets.SERVICE_COOKIE_SECRET,
      FILE_LINK_SECRET: secrets.FILE_LINK_SECRET,
      STAFF_CLIENT_SECRET: secrets.STAFF_CLIENT_SECRET,
      STAFF_REALM_INTERNAL_URL: `http://127.0.0.1:${settings.STAFF_REALM_PORT}`,
      ...trusted(settings),
      HOME_INTERNAL_URL: settings.REGION === 'both' ? internalUrl(settings, settings.HOME_PORT) : settings.HOME_URL,
      WORKBENCH_APP_FOLDER: join(projectFolder, 'apps/workbench/dist'),
    },
  };
}

/** What the worker tells misuse by, where somebody is to be told. */
function alertMail({ settings, secrets }: Ground): Record<string, string> {
  if (!settings.ALERT_MAIL_TO) return {};
  return {
    ALERT_MAIL_TO: settings.ALERT_MAIL_TO,
    ALERT_SMTP_URL: settings.ALERT_SMTP_URL ?? settings.SMTP_URL,
    MAIL_FROM: settings.MAIL_FROM,
    SERVICE_URL: settings.SERVICE_URL,
    STAFF_REALM_INTERNAL_URL: `http://127.0.0.1:${settings.STAFF_REALM_PORT}`,
    STAFF_CLIENT_SECRET: secrets.STAFF_CLIENT_SECRET,
  };
}

function workerProcess(ground: Ground): ProcessSpec {
  const { settings, databases } = ground;
  return {
    name: 'worker',
    entry: join(projectFolder, 'apps/service/src/work.ts'),
    environment: {
      ...common(settings, 'worker', settings.WORKER_PORT),
      ...roleUrls(databases.service, { WORKER: 'worker' }),
      HOST: '127.0.0.1',
      FILES_FOLDER: filesFolder(settings),
      ...alertMail(ground),
    },
  };
}

function mailProcess(settings: Settings): ProcessSpec {
  return {
    name: 'mail',
    entry: join(projectFolder, 'tools/start/children/mail-box.ts'),
    environment: {
      ...bare(settings, settings.MAIL_PAGE_PORT),
      SMTP_PORT: String(settings.MAIL_SMTP_PORT),
      DATA_FOLDER: settings.dataFolder,
    },
  };
}

function emulatorProcess(settings: Settings): ProcessSpec {
  return {
    name: 'emulator',
    entry: join(projectFolder, 'apps/control-emulator/src/serve.ts'),
    environment: {
      ...bare(settings, settings.EMULATOR_PORT),
      HOME_URL: settings.HOME_URL,
      MACHINES_FILE: machinesFile(settings.dataFolder),
    },
  };
}

/** What the small servers of a demonstration get, which keep no log of their own. */
function bare(settings: Settings, port: number): Record<string, string> {
  return {
    PATH: systemPath,
    NODE_ENV: 'production',
    TZ: 'UTC',
    HOST: settings.BIND_HOST,
    PORT: String(port),
    TRUSTED_PROXY: settings.TRUSTED_PROXY,
  };
}

/** Folder of uploaded files. */
export function filesFolder(settings: Settings): string {
  return join(settings.dataFolder, 'files');
}

/** File with the operator's profile, absolute, when one is set. */
export function profileFile(settings: Settings): string | undefined {
  return settings.OPERATOR_PROFILE ? resolve(projectFolder, settings.OPERATOR_PROFILE) : undefined;
}

/** File with the machines that the control emulator plays; without it it plays its own list. */
export function machinesFile(dataFolder: string): string {
  return join(dataFolder, 'machines.json');
}

function internalUrl(settings: Settings, port: number): string {
  const host = settings.BIND_HOST === '0.0.0.0' || settings.BIND_HOST === '::' ? '127.0.0.1' : settings.BIND_HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** `DATABASE_URL_<WORD>` for each word, with the address of its role. */
function roleUrls(database: DatabaseUrls, roles: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(roles).map(([word, role]) => {
      const url = database.urls[role];
      if (!url) throw new Error(`No database address for role ${role}.`);
      return [`DATABASE_URL_${word}`, url];
    }),
  );
}
