import type { QueryClient } from '@tanstack/react-query';
import { allowDatabase, dropRecords, forgetKey } from '#ui/sealed';
import { again } from '../session/again.ts';
import { endStreams } from '../session/live.ts';
import { clearStorage } from '../session/storage.ts';
import { forgetToken } from '../session/token.ts';
import { forgetSeen, keepSeen, restoreSeen } from './seen.ts';
import { dropAllBytes } from './store/bytes.ts';
import { dropPictures } from './store/pictures.ts';
import {
  discard,
  dropUnsent,
  openUnsent,
  pauseAfter,
  savedUnsent,
  sendWaiting,
  stopFiles,
  unsentOf,
} from './unsent/index.ts';

let opened: { personId: string; whenOpen: Promise<void>; close: () => void } | undefined;

// The connection can be back without the browser saying so; a quiet look now and then costs one small call at most.
function keepSending(personId: string): () => void {
  let triesInVain = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    // Not all phones at the same moment when the service is back.
    if (!isOver) timer = setTimeout(() => void send(), pauseAfter(triesInVain) * (1 + Math.random() / 4));
  };
  const send = async () => {
    const stillWaits = navigator.onLine && (await sendWaiting(personId).catch(() => true));
    triesInVain = stillWaits ? triesInVain + 1 : 0;
    later();
  };
  const anew = () => {
    triesInVain = 0;
    void send();
  };
  const flush = () => {
    if (document.visibilityState === 'hidden') void savedUnsent();
  };
  again.addEventListener('online', anew);
  document.addEventListener('visibilitychange', flush);
  anew();
  return () => {
    isOver = true;
    clearTimeout(timer);
    again.removeEventListener('online', anew);
    document.removeEventListener('visibilitychange', flush);
  };
}

async function open(queries: QueryClient, personId: string): Promise<void> {
  await Promise.all([openUnsent(personId), restoreSeen(queries, personId, () => opened?.personId === personId)]);
}

/** Opens what a person keeps on this device: drafts, photos, and what was seen last. Another person's is put away. */
export function openPerson(queries: QueryClient, personId: string): Promise<void> {
  allowDatabase();
  if (opened?.personId === personId) return opened.whenOpen;
  if (opened) {
    opened.close();
    forgetSeen(queries);
  }
  const endings: (() => void)[] = [];
  const whenOpen = open(queries, personId).then(() => {
    if (opened?.personId === personId)
      endings.push(
        keepSeen(queries, personId, () => void sendWaiting(personId)),
        keepSending(personId),
      );
  });
  const close = () => {
    for (const end of endings) end();
  };
  opened = { personId, whenOpen, close };
  return whenOpen;
}

/** Whether the person has anything here that would be missed. */
export const hasUnsent = (personId: string): boolean => unsentOf(personId).length > 0;

/** What is left of a person at signing out: nothing but drafts they want to find again, which only they can open. */
export async function closePerson(personId: string, keepsDrafts: boolean): Promise<void> {
  opened?.close();
  if (!keepsDrafts) for (const { id } of unsentOf(personId)) await discard(personId, id);
  await savedUnsent();
  await dropRecords(personId, 'seen');
  await dropPictures(personId);
  if (keepsDrafts && hasUnsent(personId)) return;
  await dropRecords(personId, 'unsent');
  await dropAllBytes(personId);
  await forgetKey(personId);
}

const patienceMs = 3000;

/**
 * Puts a person away who has withdrawn what the service rests on: what is on the air is cut, what comes back is not kept,
 * the other pages and the worker hear that the key is gone, and nothing is left on the device (S0.3, S7.2).
 */
export async function putPersonAway(queries: QueryClient): Promise<void> {
  forgetToken();
  endStreams();
  const person = opened;
  opened = undefined;
  person?.close();
  await queries.cancelQueries();
  if (person) {
    stopFiles(person.personId);
    for (const { id } of unsentOf(person.personId)) dropUnsent(person.personId, id);
    const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
    // A disk or a sleeping tab that does not answer: the database is removed whole all the same.
    await Promise.race([closePerson(person.personId, false).catch(() => undefined), late]);
  }
  await clearStorage();
}
