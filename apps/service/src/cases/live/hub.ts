import type { Logger } from '#platform/log';
import type { LiveChange } from './queries.ts';

/** A connection that hears what processes tell each other; `pg.Client` is one. */
export interface Listener {
  query(text: string): Promise<unknown>;
  on(event: 'notification', heard: (message: { payload?: string }) => void): unknown;
  on(event: 'error' | 'end', lost: () => void): unknown;
  end(): Promise<void>;
}

/** Somebody who follows changes. */
export interface Follower {
  readonly matches: (change: LiveChange) => boolean;
  /** Whether the end of a session or membership is theirs. */
  readonly isEndedBy: (endedId: string) => boolean;
  readonly tell: (change: LiveChange) => void;
  readonly end: () => void;
}

/** One connection per process that hears changes, and everybody who follows them. */
export interface Live {
  /** @returns leaves */
  follow(follower: Follower): () => void;
  /** How many follow now. */
  readonly followers: () => number;
  close(): Promise<void>;
}

/** What a process tells on the channel: a change, or that a session or membership has ended. */
type Message = LiveChange | { readonly ended: string };

const firstPauseMs = 100;
const longestPauseMs = 5_000;

function read(payload: string | undefined): Message | undefined {
  try {
    return JSON.parse(payload ?? '') as Message;
  } catch {
    return undefined;
  }
}

/**
 * Opens the connection and keeps it: when it is lost, every stream is ended, so that clients come back with their last
 * event id and are told what they missed.
 */
export function openLive(open: () => Promise<Listener>, log: Logger): Live {
  const followers = new Set<Follower>();
  let current: Listener | undefined;
  let closed = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;

  const endAll = () => {
    for (const follower of [...followers]) follower.end();
  };
  const hear = (message: Message | undefined) => {
    if (!message) return;
    for (const follower of [...followers])
      if ('ended' in message) {
        if (follower.isEndedBy(message.ended)) follower.end();
      } else if (follower.matches(message)) follower.tell(message);
  };
  const lost = (from: Listener | undefined) => {
    if (closed || from !== current) return;
    current = undefined;
    endAll();
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const connect = async () => {
    try {
      const listener = await open();
      current = listener;
      listener.on('error', () => lost(listener));
      listener.on('end', () => lost(listener));
      listener.on('notification', ({ payload }) => hear(read(payload)));
      await listener.query('LISTEN live');
      pauseMs = firstPauseMs;
      if (closed) await listener.end();
    } catch (error) {
      log.warn({ err: error }, 'live connection lost');
      lost(current);
    }
  };
  void connect();
  return {
    follow(follower) {
      // Without a connection nothing would arrive: the client shall come back and be told what it missed.
      if (!current) queueMicrotask(follower.end);
      followers.add(follower);
      return () => followers.delete(follower);
    },
    followers: () => followers.size,
    async close() {
      closed = true;
      clearTimeout(timer);
      endAll();
      await current?.end().catch(() => {});
    },
  };
}
