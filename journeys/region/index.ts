import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseUrls, homeLayout } from '../../tools/db/index.ts';
import { openDatabases } from '../../tools/start/clusters.ts';
import { readSettings, type Settings } from '../../tools/start/config.ts';
import { openSecrets } from '../../tools/start/ground/secrets.ts';
import { type Databases, processSpecs } from '../../tools/start/processes.ts';
import { type ProcessSpec, type Supervised, supervise } from '../../tools/start/supervisor.ts';
import { startIssuer } from './issuer.ts';

/** How a service region is run without home. */
export interface RegionOptions {
  /** First of twelve ports in a row. */
  firstPort: number;
  /** API processes. Default 1; 0 starts the database alone. */
  services?: 0 | 1 | 2;
  /** Starts what was killed again, as the launcher does. Default false. */
  revive?: boolean;
  /** false turns fsync off. Default true. */
  durable?: boolean;
  report?: (line: string) => void;
}

/** A process of the service beside those that are there. */
interface WantedProcess {
  readonly name: string;
  readonly port: number;
  readonly kind?: 'service' | 'worker';
  readonly database?: DatabaseUrls;
  /** Options of Node. */
  readonly node?: string[];
}

/** A service region on its own: the embedded cluster, real API processes, and an issuer in the place of home. */
export interface Region {
  /** Addresses of the API processes. */
  readonly services: string[];
  readonly database: DatabaseUrls;
  readonly settings: Settings;
  readonly logFolder: string;
  /** Address with the superuser's rights, for loading data and for counting what is there. */
  superuserUrl(database?: string): string;
  tokenFor(personId: string, transferAt?: Date): Promise<string>;
  /** Home's notice that a person withdrew the transfer. */
  withdrawalOf(personId: string, decidedAt: Date): Promise<string>;
  names(): string[];
  pid(name: string): number | undefined;
  /** `kill -9` of one process or of the cluster; it stays down until `restart`. */
  kill(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  /** Starts one more API process, or a worker, e.g. on another database of the cluster. */
  addService(wanted: WantedProcess): Promise<string>;
  stop(): Promise<void>;
}

const portNames = ['HOME_PORT', 'STAFF_REALM_PORT', 'SERVICE_PORT', 'WORKER_PORT', 'FILES_PORT', 'EMULATOR_PORT'];

/** Starts a service region in a temporary folder that `stop` removes. */
export async function startRegion(options: RegionOptions): Promise<Region> {
  const folder = mkdtempSync(join(tmpdir(), 'service-center-region-'));
  chmodSync(folder, 0o711);
  const settings = settingsIn(join(folder, 'data'), options.firstPort);
  const logFolder = join(settings.dataFolder, 'logs');
  mkdirSync(logFolder, { recursive: true, mode: 0o755 });
  chmodSync(settings.dataFolder, 0o711);
  const running: Supervised[] = [];
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of running.splice(0).reverse()) await each.stop();
    for (const close of closers) await close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return await opened({ settings, logFolder, running, closers, stop, options });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Opening {
  settings: Settings;
  logFolder: string;
  running: Supervised[];
  closers: (() => Promise<void>)[];
  stop(): Promise<void>;
  options: RegionOptions;
}

async function opened({ settings, logFolder, running, closers, stop, options }: Opening): Promise<Region> {
  const report = options.report ?? (() => {});
  const began = (each: Supervised) => void running.push(each);
  const care = { report, began, revive: options.revive ?? false, durable: options.durable };
  const databases = await openDatabases(settings, care);
  await migrateServiceAlone(databases);
  const issuer = await startIssuer({
    port: settings.HOME_PORT,
    issuer: `${settings.HOME_URL}/oidc`,
    audience: settings.SERVICE_URL,
  });
  closers.push(issuer.close);
  const ground = { settings, secrets: openSecrets(settings), databases };
  const specOf = (kind: string) => processSpecs(ground).find(({ name }) => name === kind)!;
  const find = (name: string) => running.find((each) => each.name === name)!;
  const region: Region = {
    services: [],
    database: databases.service,
    settings,
    logFolder,
    superuserUrl: (database = 'service') => superuserUrl(settings, databases.service, database),
    tokenFor: issuer.tokenFor,
    withdrawalOf: issuer.withdrawalOf,
    names: () => running.map(({ name }) => name),
    pid: (name) => find(name).pid(),
    kill: (name) => find(name).kill(),
    restart: (name) => find(name).restart(),
    async addService(wanted) {
      await supervise(twinOf(specOf(wanted.kind ?? 'service'), wanted), { logFolder, ...care });
      return `http://127.0.0.1:${wanted.port}`;
    },
    stop,
  };
  const last = options.firstPort + portNames.length;
  for (let at = 0; at < (options.services ?? 1); at += 1)
    region.services.push(
      await region.addService(
        at === 0
          ? { name: 'service', port: settings.SERVICE_PORT }
          : { name: `service-${at + 1}`, port: last + 2 * at },
      ),
    );
  return region;
}

/** The same process under another name, on other ports and, if wished, on another database. */
function twinOf(spec: ProcessSpec, { name, port, database, node = [] }: WantedProcess): ProcessSpec {
  const urls = Object.fromEntries(
    Object.entries(database?.urls ?? {}).map(([role, url]) => [`DATABASE_URL_${role.toUpperCase()}`, url]),
  );
  const known = Object.fromEntries(Object.entries(urls).filter(([key]) => key in spec.environment));
  const filesPort = name === 'service' ? spec.environment.FILES_PORT! : String(port + 1);
  return {
    ...spec,
    name,
    environment: {
      ...spec.environment,
      ...known,
      PROCESS_NAME: name,
      PORT: String(port),
      FILES_PORT: filesPort,
      ...(node.length > 0 && { NODE_OPTIONS: node.join(' ') }),
    },
  };
}

function settingsIn(dataFolder: string, firstPort: number): Settings {
  const unused = 'postgresql://nobody:nothing@localhost/home';
  const home = [homeLayout.owner, ...homeLayout.roles].map((role) => [
    `HOME_DATABASE_URL_${role === homeLayout.owner ? 'OWNER' : role.toUpperCase()}`,
    unused,
  ]);
  const ports = portNames.map((name, at) => [name, String(firstPort + at)]);
  return readSettings({ ...Object.fromEntries(home), ...Object.fromEntries(ports), DATA_FOLDER: dataFolder });
}

async function migrateServiceAlone(databases: Databases): Promise<void> {
  const { migrateService } = (await import('../../apps/service/src/migrate.ts')) as {
    migrateService(ownerUrl: string): Promise<void>;
  };
  await migrateService(databases.service.ownerUrl);
}

/** Address with the superuser's rights in the embedded service cluster of a data folder. */
export function superuserUrl(settings: Settings, service: DatabaseUrls, database: string): string {
  const file = join(settings.dataFolder, 'clusters', 'service.passwords.json');
  const passwords = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const url = new URL(service.ownerUrl);
  url.username = 'postgres';
  url.password = passwords.postgres!;
  url.pathname = `/${database}`;
  return url.href;
}
