import { useTexts } from '../../i18n/index.ts';
import { attachedTexts } from '../texts.ts';
import styles from './viewer.module.css';

/** Nothing came: says so and offers to try once more. */
export function Trouble({ onAgain }: { onAgain: () => void }) {
  const texts = useTexts(attachedTexts);
  return (
    <div className={styles.trouble} role="alert">
      <p>{texts.lost}</p>
      <button type="button" className={styles.act} onClick={onAgain}>
        {texts.again}
      </button>
    </div>
  );
}
