import { deskCaseRoutes, type PresenceHint, presenceHintSchema } from '#contract';
import { streamParser } from './event-stream.ts';

/** Whether changes arrive by themselves at the moment. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** What a change hint says: which case, and what happened to it. */
export interface CaseHint {
  caseNumber: string;
  kind: string;
}

interface Follower {
  onHint(hint: CaseHint): void;
  onPresence(hint: PresenceHint): void;
  onState(state: LiveState): void;
  /** After a gap: hints may have been missed. */
  onResume(): void;
  onSessionEnd(): void;
}

const longestWaitMs = 20_000;
// The server sends a sign of life more often than this; silence means a dead connection that no error reports.
const silenceMs = 45_000;

/** Follows the desk's live stream until the signal aborts; reconnects by itself, with growing pauses. */
export async function followDesk(follower: Follower, signal: AbortSignal): Promise<void> {
  let lastId: string | undefined;
  let failures = 0;
  let hadConnection = false;
  while (!signal.aborted) {
    follower.onState(failures > 1 ? 'lost' : 'connecting');
    try {
      await readOnce(lastId, signal, {
        opened: () => {
          failures = 0;
          follower.onState('live');
          if (hadConnection) follower.onResume();
          hadConnection = true;
        },
        message: (id, hint) => {
          lastId = id ?? lastId;
          follower.onHint(hint);
        },
        presence: (hint) => follower.onPresence(hint),
      });
    } catch (error) {
      if ((error as { status?: number }).status === 401) {
        follower.onSessionEnd();
        return;
      }
    }
    failures++;
    if (failures > 1) follower.onState('lost');
    await pause(Math.min(longestWaitMs, 500 * 2 ** failures), signal);
  }
}

async function readOnce(
  lastId: string | undefined,
  signal: AbortSignal,
  on: {
    opened(): void;
    message(id: string | undefined, hint: CaseHint): void;
    presence(hint: PresenceHint): void;
  },
): Promise<void> {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  const response = await fetch(deskCaseRoutes.followDesk.path, {
    headers: { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) },
    credentials: 'same-origin',
    signal: either,
  });
  if (!response.ok || !response.body) throw Object.assign(new Error('no stream'), { status: response.status });
  on.opened();
  const parse = streamParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const timer = setTimeout(() => silence.abort(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    for (const message of parse(value)) {
      if (message.event === 'presence') {
        const presence = presenceOf(message.data);
        if (presence) on.presence(presence);
        continue;
      }
      const hint = hintOf(message.data);
      if (hint) on.message(message.id, hint);
    }
  }
}

function presenceOf(data: string): PresenceHint | null {
  try {
    return presenceHintSchema.safeParse((JSON.parse(data) as { presence?: unknown }).presence).data ?? null;
  } catch {
    return null;
  }
}

function hintOf(data: string): CaseHint | null {
  try {
    const hint = JSON.parse(data) as Partial<CaseHint>;
    return typeof hint.caseNumber === 'string' ? { caseNumber: hint.caseNumber, kind: String(hint.kind ?? '') } : null;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
