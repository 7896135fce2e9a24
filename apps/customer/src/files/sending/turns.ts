/** Files above this go one at a time, so that a film never keeps a picture waiting. */
export const longBytes = 16 * 1024 * 1024;

/** What takes turns: short uploads, long ones, and the work on files before they go up. */
export type Lane = 'short' | 'long' | 'preparing';

// Few at a time: the words themselves must find a free connection whatever is going up.
const most: Readonly<Record<Lane, number>> = { short: 2, long: 1, preparing: 2 };
const running: Record<Lane, number> = { short: 0, long: 0, preparing: 0 };
const waiting: Record<Lane, (() => void)[]> = { short: [], long: [], preparing: [] };

/** Waits for one's turn. Returns what ends it. @throws AbortError when it is stopped while waiting */
export async function takeTurn(lane: Lane, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted();
  while (running[lane] >= most[lane]) {
    await new Promise<void>((resolve, reject) => {
      waiting[lane].push(resolve);
      signal.addEventListener('abort', () => {
        waiting[lane] = waiting[lane].filter((one) => one !== resolve);
        reject(signal.reason);
      });
    });
    // Stopped in the moment it was woken: the next one must not wait for a turn that nobody takes.
    if (signal.aborted) waiting[lane].shift()?.();
    signal.throwIfAborted();
  }
  running[lane]++;
  let hasEnded = false;
  return () => {
    if (hasEnded) return;
    hasEnded = true;
    running[lane]--;
    waiting[lane].shift()?.();
  };
}

let speaking = 0;
const quiet = new Set<() => void>();

/** Sends words: no upload begins another piece meanwhile. */
export async function wordsFirst<Value>(send: () => Promise<Value>): Promise<Value> {
  speaking++;
  try {
    return await send();
  } finally {
    speaking--;
    if (speaking === 0) for (const resume of [...quiet]) resume();
  }
}

/** Waits until no words are on their way. @throws AbortError */
export async function afterWords(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (speaking === 0) return;
  await new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => () => {
      quiet.delete(resume);
      settle();
    };
    const resume = end(resolve);
    quiet.add(resume);
    signal.addEventListener(
      'abort',
      end(() => reject(signal.reason)),
      { once: true },
    );
  });
}
