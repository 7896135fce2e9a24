import { dropRecord, keepRecord, onKeyForgotten, recordOf, recordsOf } from '#ui/sealed';
import type { Attachment } from '../../files/tray/attachment.ts';
import { chosenCompany } from '../../session/storage.ts';
import { alone } from '../store/alone.ts';
import {
  inOrder,
  isByPerson,
  isListed,
  nextPlace,
  type UnsentCase,
  type UnsentItem,
  type UnsentObjection,
  type UnsentReply,
} from './kinds.ts';
import { merged } from './merging.ts';

const held = new Map<string, ReadonlyMap<string, UnsentItem>>();
const lists = new Map<string, readonly UnsentItem[]>();
const listeners = new Set<() => void>();
const writing = new Map<string, Promise<void>>();
// How each text was on the device when this page last read or wrote it: what differs from that was changed here.
const known = new Map<string, UnsentItem>();
const goneElsewhere = new Set<string>();
const otherListeners = new Set<(personId: string, id: string, item: UnsentItem | undefined) => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('unsent');

function become(personId: string, items: ReadonlyMap<string, UnsentItem>) {
  held.set(personId, items);
  lists.set(personId, inOrder([...items.values()].filter(isListed)).reverse());
  for (const listener of listeners) listener();
}

/** Calls on every change, here or on another page of the app. */
export function subscribeUnsent(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly UnsentItem[] = [];

/** What a person has not sent, last changed first. */
export const unsentOf = (personId: string): readonly UnsentItem[] => lists.get(personId) ?? none;

/** One unsent text. */
export const findUnsent = (personId: string, id: string): UnsentItem | undefined => held.get(personId)?.get(id);

/** The unsent text that fits, listed or still empty. */
export const searchUnsent = (personId: string, fits: (item: UnsentItem) => boolean): UnsentItem | undefined =>
  [...(held.get(personId)?.values() ?? [])].find(fits);

/** Calls when another page, or the worker, has changed a text, or has sent it or given it up. */
export function onChangedElsewhere(
  listener: (personId: string, id: string, item: UnsentItem | undefined) => void,
): void {
  otherListeners.add(listener);
}

/** Whether another page, or the worker, has sent a text that this page had, or has given it up. */
export const wentElsewhere = (id: string): boolean => goneElsewhere.has(id);

const nameOf = (personId: string, id: string) => `${personId}/${id}`;
const inTurn = (name: string, work: () => Promise<void>) => alone(`unsent:${name}`, work);

/** Puts together what this page holds and what is on the device; only while no other page writes. */
async function bothOf(personId: string, id: string): Promise<UnsentItem | undefined> {
  const name = nameOf(personId, id);
  const theirs = await recordOf<UnsentItem>(personId, 'unsent', id);
  const [mine, base] = [findUnsent(personId, id), known.get(name)];
  // Given up or sent here, which goes to the disk next.
  if (base && !mine) return undefined;
  if (theirs) known.set(name, theirs);
  else if (base) {
    known.delete(name);
    goneElsewhere.add(id);
    dropHeld(personId, id);
    for (const listener of otherListeners) listener(personId, id, undefined);
    return undefined;
  }
  const both = mine && theirs ? merged(base, mine, theirs) : (mine ?? theirs);
  if (both && both !== mine && held.has(personId)) {
    become(personId, new Map(held.get(personId)).set(id, both));
    for (const listener of otherListeners) listener(personId, id, both);
  }
  return both;
}

// One write at a time for each text, here and in other pages: every change begins to be written at once.
async function write(personId: string, id: string): Promise<void> {
  const name = nameOf(personId, id);
  await inTurn(name, async () => {
    if (!findUnsent(personId, id)) {
      known.delete(name);
      return void (await dropRecord(personId, 'unsent', id));
    }
    const item = known.has(name) ? await bothOf(personId, id) : findUnsent(personId, id);
    if (item && (await keepRecord(personId, 'unsent', id, item))) known.set(name, item);
  });
  channel?.postMessage({ personId, id });
  const now = findUnsent(personId, id);
  if (known.has(name) && now !== known.get(name)) await write(personId, id);
}

function save(personId: string, id: string) {
  const name = nameOf(personId, id);
  if (writing.has(name)) return;
  const running = write(personId, id)
    // A full disk: the text lives as long as the page.
    .catch(() => undefined)
    .finally(() => writing.delete(name));
  writing.set(name, running);
}

const mostForDiskMs = 2000;

/** Waits until one text is on the disk as it is now; not for ever on a disk that does not answer. */
export const savedText = async (personId: string, id: string): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, mostForDiskMs);
  });
  await Promise.race([writing.get(nameOf(personId, id)), late]);
  clearTimeout(timer);
};

/** Waits until everything that was changed so far is on the disk. */
export async function savedUnsent(): Promise<void> {
  while (writing.size > 0) await Promise.all(writing.values());
}

/** Holds an unsent text as the person has it now, and keeps it on the device. */
export function putUnsent(personId: string, item: UnsentItem): void {
  const items = held.get(personId) ?? new Map<string, UnsentItem>();
  // Written in the company that the page shows, and kept there for good.
  const companyId = item.companyId ?? chosenCompany();
  hold(personId, { ...item, companyId, place: nextPlace(items.values()), changedAt: new Date().toISOString() });
}

function hold(personId: string, item: UnsentItem): void {
  become(personId, new Map(held.get(personId)).set(item.id, item));
  save(personId, item.id);
}

type Change = Partial<UnsentCase> | Partial<UnsentReply> | Partial<UnsentObjection>;

/** Changes a text that is held; one that has been sent meanwhile stays gone. */
export function changeUnsent(personId: string, id: string, change: Change): void {
  const item = findUnsent(personId, id);
  if (!item) return;
  const changed = { ...item, ...change } as UnsentItem;
  if (isByPerson(change)) putUnsent(personId, changed);
  else hold(personId, changed);
}

function dropHeld(personId: string, id: string): boolean {
  const items = new Map(held.get(personId));
  const isThere = items.delete(id);
  if (isThere) become(personId, items);
  return isThere;
}

/** Forgets a text that was sent or given up. */
export function dropUnsent(personId: string, id: string): void {
  if (dropHeld(personId, id)) save(personId, id);
}

/** A text that an older build left, whose files were photos alone. */
type Older = UnsentItem & { readonly photos?: readonly (Omit<Attachment, 'id' | 'keptId'> & { fileId: string })[] };

const renewed = ({ photos = [], ...item }: Older): UnsentItem => ({
  ...item,
  files:
    item.files ??
    photos.map((photo) => ({ ...photo, id: photo.fileId, keptId: photo.fileId, kind: 'picture', caption: '' })),
});

/** Reads what the person left on this device. */
export async function openUnsent(personId: string): Promise<void> {
  if (held.has(personId)) return;
  const stored = (await recordsOf<Older>(personId, 'unsent').catch(() => [])).map(renewed);
  for (const item of stored) known.set(nameOf(personId, item.id), item);
  become(personId, new Map([...stored.map((item) => [item.id, item] as const), ...(held.get(personId) ?? [])]));
}

/** Forgets everything this page holds of a person; what is on the disk stays. */
export function closeUnsent(personId: string): void {
  held.delete(personId);
  lists.delete(personId);
  for (const listener of listeners) listener();
  for (const name of known.keys()) if (name.startsWith(`${personId}/`)) known.delete(name);
}

/** Waits until what was changed here of a text is on the disk, and what others have changed is here. */
export async function syncUnsent(personId: string, id: string): Promise<void> {
  await savedText(personId, id);
  if (held.has(personId)) await inTurn(nameOf(personId, id), async () => void (await bothOf(personId, id)));
}

// Another page has deleted all that the person had here: a worker that lives on must not bring anything back.
onKeyForgotten(closeUnsent);

// Another page or the worker has changed or sent something.
channel?.addEventListener('message', ({ data }: MessageEvent<{ personId: string; id: string }>) => {
  void syncUnsent(data.personId, data.id).catch(() => undefined);
});
