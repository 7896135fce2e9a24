import type { Attachment } from '../../files/tray/attachment.ts';
import { chosenCompany } from '../../session/storage.ts';
import { dropRecord, keepRecord, recordOf, recordsOf } from '../store/records.ts';
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

const held = new Map<string, ReadonlyMap<string, UnsentItem>>();
const lists = new Map<string, readonly UnsentItem[]>();
const listeners = new Set<() => void>();
const writing = new Map<string, Promise<void>>();
const kept = new Set<string>();
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

// One write at a time for each text, the last state wins: every change begins to be written at once.
async function write(personId: string, id: string): Promise<void> {
  const item = findUnsent(personId, id);
  const name = `${personId}/${id}`;
  if (!item) await dropRecord(personId, 'unsent', id);
  else if (await keepRecord(personId, 'unsent', id, item)) kept.add(name);
  channel?.postMessage({ personId, id });
  if (findUnsent(personId, id) !== item) await write(personId, id);
}

function save(personId: string, id: string) {
  const name = `${personId}/${id}`;
  if (writing.has(name)) return;
  const running = write(personId, id)
    // A full disk: the text lives as long as the page.
    .catch(() => undefined)
    .finally(() => writing.delete(name));
  writing.set(name, running);
}

/** True when a text once was on the disk and is no longer: another page has sent it, or given it up. */
export const isGone = async (personId: string, id: string): Promise<boolean> =>
  kept.has(`${personId}/${id}`) && (await recordOf(personId, 'unsent', id)) === undefined;

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

/** Forgets a text that was sent or given up. */
export function dropUnsent(personId: string, id: string): void {
  const items = new Map(held.get(personId));
  if (!items.delete(id)) return;
  become(personId, items);
  save(personId, id);
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
  for (const { id } of stored) kept.add(`${personId}/${id}`);
  become(personId, new Map([...stored.map((item) => [item.id, item] as const), ...(held.get(personId) ?? [])]));
}

/** Forgets everything this page holds of a person; what is on the disk stays. */
export function closeUnsent(personId: string): void {
  held.delete(personId);
  lists.delete(personId);
}

// Another page or the worker has changed or sent something.
channel?.addEventListener('message', ({ data }: MessageEvent<{ personId: string; id: string }>) => {
  const { personId, id } = data;
  if (!held.has(personId) || writing.has(`${personId}/${id}`)) return;
  void recordOf<UnsentItem>(personId, 'unsent', id).then((item) => {
    const items = new Map(held.get(personId));
    if (item) items.set(id, item);
    else items.delete(id);
    become(personId, items);
  });
});
