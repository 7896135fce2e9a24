import { useRef } from 'react';
import { useTexts } from '#ui/i18n';
import { Button } from '../parts/index.ts';
import styles from './offline.module.css';
import { offlineTexts } from './texts.ts';
import { type UnsentItem, wordsIn } from './unsent/index.ts';

interface DiscardProps {
  item: UnsentItem;
  /** What the button says. */
  children: string;
  onDiscard: () => void;
}

const isTyped = (item: UnsentItem) => (item.kind === 'case' ? item.isTyped : wordsIn(item).trim() !== '');

/** Gives an unsent text up. Words that somebody typed and files are gone for good: it asks before. */
export function Discard({ item, children, onDiscard }: DiscardProps) {
  const texts = useTexts(offlineTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const hasMuch = isTyped(item) || item.files.length > 0;
  const close = () => dialog.current?.close();
  const discard = () => {
    close();
    onDiscard();
  };
  return (
    <>
      <Button look="quiet" onClick={() => (hasMuch ? dialog.current?.showModal() : onDiscard())}>
        {children}
      </Button>
      <dialog ref={dialog} className={styles.question} aria-label={texts.discardTitle}>
        <h2>{texts.discardTitle}</h2>
        <p>{item.files.length > 0 ? texts.discardWithFiles(item.files.length) : texts.discardLead}</p>
        <div className={styles.answers}>
          <Button isWide onClick={close}>
            {texts.keep}
          </Button>
          <Button isWide look="plain" onClick={discard}>
            {children}
          </Button>
        </div>
      </dialog>
    </>
  );
}
