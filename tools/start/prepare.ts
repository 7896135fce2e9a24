import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder, type Settings } from './config.ts';
import type { RegionChoice } from './ground/region-rules.ts';
import type { Secrets } from './ground/secrets.ts';
import { type Databases, filesFolder, machinesFile, profileFile } from './processes.ts';

/** What seeds/main.ts gets to write the demo with. */
export interface SeedContext {
  /** Which regions' part of the demo is wanted here. */
  region: RegionChoice;
  databases: Databases;
  dataFolder: string;
  filesFolder: string;
  /** File for the demo's accounts, read by `npm run demo:codes`. */
  accountsFile: string;
  /** File for the machines that the control emulator plays; optional. */
  machinesFile: string;
  dataKeys: { home: string; staffRealm: string };
  now: Date;
}

interface IdentityMigrations {
  migrateIdentity(realm: 'customer' | 'staff', ownerUrl: string, profileFile?: string): Promise<void>;
}

interface ServiceMigrations {
  migrateService(ownerUrl: string): Promise<void>;
}

interface Seeds {
  seedDemo(context: SeedContext): Promise<void>;
}

/** Brings every database to the current schema; those that are current stay as they are. */
export async function migrateAll(settings: Settings, databases: Databases): Promise<void> {
  const identity = await load<IdentityMigrations>('apps/identity/src/migrate.ts');
  const service = await load<ServiceMigrations>('apps/service/src/migrate.ts');
  const profile = profileFile(settings);
  // All of them end before one failure is told: stopping the databases under another one would be told instead of it.
  const parts = [
    ...(settings.REGION === 'service' ? [] : [identity.migrateIdentity('customer', databases.home.ownerUrl, profile)]),
    ...(settings.REGION === 'home'
      ? []
      : [
          identity.migrateIdentity('staff', databases.staffRealm.ownerUrl, profile),
          service.migrateService(databases.service.ownerUrl),
        ]),
  ];
  await Promise.allSettled(parts);
  await Promise.all(parts);
}

/** How far the demo data of a data folder are. */
export type SeedState = 'none' | 'begun' | 'done';

/** Reads how far the demo data are; a start that was cut off while writing them leaves `begun`. */
export function seedState(dataFolder: string): SeedState {
  const file = stateFile(dataFolder);
  if (!existsSync(file)) return 'none';
  return (JSON.parse(readFileSync(file, 'utf8')) as { demo: SeedState }).demo;
}

/** Writes the demo data on the first start. */
export async function seedOnce(settings: Settings, secrets: Secrets, databases: Databases): Promise<boolean> {
  if (seedState(settings.dataFolder) === 'done') return false;
  const seeds = await load<Seeds>('seeds/main.ts');
  writeState(settings.dataFolder, 'begun');
  await seeds.seedDemo({
    region: settings.REGION,
    databases: { home: databases.home, service: databases.service, staffRealm: databases.staffRealm },
    dataFolder: settings.dataFolder,
    filesFolder: filesFolder(settings),
    accountsFile: accountsFile(settings.dataFolder),
    machinesFile: machinesFile(settings.dataFolder),
    dataKeys: {
      home: secrets.HOME_DATA_KEY,
      staffRealm: secrets.STAFF_REALM_DATA_KEY,
    },
    now: new Date(),
  });
  writeState(settings.dataFolder, 'done');
  return true;
}

/** File with the demo's accounts. */
export function accountsFile(dataFolder: string): string {
  return join(dataFolder, 'demo-accounts.json');
}

function stateFile(dataFolder: string): string {
  return join(dataFolder, 'ready.json');
}

function writeState(dataFolder: string, demo: SeedState): void {
  writeFileSync(stateFile(dataFolder), JSON.stringify({ demo }));
}

/** Loaded when it is needed: most commands that read these settings need neither migrations nor seeds. */
async function load<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(projectFolder, path)).href)) as Module;
}
