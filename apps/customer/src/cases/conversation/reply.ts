import { useEffect, useSyncExternalStore } from 'react';
import type { Case } from '#contract';
import { useLanguage } from '#ui/i18n';
import { useAttachments } from '../../files/strip/use-attachments.ts';
import type { Tray } from '../../files/tray/tray.ts';
import { askForWakeUp } from '../../offline/app-worker.ts';
import {
  changeUnsent,
  discard,
  findUnsent,
  putUnsent,
  searchUnsent,
  sendUnsent,
  subscribeUnsent,
  trayOf,
  type UnsentReply,
} from '../../offline/unsent/index.ts';
import { useMember } from '../../session/queries.ts';

// The reply to a case that has nothing in it yet, by person and case.
const empty = new Map<string, UnsentReply>();

function replyOf(personId: string, caseNumber: string): UnsentReply {
  const found = searchUnsent(personId, (item) => item.kind === 'reply' && item.caseNumber === caseNumber);
  if (found?.kind === 'reply') return found;
  const name = `${personId}/${caseNumber}`;
  const reply: UnsentReply = empty.get(name) ?? {
    kind: 'reply',
    id: crypto.randomUUID(),
    caseNumber,
    text: '',
    state: 'writing',
    problem: null,
    files: [],
    language: 'zh',
    changedAt: new Date().toISOString(),
  };
  empty.set(name, reply);
  return reply;
}

/** The reply that a person writes to a case, and the way to send it now or when there is a connection. */
export function useReply(seen: Case) {
  const { personId } = useMember();
  const { language } = useLanguage();
  const { caseNumber } = seen;
  const reply = useSyncExternalStore(subscribeUnsent, () => replyOf(personId, caseNumber));
  const tray: Tray = trayOf(personId, reply.id);
  const files = useAttachments(tray);
  const change = (part: Partial<UnsentReply>) => {
    const changed = { ...replyOf(personId, caseNumber), ...part, language };
    empty.delete(`${personId}/${caseNumber}`);
    if (changed.text === '' && changed.files.length === 0) void discard(personId, changed.id);
    else if (findUnsent(personId, changed.id)) changeUnsent(personId, changed.id, { ...part, language });
    else putUnsent(personId, { ...changed, changedAt: new Date().toISOString() });
  };
  useEffect(() => {
    // A first file makes something of an empty reply.
    const held = replyOf(personId, caseNumber);
    if (files.length > 0 && !findUnsent(personId, held.id)) putUnsent(personId, { ...held, files });
  }, [files, personId, caseNumber]);
  const send = () => {
    change({});
    const sending = sendUnsent(personId, reply.id);
    void askForWakeUp();
    return sending;
  };
  return { reply, tray, write: (text: string) => change({ text }), again: () => change({ state: 'writing' }), send };
}
