import { useState } from 'react';
import { type DeskCase, deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { codeOf } from '#ui/words';
import { call } from '../../region/client.ts';
import { useMe } from '../../shell/session.ts';
import { useDraft } from '../drafts.ts';
import { focusCase } from '../keys/focus.ts';
import { type Answer, answersIn } from '../presence/meanwhile.ts';
import { noteTyping } from '../presence/typing.ts';
import { useAct } from '../use-act.ts';
import { useStableId } from '../use-stable-id.ts';
import { timelineTexts } from './texts.ts';

/** What is written: a reply to the customer, or a note for staff. */
export type Mode = 'reply' | 'note';

/** A text under way, with how many answers there were when it was begun. */
export interface ReplyDraft {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Null while nothing is written. */
  readonly seen: number | null;
  /** Notes that everything there is now was read. */
  readonly read: (answers: number) => void;
}

/** The draft of a reply or note; a reply that is taken up again still knows what its writer had read. */
export function useReplyDraft(mode: Mode, deskCase: DeskCase): ReplyDraft {
  const { staffId } = useMe();
  const { caseNumber } = deskCase;
  const [text, keep] = useDraft(staffId, caseNumber, mode);
  const [seen, keepSeen] = useDraft(staffId, caseNumber, 'reply-seen');
  const read = (answers: number) => keepSeen(String(answers));
  const write = (next: string) => {
    keep(next);
    if (mode === 'note') return;
    noteTyping(caseNumber, next.trim() === '');
    if (next === '') keepSeen('');
    else if (seen === '') read(answersIn(deskCase).length);
  };
  return { text, write, seen: seen === '' ? null : Number(seen), read };
}

// What is typed after a reply was sent must not land in the next one: `n` and a note would go to the customer.
function leaveField(caseNumber: string): void {
  if (document.activeElement instanceof HTMLTextAreaElement) focusCase(caseNumber);
}

/** Sends a text; a reply that would stand beside an unread answer asks first, and the service looks once more. */
export function useSending(mode: Mode, deskCase: DeskCase, draft: ReplyDraft) {
  const texts = useTexts(timelineTexts);
  const { caseNumber } = deskCase;
  const act = useAct(caseNumber, { isInline: true });
  const idOf = useStableId();
  const [isAsking, ask] = useState(false);
  const { text, seen } = draft;
  const all = answersIn(deskCase);
  const answers: Answer[] = isAsking && mode === 'reply' ? all.slice(seen ?? all.length) : [];
  const sendKnowing = (known: number) => {
    if (act.isPending) return;
    const params = { caseNumber };
    const id = idOf(text);
    const send = () =>
      mode === 'reply'
        ? call(deskCaseRoutes.answerCase, { params, body: { id, text, seen: known } })
        : call(deskCaseRoutes.noteOnCase, { params, body: { id, text } });
    act.mutate(
      { send, done: mode === 'reply' ? texts.sentReply : texts.keptNote },
      {
        onSuccess: () => {
          draft.write('');
          leaveField(caseNumber);
        },
        onError: (error) => ask(codeOf(error) === 'answered-meanwhile'),
      },
    );
  };
  return {
    act,
    answers,
    send() {
      const known = seen ?? all.length;
      if (mode === 'reply' && known < all.length) ask(true);
      else sendKnowing(known);
    },
    sendAnyway() {
      ask(false);
      draft.read(all.length);
      sendKnowing(all.length);
    },
    keepWriting() {
      ask(false);
      draft.read(all.length);
    },
  };
}
