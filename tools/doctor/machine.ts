import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromiumLaunch } from '../../packages/testkit/src/chromium/index.ts';
import { findBinaries } from '../db/binaries.ts';
import { databaseUser, firstClosedFolder } from '../db/database-user.ts';
import { hasDeathSignal } from '../db/postmaster.ts';
import { existingAuthority } from '../lan/authority.ts';
import { isWithin } from '../lan/certificates.ts';
import { findLanPlace } from '../lan/network.ts';
import { projectFolder, type Settings } from '../start/config.ts';
import { examine, type Finding, Remark } from './finding.ts';

const neededNode = 24;
const neededBytes = 1_000_000_000;

/** Checks of the machine that need no settings. */
export async function examineMachine(): Promise<Finding[]> {
  return Promise.all([
    examine('Node', checkNode),
    examine('packages', checkPackages),
    examine('PostgreSQL', checkPostgres),
    examine('setpriv', checkSetpriv),
    examine('Chromium for tests', checkChromium),
    examine('Chinese font for pictures', checkFont),
  ]);
}

/** Checks of the data folder that the settings name. */
export async function examineDataFolder(settings: Settings): Promise<Finding[]> {
  return Promise.all([
    examine('disk', () => checkDisk(settings.dataFolder)),
    examine('data folder', () => checkDataFolder(settings)),
    examine('local network', () => checkLan(settings)),
  ]);
}

function checkNode(): string {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < neededNode)
    throw new Error(`${process.version} is too old: run "npm install", it brings Node ${neededNode}`);
  return process.version;
}

function checkPackages(): string {
  const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const wrong = wanted.filter(([name, version]) => installedVersion(name) !== version);
  if (wrong.length > 0)
    throw new Error(`${wrong.map(([name]) => name).join(', ')} missing or of another version: run "npm install"`);
  return `${wanted.length} as pinned`;
}

function installedVersion(name: string): string | null {
  const file = join(projectFolder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null;
}

function checkPostgres(): string {
  const { postgres } = findBinaries(databaseUser());
  return execFileSync(postgres, ['--version'], { encoding: 'utf8' }).trim();
}

function checkSetpriv(): string {
  if (hasDeathSignal()) return 'ties the databases to the launcher';
  throw new Remark('missing, a watching process stands in for it: run "apt-get install util-linux"');
}

function checkChromium(): string {
  const { executablePath, env } = chromiumLaunch();
  const { status, stdout } = spawnSync(executablePath, ['--version'], { env, encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Remark(
    `does not run: try "${executablePath} --version", or remove ${dirname(executablePath)} to unpack it anew`,
  );
}

function checkFont(): string {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  const family = stdout?.split('\n')[0];
  if (family) return family;
  throw new Remark('none, Chinese in pictures would be boxes: run "apt-get install fonts-noto-cjk"');
}

function checkDisk(folder: string): string {
  const there = nearestExisting(folder);
  const { bavail, bsize } = statfsSync(there);
  const free = bavail * bsize;
  const gigabytes = `${(free / 1e9).toFixed(1)} GB free at ${there}`;
  if (free < neededBytes) throw new Error(`${gigabytes}, 1 GB is needed: make room or set DATA_FOLDER to another disk`);
  return gigabytes;
}

function checkDataFolder(settings: Settings): string {
  const user = databaseUser();
  const closed = settings.HOME_DATABASE_URL_OWNER ? null : firstClosedFolder(settings.dataFolder, user);
  if (closed) {
    throw new Error(
      user
        ? `${user.name} cannot enter ${closed}: set DATA_FOLDER=/var/lib/service-center in .env`
        : `you cannot enter ${closed}: set DATA_FOLDER to a folder of yours in .env`,
    );
  }
  const there = nearestExisting(settings.dataFolder);
  try {
    accessSync(there, constants.W_OK);
  } catch {
    throw new Error(`${there} cannot be written: run "chown $(id -un) ${there}", or set DATA_FOLDER in .env`);
  }
  return settings.dataFolder;
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Whether phones that trust this installation's authority can go on doing so. */
function checkLan(settings: Settings): string {
  const authority = existingAuthority(settings.dataFolder);
  if (!authority) return 'no certificate authority; "npm start -- --lan" makes one';
  const until = authority.certificate.validToDate.toISOString().slice(0, 10);
  const { address } = findLanPlace(settings.LAN_ADDRESS);
  if (!isWithin(address, authority.networks)) {
    throw new Remark(`${address} is not in the authority's network: the next --lan makes a new one for the phones`);
  }
  return `authority good for ${address} until ${until}, SHA-256 ${authority.fingerprint}`;
}
