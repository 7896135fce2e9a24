import { z } from 'zod';
import { readConfigOrExit } from '#platform/config';

const port = (says: string) => z.coerce.number().int().describe(says);

/** Settings of the demo mail box. */
export const mailBoxSettings = z.object({
  HOST: z.string().describe('Address to listen at.'),
  PORT: port('Port of the page.'),
  SMTP_PORT: port('Port that takes mail.'),
  DATA_FOLDER: z.string().describe('Folder that the mails are kept in.'),
});

/** Reads the settings of the demo mail box; prints all mistakes and ends the process on any. */
export function mailBoxConfig() {
  return readConfigOrExit(mailBoxSettings);
}
