import { useState } from 'react';
import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import styles from './page.module.css';
import { partTexts } from './texts.ts';

/** A machine or error number, copied by a tap. */
export function CopyNumber({ number }: { number: string }) {
  const texts = useTexts(partTexts);
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(number).then(
      () => {
        setIsCopied(true);
        setTimeout(() => setIsCopied(false), 2000);
      },
      // No permission: the number stands there to be read.
      () => undefined,
    );
  return (
    <button type="button" className={styles.number} onClick={copy} title={texts.copy(number)}>
      {number}
      <Icon name={isCopied ? 'check' : 'copy'} size={16} />
      <span className="unseen" role="status">
        {isCopied ? texts.copied : ''}
      </span>
    </button>
  );
}
