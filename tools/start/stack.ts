import type { DatabaseUrls } from '../db/index.ts';
import { prepareLan } from '../lan/authority.ts';
import { openDatabases } from './clusters.ts';
import type { Settings } from './config.ts';
import { buildApps } from './ground/build.ts';
import { emptyDataFolder, prepareDataFolder } from './ground/data-folder.ts';
import { frontPorts, lanPorts } from './ground/doors.ts';
import { type Lock, takeLock } from './ground/lock.ts';
import { checkPorts, type WantedPort } from './ground/ports.ts';
import { listensAt, requireOwnFolder } from './ground/region-rules.ts';
import { openSecrets, type Secrets } from './ground/secrets.ts';
import { migrateAll, seedOnce, seedState } from './prepare.ts';
import { type Databases, filesFolder, processSpecs } from './processes.ts';
import { type ProcessSpec, type Supervised, supervise } from './supervisor.ts';

/** How an installation is run. */
export interface StackOptions {
  settings: Settings;
  /** Gets what an operator should see. Default: to stderr. */
  report?: (line: string) => void;
  verbose?: boolean;
  /** Writes the demo on the first start. Default: as `settings.demo` says. */
  seed?: boolean;
  /** Runs a second API process; its ports. */
  secondService?: { port: number; filesPort: number };
  /** false turns fsync of the embedded databases off. Default true. */
  durable?: boolean;
  /** false leaves a process that ended down, for drills. Default true. */
  revive?: boolean;
  /** Called with the lock held and nothing running, before data are opened: `--fresh` empties the folder here. */
  beforeOpening?: () => Promise<void>;
  /** Gets a function that stops what has begun, for signals that come during the start. */
  stopper?: (stop: () => Promise<void>) => void;
  /** Processes in place of the project's own, for tests of the launcher. */
  processes?: (databases: Databases, secrets: Secrets) => ProcessSpec[];
}

/** A running installation. */
export interface Stack {
  home: string;
  service: string;
  /** Addresses of every API process, two with `secondService`. */
  services: string[];
  files: string;
  emulator: string;
  /** Page of the demo mail box; `${mail}/mails.json` lists what came, newest first. */
  mail: string;
  dataFolder: string;
  filesFolder: string;
  settings: Settings;
  secrets: Secrets;
  databases: { home: DatabaseUrls; service: DatabaseUrls; staffRealm: DatabaseUrls };
  /** true when this start wrote the demo data. */
  seeded: boolean;
  names(): string[];
  pid(name: string): number | undefined;
  /** `kill -9` of one process or cluster; it stays down until `restart`. */
  kill(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything: databases, migrations, demo data, processes. When anything fails, what had begun is stopped. */
export async function startStack(given: StackOptions): Promise<Stack> {
  const options = { ...given, report: given.report ?? ((line: string) => process.stderr.write(`${line}\n`)) };
  const { settings } = options;
  const running: Running = { servers: [], processes: [], builds: new Set(), lock: null, endLan: () => {} };
  options.stopper?.(() => stopAll(running));
  try {
    requireOwnFolder(settings.REGION, settings.dataFolder);
    prepareDataFolder(settings.dataFolder);
    running.lock = await takeLock(settings.dataFolder);
    await checkPorts(settings.BIND_HOST, wantedPorts(options));
    if (settings.lan) await checkPorts(settings.lan.address, lanPorts(settings));
    if (settings.PUBLIC_ADDRESS) await checkPorts(settings.PUBLIC_ADDRESS, frontPorts(settings));
    await options.beforeOpening?.();
    dropHalfMadeDemo(options);
    if (settings.lan) running.endLan = prepareLan(settings.dataFolder, settings.lan, options.report);
    const secrets = openSecrets(settings);
    const [databases] = await allOrFirstFailure([
      openDatabases(settings, {
        report: options.report,
        began: (server) => running.servers.push(server),
        durable: options.durable,
        revive: options.revive,
      }),
      options.processes ? Promise.resolve([]) : build(running, settings, options.report),
    ]);
    if (!options.processes) await migrateAll(settings, databases);
    const wantsDemo = (options.seed ?? settings.demo) && !options.processes;
    const seeded = wantsDemo && (await seedOnce(settings, secrets, databases));
    const specs = options.processes?.(databases, secrets) ?? processSpecs({ ...options, secrets, databases });
    await startProcesses(specs, running, options);
    return stackOf(options, running, { databases, secrets, seeded });
  } catch (error) {
    await stopAll(running);
    throw error;
  }
}

type Reporting = StackOptions & { report: (line: string) => void };

interface Running {
  servers: Supervised[];
  processes: Supervised[];
  builds: Set<{ kill(): unknown }>;
  lock: Lock | null;
  stopped?: Promise<void>;
  /** Ends the daily renewal of the certificate for the local network. */
  endLan: () => void;
}

async function build(running: Running, settings: Settings, report: (line: string) => void): Promise<string[]> {
  const built = await buildApps(appsOf(settings), (child) => {
    if (running.builds.size === 0) report('building the apps ...');
    running.builds.add(child);
    child.once('exit', () => running.builds.delete(child));
  });
  return built;
}

/** The apps whose pages this host serves. */
function appsOf({ REGION, demo }: Settings): string[] {
  const ofHome = ['customer', ...(demo ? ['control-emulator'] : [])];
  return [...(REGION === 'service' ? [] : ofHome), ...(REGION === 'home' ? [] : ['workbench'])];
}

/** Nobody can have worked with a demo that was cut off while it was written, so it is made anew. */
function dropHalfMadeDemo({ settings }: StackOptions): void {
  if (seedState(settings.dataFolder) !== 'begun') return;
  if (settings.HOME_DATABASE_URL_OWNER || settings.SERVICE_DATABASE_URL_OWNER) {
    throw new Error(
      'The demo data were written only in part: empty the databases you gave and run "npm start -- --fresh".',
    );
  }
  emptyDataFolder(settings.dataFolder);
}

/** Like Promise.all, but waits for every part before it fails, so that all that began is known and can be stopped. */
async function allOrFirstFailure<First, Second>(parts: [Promise<First>, Promise<Second>]): Promise<[First, Second]> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

async function startProcesses(specs: ProcessSpec[], running: Running, options: Reporting): Promise<void> {
  const results = await Promise.allSettled(
    specs.map((spec) =>
      supervise(spec, {
        logFolder: `${options.settings.dataFolder}/logs`,
        report: options.report,
        verbose: options.verbose,
        revive: options.revive,
        began: (begun) => running.processes.push(begun),
      }),
    ),
  );
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Stops what has begun; whoever asks while it is being stopped waits for that end too. */
function stopAll(running: Running): Promise<void> {
  const before = running.stopped ?? Promise.resolve();
  running.stopped = before.then(() => stopParts(running));
  return running.stopped;
}

async function stopParts(running: Running): Promise<void> {
  running.lock?.markStopping();
  running.endLan();
  for (const child of running.builds) child.kill();
  await Promise.all(running.processes.splice(0).map((each) => each.stop()));
  await Promise.all(running.servers.splice(0).map((each) => each.stop()));
  running.lock?.release();
  running.lock = null;
}

/** Every port this installation listens at. */
export function wantedPorts({
  settings,
  secondService,
}: Pick<StackOptions, 'settings' | 'secondService'>): WantedPort[] {
  const names = ['HOME_PORT', 'STAFF_REALM_PORT', 'SERVICE_PORT', 'WORKER_PORT', 'FILES_PORT'] as const;
  const demoNames = settings.demo ? (['EMULATOR_PORT', 'MAIL_SMTP_PORT', 'MAIL_PAGE_PORT'] as const) : [];
  const wanted = [...names, ...demoNames]
    .filter((setting) => listensAt(settings.REGION, setting))
    .map((setting) => ({ setting: setting as string, port: settings[setting] }));
  if (!secondService) return wanted;
  return [
    ...wanted,
    { setting: 'second service', port: secondService.port },
    { setting: 'second service files', port: secondService.filesPort },
  ];
}

function stackOf(
  { settings, secondService }: StackOptions,
  running: Running,
  made: { databases: Databases; secrets: Secrets; seeded: boolean },
): Stack {
  const find = (name: string): Supervised => {
    const found = [...running.processes, ...running.servers].find((each) => each.name === name);
    if (!found) throw new Error(`No process "${name}" runs here.`);
    return found;
  };
  return {
    home: settings.HOME_URL,
    service: settings.SERVICE_URL,
    services: [settings.SERVICE_URL, ...(secondService ? [`http://127.0.0.1:${secondService.port}`] : [])],
    files: settings.FILES_URL,
    emulator: settings.EMULATOR_URL,
    mail: settings.mailUrl,
    dataFolder: settings.dataFolder,
    filesFolder: filesFolder(settings),
    settings,
    ...made,
    names: () => [...running.processes, ...running.servers].map((each) => each.name),
    pid: (name) => find(name).pid(),
    kill: (name) => find(name).kill(),
    restart: (name) => find(name).restart(),
    stop: () => stopAll(running),
  };
}
