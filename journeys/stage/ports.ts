/** Where the stories' installation listens; apart from a developer's own, so that both can run. */
export const ports = {
  HOME_PORT: '4600',
  STAFF_REALM_PORT: '4610',
  SERVICE_PORT: '4620',
  WORKER_PORT: '4621',
  FILES_PORT: '4630',
  EMULATOR_PORT: '4640',
  MAIL_SMTP_PORT: '4645',
  MAIL_PAGE_PORT: '4650',
} as const;

/** Origins as a browser sees them; home and service on different host names, because cookies ignore ports. */
export const origins = {
  home: `http://localhost:${ports.HOME_PORT}`,
  service: `http://127.0.0.1:${ports.SERVICE_PORT}`,
  files: `http://127.0.0.1:${ports.FILES_PORT}`,
  emulator: `http://localhost:${ports.EMULATOR_PORT}`,
  mail: `http://localhost:${ports.MAIL_PAGE_PORT}`,
} as const;
