import { hash, verify } from '@node-rs/argon2';
import { problem } from '#contract/route';

/** Hashes and checks passwords, a few at a time; refuses with `try-again` when too many wait. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time whether `stored` is a hash or undefined (nobody of that name). */
  matches(stored: string | undefined, password: string): Promise<boolean>;
}

// OWASP's first choice for Argon2id (the library's default kind): 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const normal = (password: string) => password.normalize('NFC');

function queueOf(atOnce: number, waitingAtMost: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      // Overload: refuse now rather than let everybody wait for minutes (trust.md §4).
      if (waiting.length >= waitingAtMost) throw problem('try-again', { retryAfterSeconds: 2 });
      await new Promise<void>((go) => waiting.push(go));
    } else running += 1;
    try {
      return await work();
    } finally {
      // Hands its place over, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Makes the bounded password queue of a process. */
export async function openPasswords(atOnce = 2, waitingAtMost = 100): Promise<Passwords> {
  const inTurn = queueOf(atOnce, waitingAtMost);
  const nobody = await hash('a password that nobody has', cost);
  return {
    hash: (password) => inTurn(() => hash(normal(password), cost)),
    matches: (stored, password) =>
      inTurn(async () => (await verify(stored ?? nobody, normal(password))) && stored !== undefined),
  };
}
