import { z } from 'zod';
import { readConfigOrExit } from '#platform/config';

/** A public origin and the port at loopback that answers for it. */
export interface FrontedOrigin {
  readonly host: string;
  /** Port of the public address. */
  readonly at: number;
  /** Port at loopback. */
  readonly port: number;
}

const pair = /^https:\/\/([^/:=]+)(?::(\d+))?=(\d+)$/;

/** Settings of the front, which ends TLS for a region that has a host of its own. */
export const frontSettings = z.object({
  HOST: z.string().describe('Address at which the front listens.'),
  ORIGINS: z
    .string()
    .transform((list) => list.split(' '))
    .pipe(z.array(z.string().regex(pair, 'must be https addresses with a port at loopback behind =')))
    .transform((list) =>
      list.map((text): FrontedOrigin => {
        const [, host, at, port] = pair.exec(text)!;
        return { host: host!, at: Number(at ?? 443), port: Number(port) };
      }),
    )
    .describe('Public origins of this region, each with the port at 127.0.0.1 that answers for it.'),
  CERTIFICATE_FILE: z.string().describe('Certificate of this host with its chain.'),
  KEY_FILE: z.string().describe('Key of that certificate.'),
});

/** Settings of the front, read. */
export type FrontConfig = Readonly<z.output<typeof frontSettings>>;

/** Reads the settings of the front; prints all mistakes and ends the process on any. */
export function readFrontConfig(): FrontConfig {
  return readConfigOrExit(frontSettings);
}
