import { useCallback } from 'react';
import { type Store, store } from '../region/store.ts';
import { forgetCallerDrafts } from './callers/keeping.ts';

/** Which text of a case somebody is writing. */
export type DraftField = 'reply' | 'reply-seen' | 'note' | 'call-note' | 'cause' | 'remedy' | 'split' | 'stop';

const prefix = 'workbench.draft.';
const drafts = new Map<string, Store<string>>();

// Storage can be full or forbidden; the draft then lives as long as the page.
function remembered(name: string): string {
  try {
    return sessionStorage.getItem(prefix + name) ?? '';
  } catch {
    return '';
  }
}

function remember(name: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + name);
    else sessionStorage.setItem(prefix + name, text);
  } catch {
    // See above.
  }
}

function draft(name: string): Store<string> {
  let found = drafts.get(name);
  if (!found) {
    found = store(remembered(name));
    drafts.set(name, found);
  }
  return found;
}

/** A text that survives switching cases, a reload and a sign-in; per staff member, gone with the tab or sign-out. */
export function useDraft(staffId: string, caseNumber: string, field: DraftField) {
  const name = `${staffId}.${caseNumber}.${field}`;
  const text = draft(name).use();
  const write = useCallback(
    (next: string) => {
      draft(name).set(next);
      remember(name, next);
    },
    [name],
  );
  return [text, write] as const;
}

/** Takes what was being written in one case along to the case in which it goes on, behind what stands there already. */
export function moveDrafts(staffId: string, from: string, to: string): void {
  for (const field of ['reply', 'note'] satisfies DraftField[]) {
    const [here, there] = [`${staffId}.${from}.${field}`, `${staffId}.${to}.${field}`];
    const text = draft(here).get();
    if (text === '') continue;
    const joined = [draft(there).get(), text].filter(Boolean).join('\n\n');
    draft(there).set(joined);
    remember(there, joined);
    draft(here).set('');
    remember(here, '');
  }
}

/** Forgets every draft of this tab (sign-out: the next person at this desk must not read them). */
export function forgetDrafts(): void {
  void forgetCallerDrafts();
  for (const each of drafts.values()) each.set('');
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  } catch {
    // Nothing was stored then.
  }
}

/** Whether this tab holds a text that was not sent. */
export function hasDrafts(): boolean {
  try {
    return Object.keys(sessionStorage).some((name) => name.startsWith(prefix));
  } catch {
    return false;
  }
}
