import type { Logger } from '#platform/log';
import type { PresenceChange, Presences } from './presence.ts';
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
  /** What is new since the last time, each case and kind once. */
  readonly tell: (changes: readonly LiveChange[]) => void;
  /** Who else is at a case; only streams of the desk hear it. */
  readonly presence?: {
    readonly hears: (change: PresenceChange) => boolean;
    readonly tell: (change: PresenceChange) => void;
  };
  readonly end: () => void;
}

/** One connection per process that hears changes, and everybody who follows them. */
export interface Live {
  /** @returns leaves */
  follow(follower: Follower): () => void;
  /** Settles when the connection was tried for the first time. */
  readonly firstTry: Promise<void>;
  /** How many follow now. */
  readonly followers: () => number;
  /** Who is at which case, as this process heard it. */
  readonly presences: Presences;
  close(): Promise<void>;
}

/** What a process tells on the channel: a change, that a session or membership has ended, or who is at a case. */
type Message = LiveChange | { readonly ended: string } | { readonly presence: PresenceChange };

const firstPauseMs = 100;
const longestPauseMs = 5_000;

function read(payload: string | undefined): Message | undefined {
  try {
    return JSON.parse(payload ?? '') as Message;
  } catch {
    return undefined;
  }
}

/** Keeps one connection that hears the channel; opens it again, ever later, when it is lost. */
function keepListening(
  open: () => Promise<Listener>,
  heard: (message: Message | undefined) => void,
  whenLost: (error?: unknown) => void,
) {
  let current: Listener | undefined;
  let closed = false;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  const lost = (from: Listener | undefined, error?: unknown) => {
    if (closed || from !== current) return;
    current = undefined;
    whenLost(error);
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const connect = async () => {
    try {
      const listener = await open();
      listener.on('error', () => lost(listener));
      listener.on('end', () => lost(listener));
      listener.on('notification', ({ payload }) => heard(read(payload)));
      await listener.query('LISTEN live');
      current = listener;
      pauseMs = firstPauseMs;
      if (closed) await listener.end();
    } catch (error) {
      lost(current, error);
    }
  };
  const firstTry = connect();
  return {
    firstTry,
    isConnected: () => current !== undefined,
    async close() {
      closed = true;
      clearTimeout(timer);
      await current?.end().catch(() => {});
    },
  };
}

/** A quiet region hears a change at once; a busy one, once in so many milliseconds, all that has changed meanwhile. */
const togetherMs = 400;

/** Passes changes on at once when none came for a while, and otherwise all of a while together (docs/decisions/0107). */
function gatherChanges(pass: (changes: readonly LiveChange[]) => void) {
  const waiting = new Map<string, LiveChange>();
  let timer: NodeJS.Timeout | undefined;
  const passWaiting = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    const changes = [...waiting.values()];
    waiting.clear();
    timer = setTimeout(passWaiting, togetherMs);
    pass(changes);
  };
  return {
    add(change: LiveChange) {
      const key = `${change.caseNumber} ${change.kind} ${change.staffOnly === true}`;
      // Deleted first: the last of the same comes last, and its time is the id that somebody comes back with.
      waiting.delete(key);
      waiting.set(key, change);
      if (!timer) passWaiting();
    },
    /** Who joins now hears nothing of before. */
    passBefore() {
      if (waiting.size === 0) return;
      clearTimeout(timer);
      passWaiting();
    },
    /** Whoever comes back is told by looking back. */
    forget() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}

function hearOne(follower: Follower, message: Exclude<Message, LiveChange>): void {
  if ('presence' in message) {
    if (follower.presence?.hears(message.presence)) follower.presence.tell(message.presence);
  } else if (follower.isEndedBy(message.ended)) follower.end();
}

/**
 * Opens what streams follow. When the connection is lost every stream is ended, so that clients come back with their
 * last event id and are told what they missed.
 */
export function openLive(open: () => Promise<Listener>, log: Logger, presences: Presences): Live {
  const followers = new Set<Follower>();
  const endAll = () => {
    for (const follower of [...followers]) follower.end();
  };
  const gathering = gatherChanges((changes) => {
    for (const follower of [...followers]) {
      const own = changes.filter(follower.matches);
      if (own.length > 0) follower.tell(own);
    }
  });
  const heard = (message: Message | undefined) => {
    if (!message) return;
    if (!('presence' in message || 'ended' in message)) return gathering.add(message);
    if ('presence' in message) presences.note(message.presence);
    for (const follower of [...followers]) hearOne(follower, message);
  };
  const connection = keepListening(open, heard, (error) => {
    log.warn({ err: error }, 'live connection lost');
    gathering.forget();
    endAll();
  });
  return {
    follow(follower) {
      // Without a connection nothing would arrive: the client shall come back and be told what it missed.
      if (!connection.isConnected()) queueMicrotask(follower.end);
      gathering.passBefore();
      followers.add(follower);
      return () => followers.delete(follower);
    },
    firstTry: connection.firstTry,
    followers: () => followers.size,
    presences,
    async close() {
      gathering.forget();
      endAll();
      await connection.close();
    },
  };
}
