import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ports that a system gives to outgoing connections (from 32768 on Linux): one of those, found free and let go,
// may be somebody's before the server that wanted it listens.
const first = 11_000;
const count = 21_000;
// Test processes run side by side: each walks from a place of its own.
let last = randomInt(count);

const canListen = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const probe = createServer().once('error', () => settle(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
  });

/** A port of 127.0.0.1 that nobody listens on at this moment; never the same twice in one process. */
export async function freePort(): Promise<number> {
  for (;;) {
    last = (last + 1) % count;
    if (await canListen(first + last)) return first + last;
  }
}
