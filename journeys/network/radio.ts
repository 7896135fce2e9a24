import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Passed, Requests } from './wire.ts';

/** What a radio carries: from a port of its own to a port of the installation. */
export interface Line {
  readonly to: number;
  /** Counts this line's requests. */
  readonly onRequest?: (request: Passed) => void;
  readonly onBody?: (request: Passed, part: Buffer, at: number) => void;
}

/** The air between a phone and an installation: slow upwards, and it breaks off. */
export interface Radio {
  /** Port to reach a port of the installation by. */
  portFor(to: number): number;
  /** Everything under way is lost, and nothing gets through for a while. */
  cut(forMs: number): Promise<void>;
  /** Bytes that the phone has put on the air, heads of requests included. */
  sentBytes(): number;
  cuts(): number;
  close(): Promise<void>;
}

/**
 * Opens a TCP proxy for each line. `bytesPerSecond` holds for all lines together, upwards. Bytes are taken from the phone
 * one by one as they go on, so that what is counted as sent has really left it.
 */
export async function openRadio(lines: readonly Line[], bytesPerSecond: number): Promise<Radio> {
  const pairs = new Set<{ phone: Socket; far: Socket }>();
  const hanging = new Set<Socket>();
  const ports = new Map<number, number>();
  let [isOff, sentBytes, cuts, freeAtMs] = [false, 0, 0, 0];

  const carry = (phone: Socket, line: Line) => {
    const far = connect({ host: '127.0.0.1', port: line.to });
    const pair = { phone, far };
    pairs.add(pair);
    const requests = new Requests(line.onRequest ?? (() => {}), line.onBody);
    phone.on('data', (bytes: Buffer) => {
      sentBytes += bytes.length;
      requests.pass(bytes);
      far.write(bytes);
      phone.pause();
      const now = performance.now();
      freeAtMs = Math.max(now, freeAtMs) + (bytes.length / bytesPerSecond) * 1000;
      setTimeout(() => phone.resume(), freeAtMs - now);
    });
    far.on('data', (bytes: Buffer) => phone.write(bytes));
    for (const [one, other] of [
      [phone, far],
      [far, phone],
    ] as const) {
      one.on('error', () => other.resetAndDestroy());
      one.on('end', () => other.end());
      one.on('close', () => {
        pairs.delete(pair);
        hanging.delete(one);
      });
    }
  };

  const servers = await Promise.all(
    lines.map(async (line) => {
      const server = createServer((phone) => {
        if (isOff) phone.resetAndDestroy();
        else carry(phone, line);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      ports.set(line.to, (server.address() as AddressInfo).port);
      return server;
    }),
  );

  return {
    portFor: (to) => ports.get(to)!,
    async cut(forMs) {
      cuts += 1;
      isOff = true;
      for (const { phone, far } of [...pairs]) {
        // Of two cuts the far end learns of one; of the other it hears nothing at all, as of a phone in a lift.
        far.removeAllListeners('data');
        if (cuts % 2) far.resetAndDestroy();
        else hanging.add(far);
        phone.removeAllListeners('close');
        phone.resetAndDestroy();
      }
      pairs.clear();
      await pause(forMs);
      isOff = false;
    },
    sentBytes: () => sentBytes,
    cuts: () => cuts,
    async close() {
      for (const { phone, far } of pairs) {
        phone.destroy();
        far.destroy();
      }
      for (const far of hanging) far.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
