import { fileURLToPath } from 'node:url';
import { migrate } from '#platform/database';
import { applyRegister, keepRegister } from '#privacy/engine';
import product from '../../../package.json' with { type: 'json' };
import { serviceConnectors } from './data-maps/connectors.ts';
import { serviceFunctions } from './data-maps/functions.ts';
import { serviceRegister } from './data-maps/register.ts';
import { serviceStores } from './data-maps/stores.ts';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));

const live = { tables: serviceRegister, stores: serviceStores, connectors: serviceConnectors };

/**
 * Brings the database `service` to the newest schema, writes grants and row policies, and keeps the register it works by;
 * safe to run again. @throws RegisterRefused when the data maps are not those of the committed register
 */
export async function migrateService(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, folder, async (client) => {
    await applyRegister(client, serviceRegister, serviceFunctions);
    await keepRegister(client, live, product.version);
  });
}
