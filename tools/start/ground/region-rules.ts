import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Which part of an installation a host runs. */
export type RegionChoice = 'both' | 'home' | 'service';

type Region = Exclude<RegionChoice, 'both'>;

/** What the rules look at: settings as they were given. */
interface Given {
  readonly [name: string]: unknown;
  readonly REGION: RegionChoice;
  readonly HOME_URL?: string | undefined;
  readonly SERVICE_URL?: string | undefined;
  readonly FILES_URL?: string | undefined;
}

/** What is wrong with the settings of the front, one line each: beyond loopback there is no listening without TLS. */
export function frontMistakes(given: Given & Fronted): string[] {
  const files = ['TLS_CERTIFICATE_FILE', 'TLS_KEY_FILE'] as const;
  if (given.PUBLIC_ADDRESS === undefined)
    return files.filter((name) => given[name] !== undefined).map((name) => `${name}: only with PUBLIC_ADDRESS`);
  const mistakes = files
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: needed with PUBLIC_ADDRESS; nothing listens beyond loopback without TLS`);
  for (const name of origins.filter((each) => !given[each]?.startsWith('https:')))
    mistakes.push(`${name}: must be given and begin with https:// with PUBLIC_ADDRESS`);
  if (!loopbackHost.test(given.BIND_HOST)) mistakes.push('BIND_HOST: leave it out with PUBLIC_ADDRESS');
  if (given.TRUSTED_PROXY !== '')
    mistakes.push('TRUSTED_PROXY: either PUBLIC_ADDRESS, or a proxy of yours with TRUSTED_PROXY');
  return mistakes;
}

interface Fronted {
  readonly BIND_HOST: string;
  readonly TRUSTED_PROXY: string;
  readonly PUBLIC_ADDRESS?: string | undefined;
}

const loopbackHost = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Whether an address stays on this machine. */
export const staysHere = (address: string): boolean => loopbackHost.test(new URL(address).hostname);

/** Settings that name a database, a secret or a file of one region alone. */
const ofRegion: Readonly<Record<Region, RegExp>> = {
  home: /^(HOME_DATABASE_URL_|HOME_(COOKIE_SECRET|DATA_KEY|CLIENT_SECRET)$|SMTP_URL$)/,
  service:
    /^(SERVICE_DATABASE_URL_|STAFF_REALM_(DATABASE_URL_|COOKIE_SECRET$|DATA_KEY$)|STAFF_CLIENT_SECRET$|SERVICE_COOKIE_SECRET$|FILE_LINK_SECRET$|ALERT_MAIL_TO$|ALERT_SMTP_URL$)/,
};

/** Whether a setting has a use on a host that runs `region`. */
export const isUsedBy = (region: RegionChoice, name: string): boolean =>
  region === 'both' || !ofRegion[otherThan(region)].test(name);

const otherThan = (region: Region): Region => (region === 'home' ? 'service' : 'home');

const origins = ['HOME_URL', 'SERVICE_URL', 'FILES_URL'] as const;

/** Names of the servers each region runs, by the settings of their ports. */
const portsOf: Readonly<Record<Region, readonly string[]>> = {
  home: ['HOME_PORT', 'EMULATOR_PORT', 'MAIL_SMTP_PORT', 'MAIL_PAGE_PORT'],
  service: ['STAFF_REALM_PORT', 'SERVICE_PORT', 'WORKER_PORT', 'FILES_PORT'],
};

/** Whether a host that runs `region` listens at the port of a setting. */
export const listensAt = (region: RegionChoice, setting: string): boolean =>
  region === 'both' || portsOf[region].includes(setting);

/** What is wrong with the settings of a region that runs alone, one line each. */
export function regionMistakes(given: Given): string[] {
  if (given.REGION === 'both') return [];
  const region = given.REGION;
  const mistakes = origins
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: needed with --region ${region}; both hosts name all three public addresses alike`);
  for (const name of origins) {
    const address = given[name];
    // Beyond this machine everything between browsers and regions, and between the regions, is encrypted (trust.md §3).
    if (address?.startsWith('http:') && !staysHere(address))
      mistakes.push(`${name}: must begin with https:// because ${new URL(address).hostname} is another machine's name`);
  }
  if (given.ALERT_MAIL_TO !== undefined && given.ALERT_SMTP_URL === undefined && region === 'service')
    mistakes.push('ALERT_SMTP_URL: needed with ALERT_MAIL_TO; the mail server of home is not known here');
  mistakes.push(...sharedHosts(given), ...mixedPlaces(given));
  const strange = Object.keys(given).filter((name) => given[name] !== undefined && !isUsedBy(region, name));
  mistakes.push(
    ...strange.map((name) => `${name}: belongs to the ${otherThan(region)} region; leave it out on this host`),
  );
  if (given.LAN === 'yes')
    mistakes.push('LAN: no --lan with --region; it is for a trial of both regions on one machine');
  return mistakes;
}

/** Cookies ignore ports: with one host name for both, home's would be sent to the service. */
function sharedHosts({ HOME_URL, SERVICE_URL, FILES_URL }: Given): string[] {
  if (!HOME_URL) return [];
  const home = new URL(HOME_URL).hostname;
  const same = Object.entries({ SERVICE_URL, FILES_URL }).filter(([, url]) => url && new URL(url).hostname === home);
  return same.map(([name]) => `${name}: has the host name of HOME_URL; give each region a name of its own`);
}

/** A browser elsewhere cannot reach an address of this machine that another one names. */
function mixedPlaces(given: Given): string[] {
  const named = origins.filter((name) => given[name] !== undefined);
  const here = named.filter((name) => staysHere(given[name]!));
  if (here.length === 0 || here.length === named.length) return [];
  return here.map((name) => `${name}: is a loopback address while others are not; nobody else could reach it`);
}

/** Throws when a data folder holds the databases of the other region, or of both. */
export function requireOwnFolder(region: RegionChoice, dataFolder: string): void {
  if (region === 'both') return;
  const other = otherThan(region);
  if (!existsSync(join(dataFolder, 'clusters', other))) return;
  throw new Error(
    `${dataFolder} holds the databases of the ${other} region: give each region a folder of its own (DATA_FOLDER).`,
  );
}
