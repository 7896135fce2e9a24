import { companyHeader } from '#contract';
import { chosenCompany } from './storage.ts';
import { forgetToken, freshToken, noteRefusal, serviceOrigin, tokenEndsInMs } from './token.ts';

/** A hint that something changed; what it is now, the page asks. An empty one: anything may have. */
export interface LiveHint {
  readonly caseNumber?: string;
  readonly kind?: string;
}

/** One opening of the stream. */
export interface LiveConnection {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Milliseconds until the token ends, and the stream with it. */
  readonly endsInMs: number;
}

/** What following needs. */
export interface Follow {
  readonly connect: (lastId: string, signal: AbortSignal) => Promise<LiveConnection>;
  readonly signal: AbortSignal;
  readonly onHint: (hint: LiveHint) => void;
  readonly onConnected: (isConnected: boolean) => void;
  /** Says `online` when trying again makes sense at once, and is told so when the stream has begun: `again` in the app. */
  readonly network: EventTarget;
}

const longestPauseMs = 15_000;
/** Three heartbeats of the server: whoever is silent for that long is gone, whatever the socket says. */
const silenceMs = 45_000;
/** A stream that the other side ends sooner did not really begin. */
const tooEarlyMs = 5_000;

/** Splits a text/event-stream into its events; a half event waits for the rest. An id alone is one without data. */
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
  return { events: events.filter((event) => event.data !== '' || event.id !== ''), rest };
}

function hintOf(data: string): LiveHint {
  try {
    return JSON.parse(data) as LiveHint;
  } catch {
    // A hint that cannot be read still says that something changed.
    return {};
  }
}

/** Opens a stream of the service with a token of one's own. */
export const connectTo =
  (path: string): Follow['connect'] =>
  async (lastId, signal) => {
    const [token, companyId] = [await freshToken(), chosenCompany()];
    const response = await fetch(`${await serviceOrigin()}${path}`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(companyId && { [companyHeader]: companyId }),
        ...(lastId && { 'last-event-id': lastId }),
      },
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    if (response.status === 401) forgetToken();
    if (response.status === 403) noteRefusal(((await response.json()) as { code?: unknown }).code);
    if (!response.ok || !response.body) throw new Error(`live answered ${response.status}`);
    return { body: response.body, endsInMs: tokenEndsInMs() };
  };

/** Ends one opening: when the page leaves, when nothing is heard, and when the token ends. */
function endings(signal: AbortSignal) {
  const ending = new AbortController();
  const leave = () => ending.abort();
  signal.addEventListener('abort', leave, { once: true });
  let silence: ReturnType<typeof setTimeout>;
  let tokenEnd: ReturnType<typeof setTimeout> | undefined;
  const ends = {
    signal: ending.signal,
    /** Whether the stream was ended here because its token ends. */
    isPlanned: false,
    heard() {
      clearTimeout(silence);
      silence = setTimeout(leave, silenceMs);
    },
    endIn(ms: number) {
      tokenEnd = setTimeout(
        () => {
          ends.isPlanned = true;
          leave();
        },
        Math.max(ms, 1000),
      );
    },
    clear() {
      clearTimeout(silence);
      clearTimeout(tokenEnd);
      signal.removeEventListener('abort', leave);
    },
  };
  ends.heard();
  return ends;
}

async function readBody(body: LiveConnection['body'], signal: AbortSignal, heard: (text: string) => void) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  // The end of the signal ends the reading as well, also of a body that does not listen to it.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      heard(value);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

interface Following {
  lastId: string;
  hasBegun: boolean;
}

/** One opening until its end. @returns whether it ended as streams do: with its token, or after some time. */
async function readOnce(follow: Follow, following: Following): Promise<boolean> {
  const ends = endings(follow.signal);
  let beganAt = Number.POSITIVE_INFINITY;
  try {
    const { body, endsInMs } = await follow.connect(following.lastId, ends.signal);
    beganAt = performance.now();
    ends.endIn(endsInMs);
    follow.onConnected(true);
    // Whatever else waits for the service need not wait any longer.
    follow.network.dispatchEvent(new Event('online'));
    // What happened while nobody listened is asked for, even if the server has nothing to repeat.
    if (following.hasBegun) follow.onHint({});
    following.hasBegun = true;
    let buffer = '';
    await readBody(body, ends.signal, (text) => {
      ends.heard();
      const { events, rest } = eventsIn(buffer + text);
      buffer = rest;
      for (const event of events) {
        if (event.id) following.lastId = event.id;
        if (event.data) follow.onHint(hintOf(event.data));
      }
    });
  } catch {
    // Lost or refused; how long it had lasted says which.
  } finally {
    ends.clear();
  }
  return ends.isPlanned || (!ends.signal.aborted && performance.now() - beganAt >= tooEarlyMs);
}

const pause = (ms: number, { signal, network }: Follow) =>
  new Promise<void>((resolve) => {
    const now = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', now);
      network.removeEventListener('online', now);
      resolve();
    };
    const timer = setTimeout(now, ms);
    signal.addEventListener('abort', now);
    network.addEventListener('online', now);
  });

const followed = new Set<AbortController>();

/** What ends a stream that is followed from now on: whoever opened it, or `endStreams`. */
export function streamEnding(): AbortController {
  const ending = new AbortController();
  followed.add(ending);
  ending.signal.addEventListener('abort', () => followed.delete(ending), { once: true });
  return ending;
}

/** Ends every stream of this page at once: its person has withdrawn. */
export const endStreams = (): void => {
  for (const ending of [...followed]) ending.abort();
};

/** Follows the live stream until the signal is aborted: again after every end, later after every failure. */
export async function followLive(follow: Follow): Promise<void> {
  const following: Following = { lastId: '', hasBegun: false };
  let failures = 0;
  while (!follow.signal.aborted) {
    const hasEndedWell = await readOnce(follow, following);
    if (follow.signal.aborted) return;
    failures = hasEndedWell ? 0 : failures + 1;
    if (failures > 0) follow.onConnected(false);
    const wait = failures === 0 ? 250 : Math.min(longestPauseMs, 1000 * 2 ** (failures - 1));
    await pause(wait + Math.random() * 250, follow);
  }
}
