import { useCallback } from 'react';
import { dropRecord, keepRecord, recordOf, recordsOf } from '#ui/sealed';
import { type Store, store } from '../region/store.ts';
import { tabHere } from '../region/tab.ts';
import { forgetUnsent, inTurn, keepUnsent } from '../region/unsent.ts';

/** Which text of a case somebody is writing. */
export type DraftField = 'reply' | 'reply-seen' | 'note' | 'call-note' | 'cause' | 'remedy' | 'split' | 'stop';

/** What lies on the device of the texts of one tab. */
interface KeptDrafts {
  readonly tab: string;
  readonly writtenAt: number;
  readonly texts: Readonly<Record<string, string>>;
}

const kind = 'draft';
const drafts = new Map<string, Map<string, Store<string>>>();
const waiting = new Set<string>();

// Says to the page of signing in, which knows nobody yet, that something waits; no words.
const waitingName = 'workbench.drafts';

function tellWaiting(waits: boolean): void {
  try {
    if (waits) sessionStorage.setItem(waitingName, 'yes');
    else sessionStorage.removeItem(waitingName);
  } catch {
    // Storage can be forbidden; then the line is missing.
  }
}

/** Of a duplicated or restored tab the texts are found under the name it had before. */
async function keptHere(staffId: string): Promise<KeptDrafts | undefined> {
  const { tab, before } = await tabHere();
  return (
    (await recordOf<KeptDrafts>(staffId, kind, tab)) ??
    (before ? await recordOf<KeptDrafts>(staffId, kind, before) : undefined)
  );
}

function draftsOf(staffId: string): Map<string, Store<string>> {
  const before = drafts.get(staffId);
  if (before) return before;
  const opened = new Map<string, Store<string>>();
  drafts.set(staffId, opened);
  void inTurn(() => keptHere(staffId)).then((kept) => {
    for (const [name, text] of Object.entries(kept?.texts ?? {})) {
      const here = draft(staffId, name);
      // Whoever was quicker than the device keeps what was typed.
      if (here.get() === '') here.set(text);
    }
  });
  return opened;
}

function draft(staffId: string, name: string): Store<string> {
  const own = draftsOf(staffId);
  let found = own.get(name);
  if (!found) {
    found = store('');
    own.set(name, found);
  }
  return found;
}

function keep(staffId: string): void {
  if (waiting.has(staffId)) return;
  waiting.add(staffId);
  void inTurn(async () => {
    waiting.delete(staffId);
    const { tab } = await tabHere();
    const written = [...draftsOf(staffId)].map(([name, text]) => [name, text.get()] as const);
    const texts = Object.fromEntries(written.filter(([, text]) => text !== ''));
    const isBegun = Object.keys(texts).length > 0;
    tellWaiting(isBegun);
    const kept: KeptDrafts = { tab, writtenAt: Date.now(), texts };
    await (isBegun ? keepRecord(staffId, kind, tab, kept) : dropRecord(staffId, kind, tab));
  });
}

keepUnsent({
  kind,
  close(staffId) {
    for (const text of drafts.get(staffId)?.values() ?? []) text.set('');
    tellWaiting(false);
  },
  async dropOld(staffId, before) {
    for (const { tab, writtenAt } of await recordsOf<KeptDrafts>(staffId, kind))
      if (writtenAt < before) await dropRecord(staffId, kind, tab);
  },
});

/**
 * A text that survives switching cases, a reload and a sign-in; per staff member and tab, encrypted on the disk, gone with
 * sign-out or after a day. Where the browser keeps nothing it lives as long as the page.
 */
export function useDraft(staffId: string, caseNumber: string, field: DraftField) {
  const name = `${caseNumber}.${field}`;
  const text = draft(staffId, name).use();
  const write = useCallback(
    (next: string) => {
      draft(staffId, name).set(next);
      keep(staffId);
    },
    [staffId, name],
  );
  return [text, write] as const;
}

/** Takes what was being written in one case along to the case in which it goes on, behind what stands there already. */
export function moveDrafts(staffId: string, from: string, to: string): void {
  for (const field of ['reply', 'note'] satisfies DraftField[]) {
    const [here, there] = [draft(staffId, `${from}.${field}`), draft(staffId, `${to}.${field}`)];
    if (here.get() === '') continue;
    there.set([there.get(), here.get()].filter(Boolean).join('\n\n'));
    here.set('');
  }
  keep(staffId);
}

/** Forgets every unsent text (sign-out: the next person at this desk must not read them). */
export const forgetDrafts = (staffId: string): void => void forgetUnsent(staffId);

/** Whether this tab holds a text that was not sent. */
export function hasDrafts(): boolean {
  try {
    return sessionStorage.getItem(waitingName) !== null;
  } catch {
    return false;
  }
}
