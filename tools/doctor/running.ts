import { join } from 'node:path';
import pg from 'pg';
import { migrationsIn } from '#platform/database';
import { type DatabaseLayout, type DatabaseUrls, homeLayout, serviceLayout, staffRealmLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import { projectFolder, type Settings } from '../start/config.ts';
import { readHolder } from '../start/ground/lock.ts';
import { problemOf } from '../start/ground/ports.ts';
import { wantedPorts } from '../start/stack.ts';
import { examine, type Finding, Remark } from './finding.ts';
import { examineMisuse } from './misuse.ts';
import { examinePeople } from './people.ts';
import { examinePromises } from './promises.ts';
import { examineRegions } from './regions.ts';

const patienceMs = 3_000;

/** Checks of the running installation, or of its ports when it does not run. */
export async function examineRunning(settings: Settings): Promise<Finding[]> {
  const holder = readHolder(join(settings.dataFolder, 'lock'));
  if (!holder) {
    return [
      await examine('ports', () => checkPortsFree(settings)),
      { what: 'running system', ok: false, says: 'does not run: run "npm start"' },
    ];
  }
  return [
    { what: 'running system', ok: true, says: `process ${holder.pid}` },
    ...(await Promise.all(processesOf(settings).map((each) => examine(each.name, () => checkProcess(each, settings))))),
    ...(await Promise.all(
      databasesOf(settings).map((each) => examine(`database ${each.name}`, () => checkDatabase(each))),
    )),
    ...(await examinePeople(settings)),
    ...(await examinePromises(settings)),
    ...(await examineRegions(settings)),
    ...(await examineMisuse(settings)),
  ];
}

async function checkPortsFree(settings: Settings): Promise<string> {
  const wanted = wantedPorts({ settings });
  const problems = await Promise.all(
    wanted.map(async (each) => ({ ...each, problem: await problemOf(settings.BIND_HOST, each.port) })),
  );
  const busy = problems.filter((each) => each.problem !== null);
  if (busy.length === 0) return `${wanted.length} free`;
  const names = busy.map((each) => `${each.port} (${each.setting})`).join(', ');
  throw new Error(`${names} in use by another program: stop it, see "ss -ltnp", or set another number in .env`);
}

interface Reachable {
  name: string;
  url: string;
  paths: string[];
}

function processesOf(settings: Settings): Reachable[] {
  const paths = ['/healthz', '/readyz'];
  const at = (name: string, port: number): Reachable => ({ name, url: `http://127.0.0.1:${port}`, paths });
  const { REGION } = settings;
  const ofHome = [at('home', settings.HOME_PORT)];
  const ofService = [
    at('staff-realm', settings.STAFF_REALM_PORT),
    at('service', settings.SERVICE_PORT),
    at('worker', settings.WORKER_PORT),
  ];
  // What others see of this host, over TLS.
  const own = REGION === 'home' ? settings.HOME_URL : settings.SERVICE_URL;
  const fronted = settings.PUBLIC_ADDRESS ? [{ ...at('front', 0), url: own }] : [];
  const processes = [...(REGION === 'service' ? [] : ofHome), ...(REGION === 'home' ? [] : ofService), ...fronted];
  if (!settings.demo || REGION === 'service') return processes;
  // The emulator is a page and nothing else: it works when it answers.
  const emulator = { ...at('emulator', settings.EMULATOR_PORT), paths: ['/'] };
  return [...processes, at('mail', settings.MAIL_PAGE_PORT), emulator];
}

async function checkProcess({ name, url, paths }: Reachable, settings: Settings): Promise<string> {
  const log = join(settings.dataFolder, 'logs', `${name}.log`);
  for (const path of paths) {
    const response = await fetch(url + path, { signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
    if (!response) throw new Error(`does not answer at ${url}${path}: look at "tail ${log}" and restart npm start`);
    if (!response.ok) throw new Error(`answers ${response.status} at ${url}${path}: look at "tail ${log}"`);
  }
  return `${paths.length > 1 ? 'healthy and ready' : 'answers'} at ${url}`;
}

interface NamedDatabase {
  name: string;
  layout: DatabaseLayout;
  addresses: () => DatabaseUrls;
  migrations: string;
}

function databasesOf(settings: Settings): NamedDatabase[] {
  const named = (prefix: string, cluster: string, layout: DatabaseLayout, migrations: string): NamedDatabase => ({
    name: layout.database,
    layout,
    addresses: () => addressesOf(settings, prefix, cluster, layout),
    migrations: join(projectFolder, migrations),
  });
  const ofHome = [named('HOME', 'home', homeLayout, 'apps/identity/migrations/customer')];
  const ofService = [
    named('SERVICE', 'service', serviceLayout, 'apps/service/migrations'),
    named('STAFF_REALM', 'service', staffRealmLayout, 'apps/identity/migrations/staff'),
  ];
  return [...(settings.REGION === 'service' ? [] : ofHome), ...(settings.REGION === 'home' ? [] : ofService)];
}

async function checkDatabase({ addresses, migrations }: NamedDatabase): Promise<string> {
  const { ownerUrl, urls } = addresses();
  for (const [role, url] of Object.entries(urls)) {
    await ask(url, 'SELECT 1').catch((error: Error) => {
      throw new Error(`role ${role} cannot connect (${error.message}): restart npm start`);
    });
  }
  const done = await ask<{ name: string }>(ownerUrl, 'SELECT name FROM schema_migrations');
  const missing = (await migrationsIn(migrations)).filter((file) => !done.some((row) => row.name === file));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} not applied: restart npm start`);
  const sums = await ask<{ data_checksums: string }>(ownerUrl, 'SHOW data_checksums');
  if (sums[0]?.data_checksums !== 'on') throw new Remark('without checksums: a broken disk would go unnoticed');
  return `roles ${Object.keys(urls).join(', ')} connect, ${done.length} migrations, checksums on`;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
