import { use } from 'react';
import { dropRecords, keepRecord, recordOf, recordsOf } from '#ui/sealed';
import { type Store, store } from '../../region/store.ts';
import { inTurn, keepUnsent } from '../../region/unsent.ts';
import { type CallerDraft, emptyDraft, isBegun } from './draft.ts';

// Beyond the tab, since a tab that closes while somebody speaks must lose nothing. A browser that keeps nothing has the
// draft as long as the page lives.
const kind = 'caller';

interface OpenDraft {
  readonly draft: Store<CallerDraft>;
  /** Of which moment the words are that lie on the device. */
  readonly keptAt: Store<number>;
}

const opening = new Map<string, Promise<OpenDraft>>();
const drafts = new Map<string, OpenDraft>();
const wanted = new Map<string, CallerDraft>();

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

keepUnsent({
  kind,
  close,
  async dropOld(staffId, before) {
    const kept = await recordsOf<CallerDraft>(staffId, kind);
    if (kept.length === 0 || kept.some(({ writtenAt }) => writtenAt >= before)) return;
    close(staffId);
    await dropRecords(staffId, kind);
  },
});
