import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How the air is. One width for everything together, each way. */
export interface AirWish {
  readonly downBytesPerSecond: number;
  readonly upBytesPerSecond: number;
  readonly roundTripMs: number;
}

/** A port of the installation, and what its way takes beyond the air's own round trip. */
export interface AirLine {
  readonly to: number;
  readonly extraMs: number;
}

/** The air between a phone and an installation. */
export interface Air {
  /** Port to reach a port of the installation by. */
  portFor(to: number): number;
  close(): Promise<void>;
}

// As large as a few packets: nobody's picture keeps another connection's answer waiting.
const portionBytes = 4096;
// A source that has this much waiting is not read further, as a window of TCP holds a sender back.
const windowBytes = 64 * 1024;

/** One direction of one connection. */
interface Flow {
  readonly pending: Buffer[];
  waitingBytes: number;
  readonly delayMs: number;
  deliver(portion: Buffer): void;
  /** There is room again. */
  roomAgain(): void;
}

/** One direction of the air: connections take turns, a portion each. */
class Way {
  readonly #bytesPerMs: number;
  readonly #turns: Flow[] = [];
  #freeAtMs = 0;
  #isBusy = false;

  constructor(bytesPerSecond: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  send(flow: Flow, bytes: Buffer): void {
    if (flow.pending.length === 0) this.#turns.push(flow);
    flow.pending.push(bytes);
    flow.waitingBytes += bytes.length;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#freeAtMs = performance.now();
    this.#next();
  }

  #next(): void {
    const flow = this.#turns.shift();
    if (!flow) {
      this.#isBusy = false;
      return;
    }
    const [first, ...rest] = flow.pending as [Buffer, ...Buffer[]];
    const portion = first.subarray(0, portionBytes);
    flow.pending.length = 0;
    if (portion.length < first.length) flow.pending.push(first.subarray(portionBytes));
    flow.pending.push(...rest);
    if (flow.pending.length > 0) this.#turns.push(flow);
    // From the moment the last portion should have left: a timer that is late makes the air no narrower.
    this.#freeAtMs += portion.length / this.#bytesPerMs;
    setTimeout(
      () => {
        flow.waitingBytes -= portion.length;
        flow.deliver(portion);
        if (flow.waitingBytes < windowBytes) flow.roomAgain();
        this.#next();
      },
      Math.max(0, this.#freeAtMs - performance.now()),
    );
  }
}

/** Carries one direction; portions arrive in the order in which they left, whatever the timers do. */
function carry(from: Socket, to: Socket, way: Way, delayMs: number): void {
  const arriving: (Buffer | 'end')[] = [];
  let hasEnded = false;
  const arrive = () => {
    const portion = arriving.shift()!;
    if (to.destroyed) return;
    if (portion === 'end') to.end();
    else to.write(portion);
  };
  const later = (portion: Buffer | 'end') => {
    arriving.push(portion);
    setTimeout(arrive, delayMs);
  };
  const endWhenEmpty = () => void (hasEnded && flow.waitingBytes === 0 && later('end'));
  const flow: Flow = {
    pending: [],
    waitingBytes: 0,
    delayMs,
    deliver: (portion) => {
      later(portion);
      endWhenEmpty();
    },
    roomAgain: () => from.resume(),
  };
  from.on('data', (bytes: Buffer) => {
    way.send(flow, bytes);
    if (flow.waitingBytes >= windowBytes) from.pause();
  });
  from.on('end', () => {
    hasEnded = true;
    endWhenEmpty();
  });
  from.on('error', () => to.destroy());
  from.on('close', (isBroken) => isBroken && to.destroy());
}

/**
 * Opens a TCP proxy for each line. What happens on the air happens to workers and pages alike, which a browser's own
 * throttling of a page does not; a new connection takes a round trip before its first byte.
 */
export async function openAir(lines: readonly AirLine[], wish: AirWish): Promise<Air> {
  const [up, down] = [new Way(wish.upBytesPerSecond), new Way(wish.downBytesPerSecond)];
  const sockets = new Set<Socket>();
  const ports = new Map<number, number>();
  const servers = await Promise.all(
    lines.map(async ({ to, extraMs }) => {
      const roundTripMs = wish.roundTripMs + extraMs;
      const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (phone) => {
        const far = connect({ host: '127.0.0.1', port: to, allowHalfOpen: true, noDelay: true });
        for (const socket of [phone, far]) {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
        }
        setTimeout(() => {
          carry(phone, far, up, roundTripMs / 2);
          carry(far, phone, down, roundTripMs / 2);
          phone.resume();
        }, roundTripMs);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      ports.set(to, (server.address() as AddressInfo).port);
      return server;
    }),
  );
  return {
    portFor: (to) => ports.get(to)!,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((settle) => server.close(settle))));
    },
  };
}
