import { useState } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './Copyable.module.css';
import { shellTexts } from './texts.ts';

const shownMs = 1500;

/** A number in the monospaced face that a click copies. */
export function Copyable({ text }: { text: string }) {
  const texts = useTexts(shellTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), shownMs);
  };
  return (
    <button
      type="button"
      className={styles.copyable}
      aria-label={`${text}: ${isCopied ? texts.copied : texts.copy}`}
      title={texts.copy}
      // A browser without clipboard permission keeps the text selectable; there is nothing to tell.
      onClick={() => void copy().catch(() => undefined)}
    >
      {text}
      <Icon name={isCopied ? 'check' : 'copy'} size={13} />
    </button>
  );
}
