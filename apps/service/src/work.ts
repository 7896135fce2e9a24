import { systemClock } from '#platform/clock';
import { listenAsChild } from '#platform/http';
import { openLog } from '#platform/log';
import { namesNotLogged } from '#privacy/vocabulary';
import { readWorkConfig } from './config.ts';
import { serviceRegister } from './data-maps/register.ts';
import { wireWorker } from './wiring.ts';

const config = readWorkConfig();
const worker = wireWorker(
  config,
  systemClock,
  openLog(config.PROCESS_NAME, config.LOG_LEVEL, { never: namesNotLogged(serviceRegister) }),
);

await worker.jobs.start();
await listenAsChild([{ app: worker.app, host: config.HOST, port: config.PORT }], worker.close);
