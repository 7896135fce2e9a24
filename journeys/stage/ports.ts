import { firstPort } from './config.ts';

const at = (offset: number): string => String(firstPort + offset);

/** Where the stories' installation listens; apart from a developer's own, so that both can run. */
export const ports = {
  HOME_PORT: at(0),
  STAFF_REALM_PORT: at(10),
  SERVICE_PORT: at(20),
  WORKER_PORT: at(21),
  FILES_PORT: at(30),
  EMULATOR_PORT: at(40),
  MAIL_SMTP_PORT: at(45),
  MAIL_PAGE_PORT: at(50),
} as const;

/** Origins as a browser sees them; home and service on different host names, because cookies ignore ports. */
export const origins = {
  home: `http://localhost:${ports.HOME_PORT}`,
  service: `http://127.0.0.1:${ports.SERVICE_PORT}`,
  files: `http://127.0.0.1:${ports.FILES_PORT}`,
  emulator: `http://localhost:${ports.EMULATOR_PORT}`,
  mail: `http://localhost:${ports.MAIL_PAGE_PORT}`,
} as const;
