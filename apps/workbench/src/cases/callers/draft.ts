import type { CallerCase, FoundDeskMachine } from '#contract';
import { newId } from '../../region/new-id.ts';
import { type Store, store } from '../../region/store.ts';

/** What somebody at the desk has written down while a caller speaks. */
export interface CallerDraft {
  /** Becomes the id of the case: sending twice makes one. */
  id: string;
  callId: string;
  /** When they began to speak, as the field holds it; empty until the page says now. */
  at: string;
  machine: FoundDeskMachine | null;
  caller: 'member' | 'number';
  membershipId: string | null;
  callBackNumber: string;
  reason: CallerCase['reason'];
  severity: CallerCase['severity'] | null;
  errorNumber: string;
  description: string;
  note: string;
  turn: CallerCase['turn'];
  promisedUpdateAt: string | null;
  /** When it was written last, to forget it in time. */
  writtenAt: number;
}

const prefix = 'workbench.caller.';
const keptMs = 24 * 3_600_000;

export const emptyDraft = (): CallerDraft => ({
  id: newId(),
  callId: newId(),
  at: '',
  machine: null,
  caller: 'number',
  membershipId: null,
  callBackNumber: '',
  reason: 'fault',
  severity: null,
  errorNumber: '',
  description: '',
  note: '',
  turn: 'maker',
  promisedUpdateAt: null,
  writtenAt: 0,
});

/** Whether somebody wrote something that would be missed. */
export const isBegun = (draft: CallerDraft): boolean =>
  draft.machine !== null ||
  [draft.callBackNumber, draft.errorNumber, draft.description, draft.note].some((text) => text.trim() !== '');

// Beyond the tab, since a tab that closes while somebody speaks must lose nothing; storage can be full or forbidden, and
// the draft then lives as long as the page.
function kept(name: string): CallerDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? 'null') as CallerDraft | null;
    return draft && { ...emptyDraft(), ...draft };
  } catch {
    return null;
  }
}

function keep(name: string, draft: CallerDraft): void {
  try {
    if (isBegun(draft)) localStorage.setItem(name, JSON.stringify(draft));
    else localStorage.removeItem(name);
  } catch {
    // See above.
  }
}

const names = (): string[] => {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
};

const drafts = new Map<string, Store<CallerDraft>>();

function draftOf(staffId: string): Store<CallerDraft> {
  let found = drafts.get(staffId);
  if (!found) {
    found = store(kept(prefix + staffId) ?? emptyDraft());
    drafts.set(staffId, found);
  }
  return found;
}

/** The draft of a staff member on this device: kept when the tab closes, gone after a day, with sign-out or when it was sent. */
export function useCallerDraft(staffId: string) {
  const draft = draftOf(staffId);
  const write = (part: Partial<CallerDraft>) => {
    const next = { ...draft.get(), ...part, writtenAt: Date.now() };
    draft.set(next);
    keep(prefix + staffId, next);
  };
  const forget = () => {
    draft.set(emptyDraft());
    keep(prefix + staffId, draft.get());
  };
  return { draft: draft.use(), write, forget };
}

function drop(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept then.
  }
}

/** Forgets what was written down for callers on this device (sign-out). */
export function forgetCallerDrafts(): void {
  for (const name of names()) drop(name);
  drafts.clear();
}

/** Forgets what nobody has sent within a day, of whomever: it holds numbers and words of callers. */
export function forgetOldCallerDrafts(now = Date.now()): void {
  for (const name of names()) if (now - (kept(name)?.writtenAt ?? 0) > keptMs) drop(name);
}
