import { z } from 'zod';
import { readConfigOrExit } from '#platform/config';

const port = (says: string) => z.coerce.number().int().min(1).max(65_535).describe(says);

/** Settings of the gate to the local network. */
export const gateSettings = z.object({
  HOST: z.string().describe('Address in the local network.'),
  PORTS: z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .transform((list) => list.split(',').map(Number))
    .describe('Ports that are passed on to the same ones at 127.0.0.1, over TLS.'),
  PAGE_PORT: port('Port of the page that hands out the certificate, without TLS.'),
  HOME_URL: z.url().describe('Address of the customer app, which that page leads to.'),
  CERTIFICATE_FILE: z.string().describe('Certificate of the server.'),
  KEY_FILE: z.string().describe('Key of the server.'),
  AUTHORITY_FILE: z.string().describe('Certificate of the authority, to hand out.'),
});

/** Settings of the gate, read. */
export type GateConfig = Readonly<z.output<typeof gateSettings>>;

/** Reads the settings of the gate; prints all mistakes and ends the process on any. */
export function readGateConfig(): GateConfig {
  return readConfigOrExit(gateSettings);
}
