import { z } from 'zod';
import { readServerConfigOrExit } from '#platform/config';

const port = (says: string) => z.coerce.number().int().describe(says);

/** Settings of the demo mail box. */
export const mailBoxSettings = z.object({
  HOST: z.string().describe('Address to listen at.'),
  TRUSTED_PROXY: z.string().optional().describe('Address of the TLS proxy in front; needed to listen beyond loopback.'),
  PORT: port('Port of the page.'),
  SMTP_PORT: port('Port that takes mail.'),
  DATA_FOLDER: z.string().describe('Folder that the mails are kept in.'),
});

/** Reads the settings of the demo mail box; prints all mistakes and ends the process on any. */
export function mailBoxConfig() {
  return readServerConfigOrExit(mailBoxSettings);
}
