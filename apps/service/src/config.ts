import { z } from 'zod';
import { fewestDays, mostDays } from '#platform/access-log';
import { openTalking, readServerConfigOrExit } from '#platform/config';

const origin = (sentence: string, example: string) =>
  z
    .url()
    .transform((text) => new URL(text).origin)
    .prefault(example)
    .describe(sentence);
const secret = (sentence: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be base64url of 32 random bytes')
    .describe(sentence);
const port = (sentence: string) => z.coerce.number().int().min(1).max(65_535).describe(sentence);
const folder = (sentence: string) => z.string().startsWith('/', 'must be absolute').describe(sentence);
const database = (role: string) => z.string().min(1).describe(`Address of the database service for the role ${role}.`);

const both = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production').describe('How Node.js runs.'),
  PROCESS_NAME: z.string().default('service').describe('Name of this process in the log.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Level of the log.'),
  HOST: z.string().default('127.0.0.1').describe('Address this process listens on.'),
  TRUSTED_PROXY: z.string().optional().describe('Address of the TLS proxy in front; needed to listen beyond loopback.'),
  FILES_FOLDER: folder('Folder of uploaded files.'),
};

/** Settings of the API process. */
export const serveConfigSchema = z.object({
  ...both,
  PORT: port('Port of the API.').default(4200),
  FILES_PORT: port('Port of the file origin.').default(4300),
  HOME_URL: origin('Public origin of home; its pages may call customer routes.', 'http://localhost:4100'),
  SERVICE_URL: origin('Public origin of the service; the audience of access tokens.', 'http://127.0.0.1:4200'),
  FILES_URL: origin('Public origin of files.', 'http://127.0.0.1:4300'),
  CUSTOMER_ISSUER_URL: z.url().default('http://localhost:4100/oidc').describe('Issuer of customer access tokens.'),
  STAFF_ISSUER_URL: z
    .url()
    .default('http://127.0.0.1:4200/staff-sign-in')
    .describe('Issuer of the staff realm as browsers see it: SERVICE_URL and /staff-sign-in.'),
  HOME_INTERNAL_URL: origin('Where home is reached for its keys.', 'http://127.0.0.1:4100'),
  STAFF_REALM_INTERNAL_URL: origin('Where the staff realm is reached.', 'http://127.0.0.1:4110'),
  DATABASE_URL_CUSTOMER: database('customer'),
  DATABASE_URL_STAFF: database('staff'),
  DATABASE_URL_PRIVACY: database('privacy'),
  DATABASE_URL_ANALYSIS: database('analysis'),
  DATABASE_URL_SIGN_IN: database('sign_in'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe('Connections per role at most; two or three for each core of the database (docs/decisions/0127).'),
  COOKIE_SECRET: secret('Signs the cookies of the service.'),
  FILE_LINK_SECRET: secret('Signs addresses of files.'),
  STAFF_CLIENT_SECRET: secret('Secret of the service as client of the staff realm.'),
  WORKBENCH_APP_FOLDER: folder('Folder of the built workbench.'),
  CONTROL_KEYS: z.string().optional().describe('File with keys of controls beside those of the operator profile.'),
  OPERATOR_PROFILE: z.string().optional().describe('File of the operator profile; absent: the one of this project.'),
});

/** Settings of the worker process. */
export const workConfigSchema = z.object({
  ...both,
  PORT: port('Port of healthz and readyz.').default(4210),
  DATABASE_URL_WORKER: database('worker'),
  ACCESS_LOG_DAYS: z.coerce
    .number()
    .int()
    .min(fewestDays)
    .max(mostDays)
    .optional()
    .describe('Days that the log of use is kept, 184 to 365; absent: 12 months.'),
  ALERT_MAIL_TO: z.string().optional().describe('Who is told of misuse by mail, with commas between; absent: nobody.'),
  ALERT_SMTP_URL: z.string().optional().describe('Mail server for these mails.'),
  MAIL_FROM: z.string().optional().describe('Sender of these mails.'),
  SERVICE_URL: z.url().optional().describe('Public origin of the workbench, for the address in these mails.'),
  STAFF_REALM_INTERNAL_URL: z.url().optional().describe('Where the staff realm is asked for its numbers.'),
  STAFF_CLIENT_SECRET: z.string().optional().describe('Secret of the service as client of the staff realm.'),
});

/** Settings of the API process, read. */
export type ServeConfig = Readonly<z.output<typeof serveConfigSchema>>;

/** Settings of the worker process, read. */
export type WorkConfig = Readonly<z.output<typeof workConfigSchema>>;

/** Reads the settings of the API process; prints all mistakes and ends the process on any. */
export function readServeConfig(): ServeConfig {
  const config = readServerConfigOrExit(serveConfigSchema);
  const plain = openTalking('HOME_INTERNAL_URL', config.HOME_INTERNAL_URL, config.HOST);
  if (!plain) return config;
  process.stderr.write(`setting ${plain}\n`);
  process.exit(1);
}

/** Reads the settings of the worker process; prints all mistakes and ends the process on any. */
export function readWorkConfig(): WorkConfig {
  return readServerConfigOrExit(workConfigSchema);
}
