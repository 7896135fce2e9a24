import { systemClock } from '#platform/clock';
import { listenAsChild } from '#platform/http';
import { openLog } from '#platform/log';
import { readServeConfig } from './config.ts';
import { wireService } from './wiring.ts';

const config = readServeConfig();
const service = await wireService(config, systemClock, openLog(config.PROCESS_NAME, config.LOG_LEVEL));

await listenAsChild(
  [
    { app: service.app, host: config.HOST, port: config.PORT },
    { app: service.fileOrigin, host: config.HOST, port: config.FILES_PORT },
  ],
  service.close,
);
