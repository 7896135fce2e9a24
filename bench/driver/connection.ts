import { connect, type Socket } from 'node:net';

/** One answer as the driver sees it. */
export interface Answered {
  readonly status: number;
  readonly bodyBytes: number;
}

/** A kept-alive connection that sends one request at a time. */
export interface Connection {
  send(request: Buffer): Promise<Answered>;
  close(): void;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Opens a bare connection: no client library stands between the measured server and the clock. It understands answers
 * with a Content-Length, which is all that is measured here.
 */
export async function openConnection(origin: URL): Promise<Connection> {
  const socket = connect({ host: origin.hostname, port: Number(origin.port), noDelay: true });
  await new Promise<void>((settle, refuse) => socket.once('connect', settle).once('error', refuse));
  return connectionOn(socket);
}

function connectionOn(socket: Socket): Connection {
  let buffered: Buffer = Buffer.alloc(0);
  let waiting: { settle(answered: Answered): void; refuse(error: Error): void } | undefined;
  const fail = (error: Error) => {
    waiting?.refuse(error);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    const answered = complete(buffered);
    if (!answered) return;
    buffered = buffered.subarray(answered.bytes);
    const { settle } = waiting!;
    waiting = undefined;
    settle(answered);
  });
  return {
    send: (request) =>
      new Promise((settle, refuse) => {
        waiting = { settle, refuse };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}

function complete(buffer: Buffer): (Answered & { bytes: number }) | undefined {
  const end = buffer.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = buffer.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('an answer without Content-Length cannot be measured');
  const bytes = end + headEnd.length + Number(length);
  if (buffer.length < bytes) return undefined;
  return { status: Number(head.slice(9, 12)), bodyBytes: Number(length), bytes };
}
