import { systemClock } from '#platform/clock';
import { listenAsChild } from '#platform/http';
import { openLog } from '#platform/log';
import { namesNotLogged } from '#privacy/vocabulary';
import { readServeConfig } from './config.ts';
import { serviceRegister } from './data-maps/register.ts';
import { wireService } from './wiring.ts';

const config = readServeConfig();
const service = await wireService(
  config,
  systemClock,
  openLog(config.PROCESS_NAME, config.LOG_LEVEL, { never: namesNotLogged(serviceRegister) }),
);

await listenAsChild(
  [
    { app: service.app, host: config.HOST, port: config.PORT },
    { app: service.fileOrigin, host: config.HOST, port: config.FILES_PORT },
  ],
  service.close,
);
