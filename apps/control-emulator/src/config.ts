import { z } from 'zod';

/** Settings of the emulator's server. */
export const emulatorSettings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4400).describe('Port of the control emulator.'),
  HOST: z.string().default('localhost').describe('Address to listen on.'),
  TRUSTED_PROXY: z.string().optional().describe('Address of the TLS proxy in front; needed to listen beyond loopback.'),
  HOME_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the customer app that the codes open; default: port 4100 of the host the page is opened at.'),
  MACHINES_FILE: z
    .string()
    .optional()
    .describe('JSON file with the machines to play; default: the built-in demo list.'),
});

/** The settings after reading. */
export type EmulatorConfig = Readonly<z.infer<typeof emulatorSettings>>;
