import { z } from 'zod';
import { fewestDays, mostDays } from '#platform/access-log';
import { openListening, openTalking, readConfigOrExit } from '#platform/config';

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

const both = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production').describe('How Node.js runs.'),
  PROCESS_NAME: z.string().default('identity').describe('Name of this process in the log.'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('Level of the log.'),
  HOST: z.string().default('127.0.0.1').describe('Address this process listens on.'),
  PORT: z.coerce.number().int().min(1).max(65_535).describe('Port this process listens on.'),
  TRUSTED_PROXY: z.string().optional().describe('Address of the TLS proxy in front; needed to listen beyond loopback.'),
  HOME_URL: origin('Public origin of home.', 'http://localhost:4100'),
  SERVICE_URL: origin('Public origin of the service; the audience of access tokens.', 'http://127.0.0.1:4200'),
  FILES_URL: origin('Public origin of files.', 'http://127.0.0.1:4300'),
  DATABASE_URL_IDENTITY: z
    .string()
    .min(1)
    .describe('Address of the realm’s database for the role that answers requests.'),
  DATABASE_URL_WORKER: z
    .string()
    .min(1)
    .describe('Address of the realm’s database for the role that sweeps, and at home sends mails.'),
  COOKIE_SECRET: secret('Signs the cookies of this realm.'),
  DATA_KEY: secret('Encrypts secrets at rest in this realm.'),
  ACCESS_LOG_DAYS: z.coerce
    .number()
    .int()
    .min(fewestDays)
    .max(mostDays)
    .optional()
    .describe('Days that the log of use is kept, 184 to 365; absent: 12 months.'),
  OPERATOR_PROFILE: z
    .string()
    .optional()
    .describe('File with the operator profile; empty: operator/default.json of this project.'),
};

/** Settings of the realm customer. */
export const customerConfigSchema = z.object({
  ...both,
  REALM: z.literal('customer').describe('Which realm this process is.'),
  CUSTOMER_ISSUER_URL: z
    .url()
    .default('http://localhost:4100/oidc')
    .describe('Issuer of customer access tokens; HOME_URL and /oidc.'),
  HOME_CLIENT_SECRET: secret('Secret of home as its own OpenID client.'),
  SERVICE_INTERNAL_URL: z
    .url()
    .transform((text) => new URL(text).origin)
    .optional()
    .describe('Where home reaches the service to tell decisions; absent: SERVICE_URL.'),
  TRANSFER_THRESHOLDS: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,4}$/, 'must be up to five numbers with commas between')
    .default('100000,1000000')
    .transform((text) => text.split(',').map(Number))
    .describe(
      'Numbers of persons transferred in a calendar year at which the law asks for more; alarms at 80 % and 100 %.',
    ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .describe('Where mails are handed over.'),
  MAIL_FROM: z.string().min(3).describe('Sender of mails.'),
  CONTROL_KEYS: z
    .string()
    .optional()
    .describe('File with further public keys of controls, beside those of the operator profile; absolute.'),
  CUSTOMER_APP_FOLDER: z.string().min(1).describe('Folder of the built customer app, absolute.'),
});

/** Settings of the realm staff. */
export const staffConfigSchema = z.object({
  ...both,
  REALM: z.literal('staff').describe('Which realm this process is.'),
  STAFF_ISSUER_URL: z
    .url()
    .default('http://127.0.0.1:4200/staff-sign-in')
    .describe('Issuer of the staff realm as browsers see it: SERVICE_URL and /staff-sign-in.'),
  STAFF_CLIENT_SECRET: secret('Secret of the service as client of the staff realm.'),
});

/** Settings of the realm customer, read. */
export type CustomerConfig = Readonly<z.output<typeof customerConfigSchema>>;

/** Settings of the realm staff, read. */
export type StaffConfig = Readonly<z.output<typeof staffConfigSchema>>;

/** What no single field can tell. */
export function contradictions(config: CustomerConfig | StaffConfig): string[] {
  const lines: string[] = [];
  const open = openListening(config);
  if (open) lines.push(open);
  if (config.REALM === 'customer') {
    const plain = openTalking('SERVICE_URL', config.SERVICE_INTERNAL_URL ?? config.SERVICE_URL, config.HOST);
    if (plain) lines.push(plain);
  }
  if (config.REALM === 'customer' && config.CUSTOMER_ISSUER_URL !== `${config.HOME_URL}/oidc`)
    lines.push(`CUSTOMER_ISSUER_URL: must be ${config.HOME_URL}/oidc, because home answers there`);
  if (config.REALM === 'staff' && config.STAFF_ISSUER_URL !== `${config.SERVICE_URL}/staff-sign-in`)
    lines.push(
      `STAFF_ISSUER_URL: must be ${config.SERVICE_URL}/staff-sign-in, because the service passes that path on`,
    );
  return lines;
}

/** Reads the settings of the realm that `REALM` names; prints all mistakes and ends the process on any. */
export function readIdentityConfig(): CustomerConfig | StaffConfig {
  const config =
    process.env.REALM === 'staff' ? readConfigOrExit(staffConfigSchema) : readConfigOrExit(customerConfigSchema);
  const lines = contradictions(config);
  for (const line of lines) process.stderr.write(`setting ${line}\n`);
  if (lines.length > 0) process.exit(1);
  return config;
}
