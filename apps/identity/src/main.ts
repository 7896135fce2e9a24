import { listenAsChild } from '#platform/http';
import { openLog } from '#platform/log';
import { namesNotLogged } from '#privacy/vocabulary';
import { readIdentityConfig } from './config.ts';
import { homeTables, staffRealmTables } from './store/data-map.ts';
import { openCustomerRealm, openStaffRealm } from './wiring.ts';

const config = readIdentityConfig();
const tables = config.REALM === 'staff' ? staffRealmTables : homeTables;
const log = openLog(config.PROCESS_NAME, config.LOG_LEVEL, { never: namesNotLogged(tables) });
try {
  const realm = await (config.REALM === 'staff' ? openStaffRealm(config, log) : openCustomerRealm(config, log));
  await listenAsChild([{ app: realm.app, host: config.HOST, port: config.PORT }], realm.close);
} catch (error) {
  log.fatal({ err: error }, 'cannot start');
  process.stderr.write(`${config.PROCESS_NAME} cannot start: ${(error as Error).message}\n`);
  process.exit(1);
}
