import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '../ids/index.ts';
import type { ProblemBody } from './problem.ts';

const statusOf: Readonly<Record<string, [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'try-again'],
};

/**
 * Answers what Node.js could not read as a request (unknown method, too many headers, no HTTP at all), which reaches no
 * route and no hook: the same headers and the same error body as every other answer. For `clientErrorHandler` of Fastify
 * and `clientError` of a bare server.
 */
export function refuseUnread(headers: Readonly<Record<string, string>>) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    // Nobody is there any more to read an answer.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, code] = statusOf[error.code ?? ''] ?? [400, 'input'];
    const requestId = newId();
    const body = JSON.stringify({ code, status, title: code, requestId } satisfies ProblemBody);
    const lines = Object.entries({
      ...headers,
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
      'request-id': requestId,
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
  };
}
