import { join } from 'node:path';
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
import type { Supervised } from './supervisor.ts';

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

/** Starts the embedded PostgreSQL of each region for which no addresses are set. */
export async function openDatabases(settings: Settings, care: ClusterCare): Promise<RunningDatabases> {
  const folder = join(settings.dataFolder, 'clusters');
  const servers: Supervised[] = [];
  const start = async (name: string, layouts: DatabaseLayout[]): Promise<DatabaseUrls[]> => {
    const logFile = join(settings.dataFolder, 'logs', `${name}-cluster.log`);
    const { server, urls } = await superviseCluster({ folder, name, logFile, layouts }, care);
    servers.push(server);
    return urls;
  };
  const [home, service] = await Promise.all([
    givenUrls(settings, 'HOME', homeLayout) ?? start('home', [homeLayout]),
    givenUrls(settings, 'SERVICE', serviceLayout) ?? start('service', [serviceLayout, staffRealmLayout]),
  ]);
  const staffRealm = givenUrls(settings, 'STAFF_REALM', staffRealmLayout)?.[0] ?? service[1]!;
  return { home: home[0]!, service: service[0]!, staffRealm, servers };
}

/** The addresses set for a database, or null when it is to be embedded. */
export function givenUrls(settings: Settings, prefix: string, layout: DatabaseLayout): DatabaseUrls[] | null {
  const values = settings as unknown as Record<string, string | undefined>;
  const ownerUrl = values[`${prefix}_DATABASE_URL_OWNER`];
  if (!ownerUrl) return null;
  const urls = layout.roles.map((role) => [role, values[`${prefix}_DATABASE_URL_${role.toUpperCase()}`]!] as const);
  return [{ ownerUrl, urls: Object.fromEntries(urls) }];
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
  let cluster: Cluster | undefined;
  let isWanted = true;
  const begin = async (): Promise<void> => {
    isWanted = true;
    const begun = await startCluster({ ...wanted, durable: care.durable });
    cluster = begun;
    void begun.ended.then(() => {
      if (!isWanted || care.revive === false) return;
      care.report(`${wanted.name}-cluster ended and is started again; log: ${wanted.logFile}`);
      void revive();
    });
  };
  const revive = (): Promise<void> =>
    begin().catch((error: Error) => {
      care.report(error.message);
    });
  const server: Supervised = {
    name: `${wanted.name}-cluster`,
    pid: () => cluster?.pid,
    stop: async () => {
      isWanted = false;
      await cluster?.stop();
    },
    kill: async () => {
      isWanted = false;
      if (cluster) process.kill(cluster.pid, 'SIGKILL');
      await cluster?.ended;
    },
    restart: async () => {
      isWanted = false;
      await cluster?.stop();
      await begin();
    },
  };
  await begin();
  care.began(server);
  return { server, urls: await ensureDatabases(cluster!, layouts) };
}
