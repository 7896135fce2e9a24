import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { isUsedBy } from './region-rules.ts';

/** Names of the settings that are secrets. */
export const secretNames = [
  'HOME_COOKIE_SECRET',
  'HOME_DATA_KEY',
  'HOME_CLIENT_SECRET',
  'STAFF_REALM_COOKIE_SECRET',
  'STAFF_REALM_DATA_KEY',
  'STAFF_CLIENT_SECRET',
  'SERVICE_COOKIE_SECRET',
  'FILE_LINK_SECRET',
] as const;

/** Every secret, none missing. */
export type Secrets = Record<(typeof secretNames)[number], string>;

/**
 * Takes the secrets given; for a demo makes those that are missing and keeps them in `secrets.json`, 0600. A region that
 * runs alone has its own and none of the other's.
 */
export function openSecrets(settings: Settings): Secrets {
  const file = join(settings.dataFolder, 'secrets.json');
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets: Partial<Secrets> = {};
  let made = false;
  for (const name of secretNames.filter((each) => isUsedBy(settings.REGION, each))) {
    if (!settings[name] && !kept[name]) {
      kept[name] = randomBytes(32).toString('base64url');
      made = true;
    }
    secrets[name] = settings[name] ?? kept[name];
  }
  if (made) {
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets as Secrets;
}
