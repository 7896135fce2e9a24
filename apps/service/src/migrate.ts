import { fileURLToPath } from 'node:url';
import { migrate } from '#platform/database';
import { applyRegister } from '#privacy/engine';
import { serviceFunctions } from './data-maps/functions.ts';
import { serviceRegister } from './data-maps/register.ts';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings the database `service` to the newest schema, then writes grants and row policies; safe to run again. */
export async function migrateService(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, folder, (client) => applyRegister(client, serviceRegister, serviceFunctions));
}
