import { use } from 'react';
import { dropRecords, forgetKey, keepRecord, onKeyForgotten, peopleHere, recordOf, recordsOf } from '#ui/sealed';
import { type Store, store } from '../../region/store.ts';
import { type CallerDraft, emptyDraft, isBegun } from './draft.ts';

// Beyond the tab, since a tab that closes while somebody speaks must lose nothing; but numbers and words of callers lie
// on a desk's disk only under a key that no script reads out. A browser that keeps nothing has the draft as long as the
// page lives.
const kind = 'caller';
const keptMs = 24 * 3_600_000;

interface OpenDraft {
  readonly draft: Store<CallerDraft>;
  /** Of which moment the words are that lie on the device. */
  readonly keptAt: Store<number>;
}

const opening = new Map<string, Promise<OpenDraft>>();
const drafts = new Map<string, OpenDraft>();
const wanted = new Map<string, CallerDraft>();
let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that an older word never lands on a newer one, nor on what was forgotten. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  const done = turn.then(work).catch(() => undefined);
  turn = done;
  return done;
}

// With what this device kept of it.
function openCallerDraft(staffId: string): Promise<OpenDraft> {
  const before = opening.get(staffId);
  if (before) return before;
  const opened = inTurn(() => recordOf<CallerDraft>(staffId, kind, 'draft')).then((kept) => {
    const draft = kept ? { ...emptyDraft(), ...kept } : emptyDraft();
    const open = { draft: store(draft), keptAt: store(draft.writtenAt) };
    drafts.set(staffId, open);
    return open;
  });
  opening.set(staffId, opened);
  return opened;
}

function keepCallerDraft(staffId: string, draft: CallerDraft): void {
  wanted.set(staffId, draft);
  void inTurn(async () => {
    const newest = wanted.get(staffId);
    if (!newest) return;
    wanted.delete(staffId);
    await (isBegun(newest) ? keepRecord(staffId, kind, 'draft', newest) : dropRecords(staffId, kind));
    drafts.get(staffId)?.keptAt.set(newest.writtenAt);
  });
}

/** The draft of a staff member on this device: kept when the tab closes, gone after a day, with sign-out or when it was sent. */
export function useCallerDraft(staffId: string) {
  const { draft, keptAt } = use(openCallerDraft(staffId));
  const write = (part: Partial<CallerDraft>) => {
    const next = { ...draft.get(), ...part, writtenAt: Date.now() };
    draft.set(next);
    keepCallerDraft(staffId, next);
  };
  const forget = () => {
    draft.set(emptyDraft());
    keepCallerDraft(staffId, draft.get());
  };
  const now = draft.use();
  return { draft: now, isKept: keptAt.use() === now.writtenAt, write, forget };
}

function close(staffId: string): void {
  wanted.delete(staffId);
  drafts.get(staffId)?.draft.set(emptyDraft());
  drafts.delete(staffId);
  opening.delete(staffId);
}

async function drop(staffId: string): Promise<void> {
  close(staffId);
  await dropRecords(staffId, kind);
  await forgetKey(staffId);
}

/** Forgets what was written down for callers on this device, and the keys with it (sign-out). */
export function forgetCallerDrafts(): Promise<unknown> {
  for (const staffId of opening.keys()) close(staffId);
  return inTurn(async () => {
    for (const staffId of await peopleHere()) await drop(staffId);
  });
}

// Somebody signed out in another tab: what this one still shows of a caller goes as well.
onKeyForgotten(close);

/** Forgets what nobody has sent within a day, of whomever: it holds numbers and words of callers. */
export function forgetOldCallerDrafts(now = Date.now()): Promise<unknown> {
  return inTurn(async () => {
    for (const staffId of await peopleHere()) {
      const kept = await recordsOf<CallerDraft>(staffId, kind);
      if (kept.length > 0 && kept.every(({ writtenAt }) => now - writtenAt > keptMs)) await drop(staffId);
    }
  });
}
