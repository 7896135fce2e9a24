import { useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import styles from './editing.module.css';
import { editingTexts } from './texts.ts';

interface AskProps {
  /** Something is drawn that can be applied. */
  isBegun: boolean;
  onApply: () => void;
  onGoOn: () => void;
  /** Closes and decides nothing. */
  onLater?: () => void;
  onDrop: () => void;
}

/** Asks, where the thumb is, what becomes of changes that are not in the picture yet. */
export function Ask({ isBegun, onApply, onGoOn, onLater, onDrop }: AskProps) {
  const texts = useTexts(editingTexts);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={styles.ask} role="alertdialog" aria-labelledby="ask-title" aria-describedby="ask-lead">
      <b id="ask-title">{texts.leaveTitle}</b>
      <p id="ask-lead">{isBegun ? texts.leaveLead : texts.unfinishedLead}</p>
      {isBegun && (
        <button ref={first} type="button" data-main onClick={onApply}>
          {texts.apply}
        </button>
      )}
      <button ref={isBegun ? undefined : first} type="button" data-main={isBegun ? undefined : true} onClick={onGoOn}>
        {texts.goOn}
      </button>
      {onLater && (
        <button type="button" onClick={onLater}>
          {texts.later}
        </button>
      )}
      <button type="button" onClick={onDrop}>
        {isBegun ? texts.drop : texts.asItIs}
      </button>
    </div>
  );
}
