import { z } from 'zod';
import { readConfigOrExit } from '#platform/config';

const port = (says: string) => z.coerce.number().int().describe(says);

/** Settings of the demo mail box. */
export function mailBoxConfig() {
  return readConfigOrExit(
    z.object({
      HOST: z.string().describe('Address to listen at.'),
      PORT: port('Port of the page.'),
      SMTP_PORT: port('Port that takes mail.'),
      DATA_FOLDER: z.string().describe('Folder that the mails are kept in.'),
    }),
  );
}

/** Settings of the server for an app without a server of its own. */
export function staticServerConfig() {
  return readConfigOrExit(
    z.object({
      HOST: z.string().describe('Address to listen at.'),
      PORT: port('Port to listen at.'),
      STATIC_FOLDER: z.string().describe('Folder whose files are served.'),
      HOME_URL: z.string().describe('Public address of home, told to the app by /config.json.'),
      SERVICE_URL: z.string().describe('Public address of the service, told to the app by /config.json.'),
    }),
  );
}
