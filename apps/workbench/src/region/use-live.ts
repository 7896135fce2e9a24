import { useEffect } from 'react';
import type { PresenceHint } from '#contract';
import { keys } from './keys.ts';
import { type CaseHint, followDesk, type LiveState } from './live.ts';
import { queryClient } from './query-client.ts';
import { store } from './store.ts';
import { together } from './together.ts';

/** Whether the desk is live; shown at the foot of the rail. */
export const liveState = store<LiveState>('connecting');

/** Cases that changed and were not looked at since. */
export const unseenChanges = store<ReadonlySet<string>>(new Set());

const presenceFollowers = new Set<(hint: PresenceHint) => void>();

/** Who is at which case, as the stream tells it; it is heard, not kept. */
export const presenceHint = {
  follow(follower: (hint: PresenceHint) => void): () => void {
    presenceFollowers.add(follower);
    return () => presenceFollowers.delete(follower);
  },
};

// One's own acts come back as hints too; they are no news to the one who acted.
const ownActs = new Map<string, number>();
const ownActMs = 4000;

export function noteOwnAct(caseNumber: string): void {
  ownActs.set(caseNumber, Date.now());
}

export function noteSeen(caseNumber: string): void {
  if (!unseenChanges.get().has(caseNumber)) return;
  unseenChanges.set(new Set([...unseenChanges.get()].filter((other) => other !== caseNumber)));
}

function noteHint({ caseNumber }: CaseHint): void {
  const isOwn = Date.now() - (ownActs.get(caseNumber) ?? 0) < ownActMs;
  if (!isOwn) unseenChanges.set(new Set([...unseenChanges.get(), caseNumber]));
  refreshQueues();
  void queryClient.invalidateQueries({ queryKey: keys.case(caseNumber) });
  void queryClient.invalidateQueries({ queryKey: keys.machines });
}

const refreshQueues = together(() => queryClient.invalidateQueries({ queryKey: keys.queues }), 250);

const follower: Parameters<typeof followDesk>[0] = {
  onHint: noteHint,
  onPresence(hint) {
    for (const each of presenceFollowers) each(hint);
  },
  onState: (state) => liveState.set(state),
  onResume: () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'audit' }),
  onSessionEnd: () => queryClient.setQueryData(keys.session, null),
};

/** Keeps the page live while somebody who may follow the desk is signed in. */
export function useLive(mayFollow: boolean): void {
  useEffect(() => {
    if (!mayFollow) return;
    let stop = new AbortController();
    const begin = () => {
      stop.abort();
      stop = new AbortController();
      void followDesk(follower, stop.signal);
    };
    // A connection that is cut says nothing by itself for most of a minute; the browser knows at once.
    const cut = () => liveState.set('lost');
    const back = () => {
      begin();
      follower.onResume();
    };
    begin();
    window.addEventListener('offline', cut);
    window.addEventListener('online', back);
    return () => {
      stop.abort();
      window.removeEventListener('offline', cut);
      window.removeEventListener('online', back);
    };
  }, [mayFollow]);
}
