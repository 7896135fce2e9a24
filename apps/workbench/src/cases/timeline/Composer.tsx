import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type DeskCase, deskCaseRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useWordsForProblem } from '#ui/words';
import { useKeys } from '../../shell/help/use-keys.ts';
import { ReasonedButton } from '../../shell/ReasonedButton.tsx';
import { focusSoon } from '../keys/focus.ts';
import { Meanwhile } from '../presence/Meanwhile.tsx';
import { useRefusal } from '../use-act.ts';
import { wantedAct } from '../wanted-act.ts';
import styles from './Composer.module.css';
import { type Mode, useReplyDraft, useSending } from './sending.ts';
import { Templates } from './Templates.tsx';
import { timelineTexts } from './texts.ts';

const longest = 5000;

interface ComposerProps {
  deskCase: DeskCase;
  /** Shows the timeline where it is hidden behind another part. */
  wantPane: () => void;
}

/** Where one writes: a reply to the customer, or a note for staff; the two never look alike. */
export function Composer({ deskCase, wantPane }: ComposerProps) {
  const texts = useTexts(timelineTexts);
  const refusals = {
    reply: useRefusal('answer', deskCaseRoutes.answerCase, deskCase),
    note: useRefusal('note', deskCaseRoutes.noteOnCase, deskCase),
  };
  const [chosen, setMode] = useState<Mode | null>(null);
  const mode = chosen ?? (refusals.reply !== null && refusals.note === null ? 'note' : 'reply');
  const field = useRef<HTMLTextAreaElement>(null);
  useComposerKeys(deskCase.caseNumber, (wanted) => {
    wantPane();
    setMode(wanted);
    focusSoon(field);
  });
  return (
    <div className={styles.composer} data-mode={mode}>
      <div className={styles.head}>
        <SegmentedControl
          size="xs"
          aria-label={texts.write}
          value={mode}
          onChange={(value) => setMode(value as Mode)}
          data={[
            { value: 'reply', label: texts.reply },
            { value: 'note', label: texts.note },
          ]}
        />
        <span className={styles.hint}>
          <Icon name={mode === 'reply' ? 'people' : 'closed'} size={14} />
          {mode === 'reply' ? texts.replyHint(deskCase.companyName) : texts.noteHint}
        </span>
      </div>
      <Writing key={mode} mode={mode} deskCase={deskCase} refusal={refusals[mode]} field={field} />
    </div>
  );
}

// `r` and `n`, pressed here or on the row of a list before the case was there.
function useComposerKeys(caseNumber: string, focus: (mode: Mode) => void): void {
  const wanted = wantedAct.use();
  useKeys({ r: () => focus('reply'), n: () => focus('note') });
  useEffect(() => {
    if (wanted?.caseNumber !== caseNumber || (wanted.act !== 'reply' && wanted.act !== 'note')) return;
    wantedAct.set(null);
    focus(wanted.act);
  });
}

interface WritingProps {
  mode: Mode;
  deskCase: DeskCase;
  refusal: string | null;
  field: React.RefObject<HTMLTextAreaElement | null>;
}

/** Why it could not be sent; the text stays. */
function NotSent({ error }: { error: Error | null }) {
  const words = useWordsForProblem();
  if (!error) return null;
  return (
    <p className={styles.error} role="alert">
      {words(error)}
    </p>
  );
}

function Writing({ mode, deskCase, refusal, field }: WritingProps) {
  const texts = useTexts(timelineTexts);
  const draft = useReplyDraft(mode, deskCase);
  const { text, write } = draft;
  const isEmpty = text.trim() === '';
  const { act, send, answers, sendAnyway, keepWriting } = useSending(mode, deskCase, draft);
  const insert = (template: string) => {
    write((isEmpty ? template : `${text.trimEnd()}\n\n${template}`).slice(0, longest));
    field.current?.focus();
  };
  const sendIfAble = () => !isEmpty && refusal === null && send();
  const goOn = () => {
    keepWriting();
    requestAnimationFrame(() => field.current?.focus());
  };
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={mode === 'reply' ? texts.reply : texts.note}
        placeholder={refusal ?? (mode === 'reply' ? texts.replyHere : texts.noteHere)}
        value={text}
        maxLength={longest}
        rows={3}
        readOnly={refusal !== null || act.isPending}
        aria-keyshortcuts={mode === 'reply' ? 'r' : 'n'}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendIfAble();
        }}
      />
      {answers.length > 0 ? (
        <Meanwhile answers={answers} sendAnyway={sendAnyway} keepWriting={goOn} />
      ) : (
        <NotSent error={act.error} />
      )}
      <div className={styles.foot}>
        <span className={styles.hint}>
          {text.length > longest - 500 ? texts.characters(longest - text.length) : isEmpty ? '' : texts.draft}
        </span>
        {mode === 'reply' && refusal === null && <Templates deskCase={deskCase} insert={insert} />}
        <ReasonedButton size="sm" reason={refusal} onClick={sendIfAble} loading={act.isPending} disabled={isEmpty}>
          {mode === 'reply' ? texts.send : texts.keep}
        </ReasonedButton>
      </div>
    </>
  );
}
