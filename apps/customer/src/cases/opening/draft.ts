import { useSyncExternalStore } from 'react';
import {
  changeUnsent,
  discard,
  findUnsent,
  putUnsent,
  subscribeUnsent,
  type UnsentCase,
} from '../../offline/unsent/index.ts';
import { chosenCompany } from '../../session/storage.ts';

/** A case that is not sent yet. Its id becomes the case's id, so that sending again makes no second case. */
export type Draft = UnsentCase;

const emptyDraft = (): Draft => ({
  kind: 'case',
  id: crypto.randomUUID(),
  state: 'writing',
  problem: null,
  language: 'zh',
  changedAt: new Date().toISOString(),
  machineNumber: '',
  reason: 'fault',
  severity: null,
  errorNumber: '',
  description: '',
  isTyped: false,
  contact: 'me',
  callBackNumber: '',
  membershipId: null,
  alarms: [],
  alarmsAt: null,
  controlSoftware: null,
  alarmSignature: null,
  files: [],
});

// Which draft a person is at. One that has nothing in it yet lives here only.
const current = new Map<string, Draft>();
// The ids that were on the device's list: one that has gone from there was sent or given up, and is never written to again.
const listed = new Set<string>();
const listeners = new Set<() => void>();

function become(personId: string, draft: Draft): Draft {
  current.set(personId, draft);
  for (const listener of listeners) listener();
  return draft;
}

function subscribe(listener: () => void): () => void {
  const leave = subscribeUnsent(listener);
  listeners.add(listener);
  return () => {
    leave();
    listeners.delete(listener);
  };
}

/** The case that the person is writing. */
export function draftOf(personId: string): Draft {
  const draft = current.get(personId);
  const found = draft && findUnsent(personId, draft.id);
  if (found?.kind === 'case') {
    listed.add(found.id);
    return found;
  }
  if (draft) return draft;
  // No call to listeners: this is read while a page is drawn.
  const fresh = emptyDraft();
  current.set(personId, fresh);
  return fresh;
}

/** The case to write to: where the one being written was sent meanwhile, another with an id of its own. */
export function renewSent(personId: string): Draft {
  const draft = draftOf(personId);
  return listed.has(draft.id) && !findUnsent(personId, draft.id) ? become(personId, emptyDraft()) : draft;
}

/** Changes the case being written, and keeps it on the device. */
export function changeDraft(personId: string, change: Partial<Draft>): void {
  const draft = renewSent(personId);
  if (findUnsent(personId, draft.id)) changeUnsent(personId, draft.id, change);
  else putUnsent(personId, { ...draft, ...change, changedAt: new Date().toISOString() });
}

/** Goes on with a draft of the list; one that is gone, or of another company, becomes an empty one. */
export function goOnWith(personId: string, id: string): void {
  const found = findUnsent(personId, id);
  const isHere = !found?.companyId || found.companyId === chosenCompany();
  if (found?.kind === 'case' && isHere) become(personId, found);
}

/** Begins another case; what was being written stays in the list. */
export function beginDraft(personId: string): void {
  const draft = draftOf(personId);
  const isEmpty = !findUnsent(personId, draft.id) || (!draft.isTyped && !draft.severity && draft.files.length === 0);
  if (isEmpty) void discard(personId, draft.id);
  become(personId, emptyDraft());
}

/**
 * What a code, a machine's page or a tap on a severity fills in; words the person typed stay. Another machine is
 * another case.
 */
export function fillDraft(personId: string, filled: Partial<Draft>): void {
  const { machineNumber } = renewSent(personId);
  const isOther = machineNumber !== '' && filled.machineNumber !== undefined && filled.machineNumber !== machineNumber;
  if (isOther || draftOf(personId).state !== 'writing') beginDraft(personId);
  const before = draftOf(personId);
  const { description, ...rest } = filled;
  changeDraft(personId, { ...rest, ...(!before.isTyped && description !== undefined && { description }) });
}

/** The case was sent, or the person gave it up: the next one is another. */
export function dropDraft(personId: string): void {
  const { id } = draftOf(personId);
  become(personId, emptyDraft());
  void discard(personId, id);
}

/** The case being written, live. */
export const useDraft = (personId: string): Draft => useSyncExternalStore(subscribe, () => draftOf(personId));
