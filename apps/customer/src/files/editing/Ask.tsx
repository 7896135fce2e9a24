import { useEffect, useRef } from 'react';
import { useTexts } from '#ui/i18n';
import styles from './editing.module.css';
import { editingTexts } from './texts.ts';

interface AskProps {
  onApply: () => void;
  onGoOn: () => void;
  onDrop: () => void;
}

/** Asks, where the thumb is, what becomes of changes that are not in the picture yet. */
export function Ask({ onApply, onGoOn, onDrop }: AskProps) {
  const texts = useTexts(editingTexts);
  const apply = useRef<HTMLButtonElement>(null);
  useEffect(() => apply.current?.focus(), []);
  return (
    <div className={styles.ask} role="alertdialog" aria-labelledby="ask-title" aria-describedby="ask-lead">
      <b id="ask-title">{texts.leaveTitle}</b>
      <p id="ask-lead">{texts.leaveLead}</p>
      <button ref={apply} type="button" data-main onClick={onApply}>
        {texts.apply}
      </button>
      <button type="button" onClick={onGoOn}>
        {texts.goOn}
      </button>
      <button type="button" onClick={onDrop}>
        {texts.drop}
      </button>
    </div>
  );
}
