import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { useMemberName } from '#ui/words';
import { Time } from '../../shell/time/Time.tsx';
import styles from './Meanwhile.module.css';
import type { Answer } from './meanwhile.ts';
import { wordsOf } from './meanwhile.ts';
import { presenceTexts } from './texts.ts';

interface MeanwhileProps {
  /** What came since one began to write. */
  answers: readonly Answer[];
  sendAnyway: () => void;
  keepWriting: () => void;
}

/** Asks before a reply goes out beside an answer that its writer has not read; the answer stands first. */
export function Meanwhile({ answers, sendAnyway, keepWriting }: MeanwhileProps) {
  const texts = useTexts(presenceTexts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className={styles.box}
      role="alertdialog"
      tabIndex={-1}
      aria-label={texts.meanwhile}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        keepWriting();
      }}
    >
      <p className={styles.head}>
        <Icon name="warning" size={16} />
        {texts.meanwhile}
      </p>
      <ul>
        {answers.map((answer) => (
          <Line key={answer.entryId} answer={answer} />
        ))}
      </ul>
      <div className={styles.foot}>
        <span>{texts.stillSend}</span>
        <Button size="compact-sm" variant="default" onClick={keepWriting}>
          {texts.keepWriting}
        </Button>
        <Button size="compact-sm" onClick={sendAnyway}>
          {texts.sendAnyway}
        </Button>
      </div>
    </div>
  );
}

function Line({ answer }: { answer: Answer }) {
  const texts = useTexts(presenceTexts);
  const nameOf = useMemberName();
  const what = { reply: null, solved: texts.solution, objected: texts.objection }[answer.kind];
  return (
    <li>
      <p className={styles.by}>
        <b>{nameOf(answer.by.name)}</b> {what} <Time at={answer.at} />
      </p>
      <p className={styles.text}>{wordsOf(answer)}</p>
    </li>
  );
}
