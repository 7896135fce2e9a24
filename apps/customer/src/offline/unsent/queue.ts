import { Unsettled } from '../../files/tray/settling.ts';
import { problemCode } from '../../session/problem-code.ts';
import { tokenPerson } from '../../session/token.ts';
import { alone } from '../store/alone.ts';
import { changeUnsent, dropUnsent, findUnsent, savedUnsent, syncUnsent, unsentOf, wentElsewhere } from './items.ts';
import type { UnsentItem } from './kinds.ts';
import { passing, postOnce } from './posting.ts';
import { keepRest } from './rest.ts';
import { dropTray, sendFailedFiles } from './trays.ts';

/** How sending ended; without a number another page of the app has sent it. */
export type Sent = { readonly isSent: true; readonly caseNumber?: string } | { readonly isSent: false };

const running = new Map<string, Promise<Sent>>();
const listeners = new Set<() => void>();
const sentListeners = new Set<(item: UnsentItem, caseNumber: string) => void>();
const numbers = new Map<string, string>();
const wantedAgain = new Set<string>();

/** The number of the case that a text of this page has gone out to. */
export const sentAs = (id: string): string | undefined => numbers.get(id);

/** What is being sent at the moment; for `useSyncExternalStore`. */
export const underWay = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  has: (id: string) => running.has(id),
};

/** Calls for everything that this page has sent. */
export function onSent(listener: (item: UnsentItem, caseNumber: string) => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

async function attempt(personId: string, id: string): Promise<Sent> {
  // Another page may have sent it, or begun to, while this one waited for its turn.
  await syncUnsent(personId, id).catch(() => undefined);
  if (wentElsewhere(id)) return { isSent: true };
  if (findUnsent(personId, id)?.state !== 'waiting') return { isSent: false };
  try {
    // Words of one person never go out in another one's name.
    if ((await tokenPerson()) !== personId) return { isSent: false };
    const posted = await postOnce(personId, id);
    if (!posted) return { isSent: false };
    const { caseNumber } = posted;
    numbers.set(id, caseNumber);
    const now = findUnsent(personId, id);
    const hasRest = now && keepRest(personId, { sent: posted.item, now, caseNumber, joined: posted.joined });
    dropUnsent(personId, id);
    // A page that closes here sends once more at the next opening, which makes nothing twice.
    if (!hasRest) void dropTray(personId, id, false);
    for (const listener of sentListeners) listener(posted.item, caseNumber);
    // Another page takes its turn next, and reads on the disk that this is gone.
    await savedUnsent();
    return { isSent: true, caseNumber };
  } catch (thrown) {
    const isFile = thrown instanceof Unsettled;
    const code = isFile ? thrown.code : problemCode(thrown);
    const passes = isFile ? !thrown.isFinal : passing.has(code);
    // Taken back to writing meanwhile: the person knows better.
    if (findUnsent(personId, id)?.state === 'waiting')
      changeUnsent(personId, id, { state: passes ? 'waiting' : 'needs-you', problem: code });
    await savedUnsent();
    return { isSent: false };
  }
}

async function attempts(personId: string, id: string): Promise<Sent> {
  for (;;) {
    const sent = await attempt(personId, id);
    if (!wantedAgain.delete(id) || sent.isSent) return sent;
  }
}

/** Marks a text as ready to go and sends it; without a connection it waits on the device. */
export function sendUnsent(personId: string, id: string): Promise<Sent> {
  const found = running.get(id);
  if (found && findUnsent(personId, id)?.state === 'waiting') return found;
  changeUnsent(personId, id, { state: 'waiting', problem: null });
  if (found) {
    // Taken back, and sent again before the first time has ended.
    wantedAgain.add(id);
    return found;
  }
  const sending = alone(`send:${id}`, () => attempts(personId, id)).finally(() => {
    running.delete(id);
    for (const listener of listeners) listener();
  });
  running.set(id, sending);
  for (const listener of listeners) listener();
  return sending;
}

/** Sends everything that waits, what was written first before the rest. Returns whether something still waits. */
export async function sendWaiting(personId: string): Promise<boolean> {
  // Neither files nor words of one person ever go out in another one's name.
  if ((await tokenPerson()) !== personId) return true;
  sendFailedFiles(personId);
  // A picture that somebody is about to blacken waits for them.
  const isFree = ({ files }: UnsentItem) => !files.some(({ isUncovered }) => isUncovered);
  const waiting = unsentOf(personId).filter((item) => item.state === 'waiting' && isFree(item));
  for (const { id } of waiting.reverse()) await sendUnsent(personId, id);
  return unsentOf(personId).some(({ state }) => state === 'waiting');
}

/** Gives a text up, with its files. */
export async function discard(personId: string, id: string): Promise<void> {
  const emptied = dropTray(personId, id, true);
  // In the same moment: whoever waits for its files to send it must not find it any more.
  dropUnsent(personId, id);
  await emptied;
  await savedUnsent();
}
