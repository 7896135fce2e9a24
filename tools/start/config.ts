import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ConfigError, printEnvExample, readConfig } from '#platform/config';
import { findLanPlace, type LanPlace } from '../lan/network.ts';
import { frontMistakes, isUsedBy, regionMistakes } from './ground/region-rules.ts';

/** Folder of the whole project. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where Node keeps what it has compiled, so that a process starts in half the time; it does without where it may not write. */
export const compiledFolder = join(projectFolder, 'node_modules', '.cache', 'compiled');

const port = (fallback: number, says: string) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(65_535, 'must be at most 65535')
    .default(fallback)
    .describe(says);

const webOrigin = (says: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an address like https://service.example.com' })
    .transform((url) => new URL(url).origin)
    .optional()
    .describe(says);

const databaseUrl = (says: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be an address like postgresql://role:password@host:5432/database')
    .optional()
    .describe(says);

const secret = (says: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be base64url of 32 random bytes')
    .optional()
    .describe(`${says} Made at the first start of a demo.`);

/** Every setting of an installation: from the environment, else from the file .env, else the default. */
export const settingsSchema = z.object({
  DEMO: z
    .enum(['yes', 'no'], { error: 'must be yes or no' })
    .default('yes')
    .describe('yes: demo data, demo mail box, secrets made by themselves. no: an installation for real people.'),
  DATA_FOLDER: z.string().default('.data').describe('Folder of databases, files, logs and secrets.'),
  BIND_HOST: z.string().default('127.0.0.1').describe('Address all servers listen at.'),
  TRUSTED_PROXY: z
    .string()
    .default('')
    .describe('Address of the proxy that ends TLS; needed as soon as BIND_HOST is not a loopback address.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least level that is written to the logs.'),

  REGION: z
    .enum(['both', 'home', 'service'], { error: 'must be both, home or service' })
    .default('both')
    .describe('home or service: this host runs one region alone (--region, docs/runbooks/two-hosts.md).'),
  AUTHORITY_FILE: z
    .string()
    .optional()
    .describe('Certificate of the authority of the other region, when it is none that everybody knows.'),
  PUBLIC_ADDRESS: z
    .string()
    .optional()
    .describe('Address at which the front ends TLS for this host, e.g. 0.0.0.0; without it a proxy of yours does.'),
  TLS_CERTIFICATE_FILE: z.string().optional().describe('Certificate of this host with its chain, for the front.'),
  TLS_KEY_FILE: z.string().optional().describe('Key of that certificate.'),

  LAN: z
    .enum(['yes', 'no'], { error: 'must be yes or no' })
    .default('no')
    .describe('yes: phones in the local network can use it, over TLS with a certificate authority of its own (--lan).'),
  LAN_ADDRESS: z
    .ipv4('must be an IPv4 address')
    .optional()
    .describe('Address of this machine in the local network; default the first private one it has.'),
  LAN_PAGE_PORT: port(4480, 'Port of the page that hands out the certificate in the local network.'),

  OPERATOR_PROFILE: z
    .string()
    .optional()
    .describe('File with the profile of the operator (names, hotlines, policy data); default the one of the demo.'),

  HOME_PORT: port(4100, 'Port of the home region: customer app, sign-in, policy.'),
  STAFF_REALM_PORT: port(4110, 'Port of the staff sign-in, reached through the service only.'),
  SERVICE_PORT: port(4200, 'Port of the service region: API and workbench.'),
  WORKER_PORT: port(4210, 'Port of the worker, for health checks only.'),
  FILES_PORT: port(4300, 'Port that uploaded files are served from.'),
  EMULATOR_PORT: port(4400, 'Port of the control emulator (demo).'),
  MAIL_SMTP_PORT: port(4425, 'Port at which the demo mail box takes mail.'),
  MAIL_PAGE_PORT: port(4450, 'Port of the page of the demo mail box.'),

  HOME_URL: webOrigin('Public address of the home region; default http://localhost and its port.'),
  SERVICE_URL: webOrigin('Public address of the service region; default http://127.0.0.1 and its port.'),
  FILES_URL: webOrigin('Public address of uploaded files; default http://127.0.0.1 and its port.'),
  EMULATOR_URL: webOrigin('Public address of the control emulator; default http://localhost and its port.'),

  HOME_DATABASE_URL_OWNER: databaseUrl(
    'Database "home": its owner, for migrations. Without database addresses an embedded PostgreSQL is used.',
  ),
  HOME_DATABASE_URL_IDENTITY: databaseUrl('Database "home": role identity.'),
  HOME_DATABASE_URL_WORKER: databaseUrl('Database "home": role worker.'),
  SERVICE_DATABASE_URL_OWNER: databaseUrl('Database "service": its owner, for migrations.'),
  SERVICE_DATABASE_URL_CUSTOMER: databaseUrl('Database "service": role customer.'),
  SERVICE_DATABASE_URL_STAFF: databaseUrl('Database "service": role staff.'),
  SERVICE_DATABASE_URL_PRIVACY: databaseUrl('Database "service": role privacy.'),
  SERVICE_DATABASE_URL_ANALYSIS: databaseUrl('Database "service": role analysis.'),
  SERVICE_DATABASE_URL_SIGN_IN: databaseUrl('Database "service": role sign_in.'),
  SERVICE_DATABASE_URL_WORKER: databaseUrl('Database "service": role worker.'),
  STAFF_REALM_DATABASE_URL_OWNER: databaseUrl('Database "staff_realm": its owner, for migrations.'),
  STAFF_REALM_DATABASE_URL_STAFF_IDENTITY: databaseUrl('Database "staff_realm": role staff_identity.'),
  STAFF_REALM_DATABASE_URL_STAFF_WORKER: databaseUrl('Database "staff_realm": role staff_worker.'),

  TRANSFER_THRESHOLDS: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,4}$/, 'must be up to five numbers with commas between')
    .default('100000,1000000')
    .describe(
      'Persons transferred in a calendar year at which the law asks for more; alarms at 80 % and 100 % of each.',
    ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an address like smtps://user:password@mail.example.com:465')
    .optional()
    .describe('Mail server that notices go out by; default the demo mail box.'),
  ALERT_MAIL_TO: z
    .string()
    .regex(/^[^\s@,]+@[^\s@,]+(\s*,\s*[^\s@,]+@[^\s@,]+){0,9}$/, 'must be up to ten addresses with commas between')
    .optional()
    .describe(
      'Boxes of privacy officers and administrators that are told of misuse, in numbers; without it no mail goes out.',
    ),
  ALERT_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an address like smtps://user:password@mail.example.com:465')
    .optional()
    .describe(
      'Mail server of the service region for these mails; default SMTP_URL where both regions run on one host.',
    ),
  MAIL_FROM: z.string().default('Service Center <no-reply@service-center.example>').describe('Sender of every mail.'),

  HOME_COOKIE_SECRET: secret('Signs the cookies of the home region.'),
  HOME_DATA_KEY: secret('Encrypts keys at rest in the home region.'),
  HOME_CLIENT_SECRET: secret('Secret of the home region as a client of its own sign-in.'),
  STAFF_REALM_COOKIE_SECRET: secret('Signs the cookies of the staff sign-in.'),
  STAFF_REALM_DATA_KEY: secret('Encrypts keys at rest in the staff realm.'),
  STAFF_CLIENT_SECRET: secret('Secret of the service as a client of the staff sign-in.'),
  SERVICE_COOKIE_SECRET: secret('Signs the cookies of the service region.'),
  FILE_LINK_SECRET: secret('Signs addresses of uploaded files.'),
});

type Parsed = z.output<typeof settingsSchema>;

/** Settings with every address filled in; secrets are still those given, see ground/secrets.ts. */
export type Settings = Readonly<
  Omit<Parsed, 'HOME_URL' | 'SERVICE_URL' | 'FILES_URL' | 'EMULATOR_URL' | 'SMTP_URL'> & {
    HOME_URL: string;
    SERVICE_URL: string;
    FILES_URL: string;
    EMULATOR_URL: string;
    SMTP_URL: string;
    /** Address of the page of the demo mail box. */
    mailUrl: string;
    demo: boolean;
    /** Absolute. */
    dataFolder: string;
    /** Where phones in the local network reach it; null: this machine alone does. */
    lan: LanPlace | null;
  }
>;

/** Reads the settings from an environment over the text of an .env file; throws ConfigError with every mistake. */
export function readSettings(environment: Record<string, string | undefined>, envText = ''): Settings {
  const fromFile = parseEnv(envText) as Record<string, string>;
  const unknown = Object.keys(fromFile).filter((name) => !(name in settingsSchema.shape));
  if (unknown.length > 0) {
    throw new ConfigError(unknown.map((name) => `${name}: no such setting; .env.example lists all there are`));
  }
  const given = readConfig(settingsSchema, { ...fromFile, ...withoutEmpty(environment) });
  const mistakes = contradictions(given);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const lan = given.LAN === 'yes' ? findLanPlace(given.LAN_ADDRESS) : null;
  // Home and service differ in their host, because cookies ignore ports; in a local network the gate sees to that.
  const at = (host: string, port: number) => (lan ? `https://${lan.address}:${port}` : `http://${host}:${port}`);
  return Object.freeze({
    ...given,
    HOME_URL: given.HOME_URL ?? at('localhost', given.HOME_PORT),
    SERVICE_URL: given.SERVICE_URL ?? at('127.0.0.1', given.SERVICE_PORT),
    FILES_URL: given.FILES_URL ?? at('127.0.0.1', given.FILES_PORT),
    EMULATOR_URL: given.EMULATOR_URL ?? at('localhost', given.EMULATOR_PORT),
    // Of this machine alone, also in a local network.
    mailUrl: `http://localhost:${given.MAIL_PAGE_PORT}`,
    SMTP_URL: given.SMTP_URL ?? `smtp://127.0.0.1:${given.MAIL_SMTP_PORT}`,
    // The gate or the front ends TLS and says where a request came from.
    TRUSTED_PROXY: lan || given.PUBLIC_ADDRESS ? '127.0.0.1' : given.TRUSTED_PROXY,
    demo: given.DEMO === 'yes',
    dataFolder: resolve(projectFolder, given.DATA_FOLDER),
    lan,
  });
}

/** Reads the settings of this installation: `given` over the process environment over the file .env. */
export function readInstallation(given: Partial<Record<keyof Parsed, string>> = {}): Settings {
  const file = join(projectFolder, '.env');
  return readSettings({ ...process.env, ...given }, existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** The name of the npm script that runs this process, when npm runs it. */
export function npmScript(): string | undefined {
  return process.env.npm_lifecycle_event;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const databaseGroups = ['HOME_DATABASE_URL_', 'SERVICE_DATABASE_URL_', 'STAFF_REALM_DATABASE_URL_'];

/** Mistakes that only show when settings are seen together, one line each. */
function contradictions(given: Parsed): string[] {
  const names = Object.keys(settingsSchema.shape) as (keyof Parsed)[];
  const mistakes: string[] = [];
  const seen = new Map<number, string>();
  for (const name of names.filter((each) => each.endsWith('_PORT'))) {
    const value = given[name] as number;
    const other = seen.get(value);
    if (other) mistakes.push(`${name}: is ${value} like ${other}; give each server a port of its own`);
    seen.set(value, name);
  }
  for (const group of databaseGroups) {
    const members = names.filter((name) => name.startsWith(group));
    const missing = members.filter((name) => given[name] === undefined);
    if (missing.length === 0 || missing.length === members.length) continue;
    mistakes.push(`${missing.join(', ')}: missing; give all addresses of ${group}… or none`);
  }
  if (Boolean(given.SERVICE_DATABASE_URL_OWNER) !== Boolean(given.STAFF_REALM_DATABASE_URL_OWNER)) {
    mistakes.push('SERVICE_DATABASE_URL_… and STAFF_REALM_DATABASE_URL_…: give both or none; they share one server');
  }
  if (!loopback.has(given.BIND_HOST) && given.TRUSTED_PROXY === '') {
    mistakes.push('TRUSTED_PROXY: needed because BIND_HOST is no loopback address; name the proxy that ends TLS');
  }
  if (given.LAN === 'yes') mistakes.push(...contradictingLan(given));
  mistakes.push(...frontMistakes(given), ...regionMistakes(given));
  if (given.DEMO === 'no') mistakes.push(...missingForRealPeople(given, names));
  return mistakes;
}

/** In the local network all addresses follow from one, and the gate alone stands in front. */
function contradictingLan(given: Parsed): string[] {
  const addresses = (['HOME_URL', 'SERVICE_URL', 'FILES_URL', 'EMULATOR_URL'] as const).filter((name) => given[name]);
  const mistakes = addresses.map((name) => `${name}: leave it out with LAN=yes (--lan), which gives every address`);
  if (!loopback.has(given.BIND_HOST)) mistakes.push('BIND_HOST: must be a loopback address with LAN=yes (--lan)');
  if (given.TRUSTED_PROXY !== '') mistakes.push('TRUSTED_PROXY: leave it out with LAN=yes (--lan)');
  return mistakes;
}

function missingForRealPeople(given: Parsed, names: (keyof Parsed)[]): string[] {
  const needed = names.filter((name) => /_SECRET$|_DATA_KEY$/.test(name) || name === 'SMTP_URL');
  const missing = needed.filter((name) => given[name] === undefined && isUsedBy(given.REGION, name));
  return missing.map((name) => `${name}: needed when DEMO=no`);
}

function withoutEmpty(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

/** Text of `.env.example`: every setting with its sentence and default. */
export function envExample(): string {
  return printEnvExample(settingsSchema);
}
