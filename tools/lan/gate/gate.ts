import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import { refuseUnread } from '#platform/http';
import { answerPage, pageHeaders } from '../page/server.ts';
import type { GateConfig } from './config.ts';
import { ownHeaders, passOn } from './pass-on.ts';

/** A gate that listens. */
export interface Gate {
  /** Reads the certificate again: the launcher renews it while the gate runs. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

const read = ({ CERTIFICATE_FILE, KEY_FILE }: GateConfig) => ({
  cert: readFileSync(CERTIFICATE_FILE),
  key: readFileSync(KEY_FILE),
});

/** Opens every origin over TLS at the address in the local network, and the page with the certificate without TLS. */
export async function openGate(config: GateConfig): Promise<Gate> {
  const gates = config.PORTS.map((port) => {
    // How long a body may take is for the server behind to say: a film goes up slowly.
    const server = createServer({ ...read(config), minVersion: 'TLSv1.2', requestTimeout: 0 }, passOn(port));
    server.on('clientError', refuseUnread(ownHeaders));
    return { server, port };
  });
  const page = createPlainServer(answerPage(config));
  page.on('clientError', refuseUnread(pageHeaders));
  const all: { server: Server; port: number }[] = [...gates, { server: page, port: config.PAGE_PORT }];
  await Promise.all(all.map(({ server, port }) => listening(server, port, config.HOST)));
  return {
    renew: () => {
      for (const { server } of gates) server.setSecureContext(read(config));
    },
    async close() {
      await Promise.all(
        all.map(({ server }) => {
          server.closeAllConnections();
          return new Promise((settle) => server.close(settle));
        }),
      );
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => settle());
  });
}
