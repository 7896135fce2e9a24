import { join } from 'node:path';
import { embeddedUrls } from '../db/embedded-urls.ts';
import {
  type Cluster,
  type DatabaseLayout,
  type DatabaseUrls,
  ensureDatabases,
  homeLayout,
  serviceLayout,
  staffRealmLayout,
  startCluster,
} from '../db/index.ts';
import type { Settings } from './config.ts';
import type { Databases } from './processes.ts';
import { revivalDelayMs, type Supervised } from './supervisor.ts';

/** The databases of an installation and the servers behind them that are ours to run. */
export interface RunningDatabases extends Databases {
  servers: Supervised[];
}

/** How the embedded servers are run. */
export interface ClusterCare {
  report: (line: string) => void;
  /** Called as soon as a server runs, so that a start that fails later can end it. */
  began: (server: Supervised) => void;
  durable?: boolean;
  revive?: boolean;
}

/** A database of the region that runs on another host: nothing here has an address of it. */
const elsewhere: DatabaseUrls = { ownerUrl: '', urls: {} };

/** Starts the embedded PostgreSQL of each region that runs here for which no addresses are set. */
export async function openDatabases(settings: Settings, care: ClusterCare): Promise<RunningDatabases> {
  const folder = join(settings.dataFolder, 'clusters');
  const servers: Supervised[] = [];
  const start = async (name: string, layouts: DatabaseLayout[]): Promise<DatabaseUrls[]> => {
    const logFile = join(settings.dataFolder, 'logs', `${name}-cluster.log`);
    const { server, urls } = await superviseCluster({ folder, name, logFile, layouts }, care);
    servers.push(server);
    return urls;
  };
  const runs = (region: 'home' | 'service') => settings.REGION === 'both' || settings.REGION === region;
  const [home, service] = await Promise.all([
    runs('home') ? (givenUrls(settings, 'HOME', homeLayout) ?? start('home', [homeLayout])) : [elsewhere],
    runs('service')
      ? (givenUrls(settings, 'SERVICE', serviceLayout) ?? start('service', [serviceLayout, staffRealmLayout]))
      : [elsewhere, elsewhere],
  ]);
  const staffRealm = givenUrls(settings, 'STAFF_REALM', staffRealmLayout)?.[0] ?? service[1]!;
  return { home: home[0]!, service: service[0]!, staffRealm, servers };
}

/** The addresses set for a database, or null when it is to be embedded. */
export function givenUrls(settings: Settings, prefix: string, layout: DatabaseLayout): DatabaseUrls[] | null {
  const values = settings as unknown as Record<string, string | undefined>;
  const ownerUrl = values[`${prefix}_DATABASE_URL_OWNER`];
  if (!ownerUrl) return null;
  // A role that no process connects with has no setting, and no address here.
  const urls = layout.roles.flatMap((role) => {
    const url = values[`${prefix}_DATABASE_URL_${role.toUpperCase()}`];
    return url ? [[role, url] as const] : [];
  });
  return [{ ownerUrl, urls: Object.fromEntries(urls) }];
}

/** The addresses of a database of an installation that runs: those set, or those of its embedded server. */
export function addressesOf(settings: Settings, prefix: string, cluster: string, layout: DatabaseLayout): DatabaseUrls {
  const given = givenUrls(settings, prefix, layout)?.[0];
  return given ?? embeddedUrls(join(settings.dataFolder, 'clusters'), cluster, layout);
}

interface WantedCluster {
  folder: string;
  name: string;
  logFile: string;
  layouts: DatabaseLayout[];
}

async function superviseCluster(
  { layouts, ...wanted }: WantedCluster,
  care: ClusterCare,
): Promise<{ server: Supervised; urls: DatabaseUrls[] }> {
  const server = new SupervisedCluster(wanted, care);
  const cluster = await server.begin();
  care.began(server);
  return { server, urls: await ensureDatabases(cluster, layouts) };
}

/** A database server that is started again when it ends by itself, until somebody stops it. */
class SupervisedCluster implements Supervised {
  readonly name: string;
  readonly #place: Omit<WantedCluster, 'layouts'>;
  readonly #care: ClusterCare;
  #cluster: Cluster | undefined;
  #isWanted = true;
  /** Starts in a row that failed; each makes the next one wait twice as long. */
  #failures = 0;
  #revival: NodeJS.Timeout | undefined;
  /** The start under way, so that whoever stops the server meanwhile waits for it and ends what it made. */
  #beginning: Promise<Cluster> | undefined;

  constructor(place: Omit<WantedCluster, 'layouts'>, care: ClusterCare) {
    this.name = `${place.name}-cluster`;
    this.#place = place;
    this.#care = care;
  }

  pid(): number | undefined {
    return this.#cluster?.pid;
  }

  /** Starts the server; settles once it answers. */
  async begin(): Promise<Cluster> {
    this.#beginning = startCluster({ ...this.#place, durable: this.#care.durable });
    const begun = await this.#beginning.finally(() => {
      this.#beginning = undefined;
    });
    this.#cluster = begun;
    this.#failures = 0;
    void begun.ended.then(() => {
      if (!this.#isWanted || this.#care.revive === false || this.#cluster !== begun) return;
      this.#care.report(`${this.name} ended and is started again; log: ${this.#place.logFile}`);
      this.#revive(0);
    });
    return begun;
  }

  async stop(): Promise<void> {
    await this.#noLongerWanted();
    await this.#cluster?.stop();
  }

  async kill(): Promise<void> {
    await this.#noLongerWanted();
    if (!this.#cluster) return;
    endAtOnce(this.#cluster.pid);
    await this.#cluster.ended;
  }

  async restart(): Promise<void> {
    await this.stop();
    this.#isWanted = true;
    await this.begin();
  }

  async #noLongerWanted(): Promise<void> {
    this.#isWanted = false;
    clearTimeout(this.#revival);
    // What a start under way makes is ended by the caller; whether it failed is reported by who began it.
    await this.#beginning?.then(
      (begun) => {
        this.#cluster = begun;
      },
      () => {},
    );
  }

  #revive(afterMs: number): void {
    this.#revival = setTimeout(() => {
      this.begin().catch((error: Error) => {
        if (!this.#isWanted) return;
        this.#care.report(error.message);
        this.#failures += 1;
        this.#revive(revivalDelayMs(this.#failures));
      });
    }, afterMs);
  }
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
