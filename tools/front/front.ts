import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { refuseUnread } from '#platform/http';
import { ownHeaders, passOn, withCookiesAsTheyAre } from '../lan/gate/pass-on.ts';
import { readKeyPair } from './certificate.ts';
import type { FrontConfig, FrontedOrigin } from './config.ts';

/** A front that listens. */
export interface Front {
  /** Reads the certificate again; one that is wrong leaves the present one in use, and the reason is answered. */
  readonly renew: () => string | undefined;
  readonly close: () => Promise<void>;
}

/**
 * Ends TLS for the origins of one region and passes requests on to this machine's loopback by the name they were sent to.
 * @throws Error with one line that names the setting when certificate and key cannot be used
 */
export async function openFront(config: FrontConfig): Promise<Front> {
  const pair = readKeyPair(config, new Date());
  const ports = [...new Set(config.ORIGINS.map(({ at }) => at))];
  const servers = ports.map((at) => {
    const answer = byName(config.ORIGINS.filter((origin) => origin.at === at));
    // How long a body may take is for the server behind to say: a film goes up slowly.
    const server = createServer({ ...pair, minVersion: 'TLSv1.2', requestTimeout: 0 }, answer);
    server.on('clientError', refuseUnread(ownHeaders));
    return { server, at };
  });
  await Promise.all(
    servers.map(
      ({ server, at }) =>
        new Promise<void>((settle, fail) => {
          server.once('error', fail);
          server.listen(at, config.HOST, () => settle());
        }),
    ),
  );
  return {
    renew() {
      try {
        const next = readKeyPair(config, new Date());
        for (const { server } of servers) server.setSecureContext(next);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
    async close() {
      await Promise.all(
        servers.map(({ server }) => {
          server.closeAllConnections();
          return new Promise((settle) => server.close(settle));
        }),
      );
    },
  };
}

/** Two origins may share a port and differ in their names, so the name decides, and a strange one reaches nobody. */
function byName(origins: readonly FrontedOrigin[]): RequestListener {
  const listeners = new Map(origins.map(({ host, port }) => [host, passOn(port, withCookiesAsTheyAre)]));
  return (incoming, answer) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    (listeners.get(host) ?? misdirected)(incoming, answer);
  };
}

function misdirected(_incoming: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(421, { ...ownHeaders, 'content-type': 'application/problem+json' });
  answer.end(JSON.stringify({ code: 'not-found', status: 421, title: 'not-found' }));
}
