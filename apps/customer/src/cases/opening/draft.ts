import { useSyncExternalStore } from 'react';
import type { OpenCase, Severity } from '#contract';
import type { KeptPhoto } from '../../files/tray.ts';
import { keepUnsent, readUnsent } from '../../session/storage.ts';

/** A case that is not sent yet. Its id becomes the case's id, so that sending again makes no second case. */
export interface Draft {
  readonly id: string;
  readonly machineNumber: string;
  readonly reason: OpenCase['reason'];
  readonly severity: Severity | null;
  readonly errorNumber: string;
  readonly description: string;
  /** The person changed the description: nothing may replace it. */
  readonly isTyped: boolean;
  /** `me`, `number`, or a membership id. */
  readonly contact: string;
  readonly callBackNumber: string;
  readonly alarms: NonNullable<OpenCase['alarms']>;
  readonly alarmsAt: string | null;
  readonly controlSoftware: string | null;
  readonly photos: readonly KeptPhoto[];
  /** Photos that were under way; after a reload they are gone. */
  readonly unfinished: number;
}

const emptyDraft = (): Draft => ({
  id: crypto.randomUUID(),
  machineNumber: '',
  reason: 'fault',
  severity: null,
  errorNumber: '',
  description: '',
  isTyped: false,
  contact: 'me',
  callBackNumber: '',
  alarms: [],
  alarmsAt: null,
  controlSoftware: null,
  photos: [],
  unfinished: 0,
});

const held = new Map<string, Draft>();
const listeners = new Set<() => void>();
const nameOf = (personId: string) => `draft:${personId}`;

function readStored(personId: string): Draft {
  try {
    const stored = readUnsent(nameOf(personId));
    return stored ? { ...emptyDraft(), ...(JSON.parse(stored) as Draft) } : emptyDraft();
  } catch {
    // A draft of another build that cannot be read: better an empty form than none.
    return emptyDraft();
  }
}

/** The unsent case of a person in this tab. */
export function draftOf(personId: string): Draft {
  const draft = held.get(personId) ?? readStored(personId);
  held.set(personId, draft);
  return draft;
}

function become(personId: string, draft: Draft, stored: string | null) {
  held.set(personId, draft);
  keepUnsent(nameOf(personId), stored);
  for (const listener of listeners) listener();
}

/** Changes the unsent case and keeps it for this tab. */
export function changeDraft(personId: string, change: Partial<Draft>): void {
  const draft = { ...draftOf(personId), ...change };
  become(personId, draft, JSON.stringify(draft));
}

/** What a code, a machine's page or a tap on a severity fills in; words the person typed stay. */
export function fillDraft(personId: string, filled: Partial<Draft>): void {
  const before = draftOf(personId);
  const { description, ...rest } = filled;
  changeDraft(personId, { ...rest, ...(!before.isTyped && description !== undefined && { description }) });
}

/** The case was sent, or the person gave it up: the next one is another. */
export function dropDraft(personId: string): void {
  become(personId, emptyDraft(), null);
}

/** The unsent case of a person, live. */
export function useDraft(personId: string): Draft {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draftOf(personId),
  );
}
