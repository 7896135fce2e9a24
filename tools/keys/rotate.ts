import { parseArgs } from 'node:util';
import { systemClock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { sealerOf } from '../../apps/identity/src/store/seal.ts';
import { keepSigningKeys, replaceSigningKeys } from '../../apps/identity/src/store/signing-keys/keys.ts';
import { homeLayout, staffRealmLayout } from '../db/index.ts';
import { addressesOf } from '../start/clusters.ts';
import { readInstallation } from '../start/config.ts';
import { openSecrets } from '../start/ground/secrets.ts';
import { endWithOneLine } from '../start/terminal/one-line.ts';

/** `npm run keys:rotate [-- --leaked]`: new signing keys for both realms of a running installation. */
async function rotate(): Promise<void> {
  const { values } = parseArgs({ options: { leaked: { type: 'boolean', default: false } } });
  const settings = readInstallation();
  const secrets = openSecrets(settings);
  const all = [
    {
      region: 'home',
      name: 'customers',
      role: 'identity',
      url: () => addressesOf(settings, 'HOME', 'home', homeLayout).urls.identity!,
      dataKey: secrets.HOME_DATA_KEY,
    },
    {
      region: 'service',
      name: 'staff',
      role: 'staff_identity',
      url: () => addressesOf(settings, 'STAFF_REALM', 'service', staffRealmLayout).urls.staff_identity!,
      dataKey: secrets.STAFF_REALM_DATA_KEY,
    },
  ];
  const realms = all.filter(({ region }) => settings.REGION === 'both' || settings.REGION === region);
  for (const { name, role, url, dataKey } of realms) {
    const database = openDatabase(role, url(), { onError: () => {} });
    const now = systemClock.now();
    if (values.leaked) await replaceSigningKeys(database, sealerOf(dataKey), now);
    else await keepSigningKeys(database, sealerOf(dataKey), now, true);
    await database.close();
    const done = values.leaked
      ? 'all keys replaced; restart npm start'
      : 'a next key is published, it signs in two hours';
    process.stdout.write(`${name}: ${done}\n`);
  }
}

rotate().catch((error: unknown) => endWithOneLine('npm run keys:rotate', error));
