// Few at a time: the words themselves must find a free connection whatever is going up.
const most = 2;
let running = 0;
const waiting: (() => void)[] = [];

function next() {
  running--;
  waiting.shift()?.();
}

/** Waits for one's turn to upload. Returns what ends it. @throws AbortError when it is stopped while waiting */
export async function takeTurn(signal: AbortSignal): Promise<() => void> {
  while (running >= most)
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        const place = waiting.indexOf(resolve);
        if (place >= 0) waiting.splice(place, 1);
        reject(signal.reason);
      });
    });
  running++;
  let hasEnded = false;
  return () => {
    if (!hasEnded) next();
    hasEnded = true;
  };
}
