import { freshToken, serviceOrigin, tokenEndsAt } from './token.ts';

/** A hint that something changed; what it is now, the page asks. */
export interface LiveHint {
  readonly caseNumber?: string;
  readonly kind?: string;
}

interface Follow {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onHint: (hint: LiveHint) => void;
  readonly onConnected: (isConnected: boolean) => void;
}

const longestPauseMs = 30_000;

/** Splits a text/event-stream into its events; a half event waits for the rest. */
export function eventsIn(buffer: string): { events: { id: string; data: string }[]; rest: string } {
  const blocks = buffer.replace(/\r\n?/g, '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.map((block) => {
    const found = { id: '', data: '' };
    for (const line of block.split('\n')) {
      if (line.startsWith('id:')) found.id = line.slice(3).trim();
      if (line.startsWith('data:')) found.data += line.slice(5).trim();
    }
    return found;
  });
  return { events: events.filter((event) => event.data !== ''), rest };
}

function hintOf(data: string): LiveHint {
  try {
    return JSON.parse(data) as LiveHint;
  } catch {
    // A hint that cannot be read still says that something changed.
    return {};
  }
}

async function readStream(follow: Follow, lastId: string, keep: (id: string) => void): Promise<void> {
  const token = await freshToken();
  const ending = new AbortController();
  const end = () => ending.abort();
  follow.signal.addEventListener('abort', end, { once: true });
  setTimeout(end, Math.max(tokenEndsAt() - Date.now(), 1000));
  const response = await fetch(`${await serviceOrigin()}${follow.path}`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastId && { 'last-event-id': lastId }),
    },
    credentials: 'omit',
    cache: 'no-store',
    signal: ending.signal,
  });
  if (!response.ok || !response.body) throw new Error(`live answered ${response.status}`);
  follow.onConnected(true);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const { events, rest } = eventsIn(buffer + value);
    buffer = rest;
    for (const event of events) {
      if (event.id) keep(event.id);
      follow.onHint(hintOf(event.data));
    }
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const now = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', now, { once: true });
    window.addEventListener('online', now, { once: true });
  });

/** Follows the live stream until the signal is aborted: again after every end, later after every failure. */
export async function followLive(follow: Follow): Promise<void> {
  let lastId = '';
  let failures = 0;
  while (!follow.signal.aborted) {
    const startedAt = Date.now();
    try {
      await readStream(follow, lastId, (id) => {
        lastId = id;
      });
      failures = 0;
    } catch (thrown) {
      if (follow.signal.aborted) return;
      // The token's end is no failure: the next round takes a fresh one.
      const isPlanned = (thrown as Error).name === 'AbortError' || Date.now() - startedAt > 20_000;
      failures = isPlanned ? 0 : failures + 1;
      if (failures > 0) follow.onConnected(false);
    }
    const wait = failures === 0 ? 250 : Math.min(longestPauseMs, 1000 * 2 ** (failures - 1));
    await pause(wait + Math.random() * 250, follow.signal);
  }
}
