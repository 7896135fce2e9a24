import {
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { noPagesPolicy, securityHeaders } from '#platform/http';
import { cookiesOfPort, type OwnCookies } from './cookies.ts';

/** Headers of what the gate answers by itself. */
export const ownHeaders = securityHeaders({
  contentSecurityPolicy: noPagesPolicy,
  resourcePolicy: 'same-origin',
  tls: true,
});

/** Valid for one connection only, or a claim about the caller that the gate alone makes. */
const notPassedOn = [
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'upgrade',
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-real-ip',
];

/** For origins that have host names of their own, which browsers keep apart by themselves. */
export const withCookiesAsTheyAre: OwnCookies = { toServer: (header) => header, toBrowser: (lines) => [...lines] };

/** Passes requests on to the server at a port of loopback, bodies and answers as they come. */
export function passOn(port: number, cookies: OwnCookies = cookiesOfPort(port)): RequestListener {
  return (incoming, answer) => {
    const { method, url: path } = incoming;
    const asked = ask({ host: '127.0.0.1', port, method, path, headers: headersFor(incoming, cookies), agent: false });
    asked.on('response', (response) => {
      answer.writeHead(response.statusCode!, headersOf(response.headers, cookies));
      response.pipe(answer);
      response.on('error', () => answer.destroy());
    });
    asked.on('error', () => refuse(answer));
    // A caller who went away must not keep a stream or an upload open behind.
    answer.on('close', () => asked.destroy());
    incoming.pipe(asked);
  };
}

function headersFor(incoming: IncomingMessage, cookies: OwnCookies): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...incoming.headers };
  for (const name of notPassedOn) delete headers[name];
  delete headers.cookie;
  const own = cookies.toServer(incoming.headers.cookie);
  return {
    ...headers,
    ...(own && { cookie: own }),
    'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'https',
  };
}

function headersOf(given: IncomingHttpHeaders, cookies: OwnCookies): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { ...given };
  for (const name of ['connection', 'keep-alive', 'transfer-encoding']) delete headers[name];
  const lines = given['set-cookie'];
  return lines ? { ...headers, 'set-cookie': cookies.toBrowser(lines) } : headers;
}

/** The server behind is away for a moment: it starts, or it is started again. */
function refuse(answer: ServerResponse): void {
  if (answer.headersSent) return void answer.destroy();
  answer.writeHead(503, { ...ownHeaders, 'retry-after': '1', 'content-type': 'application/problem+json' });
  answer.end(JSON.stringify({ code: 'try-again', status: 503, title: 'try-again' }));
}
